-- wrk asks for tokens: the first application's form, over and over on open connections.
wrk.method = "POST"
wrk.body = os.getenv("TOKEN_REQUEST")
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"

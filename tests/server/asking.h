// What a user asks a running server.
#pragma once

#include <string>

#include "base/form.h"
#include "tests/server/program.h"
#include "tests/server/wire.h"

inline WireResponse get(const RunningServer& server, const std::string& target,
                        const std::string& fields = "Host: localhost\r\n") {
  Wire wire(server.port());
  return wire.ask("GET " + target + " HTTP/1.1\r\n" + fields + "\r\n");
}

inline std::string post_request(const std::string& target, const std::string& body,
                                const std::string& fields) {
  return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

// Of the first application, for the Management API.
inline WireResponse take_token(const RunningServer& server, const std::string& secret = "",
                               const std::string& fields = "") {
  const std::string form =
      base::write_form({{"grant_type", "client_credentials"},
                        {"client_id", server.ready("client_id")},
                        {"client_secret", secret.empty() ? server.ready("client_secret") : secret},
                        {"audience", "http://localhost/api/v2/"}});
  Wire wire(server.port());
  return wire.ask(post_request("/oauth/token", form,
                               "Content-Type: application/x-www-form-urlencoded\r\n" + fields));
}

inline std::string access_token_in(const WireResponse& response) {
  const auto json = base::parse_json(response.body);
  return json ? base::string_member(*json, "access_token").value_or("") : "";
}

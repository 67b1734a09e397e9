// The words of --help.
#pragma once

namespace server::help {

inline constexpr char summary[] =
    "Tallygate: an Auth0-compatible authorization server for machine-to-machine tokens.";

inline constexpr char footer[] =
    R"(Each command has a --help of its own, with options, files and exit codes.)";

inline constexpr char serve_summary[] = "Serve tenants and their dashboard over HTTP and HTTPS.";

// Lines of at most 68 columns: the name of the option stands before them.
inline constexpr char config[] =
    "TOML file of settings: the names of these options without\n"
    "hyphens before them, see CONFIGURATION.";
inline constexpr char http[] =
    "Port to listen on. 0 takes any free one, which the ready file\n"
    "then names.";
inline constexpr char https[] =
    "Port to listen on for HTTPS as well. The certificate is by an\n"
    "authority that is made in the data folder; ready file and output\n"
    "name the file that clients must trust.";
inline constexpr char listen[] =
    "IP address to listen on; may be given several times. One that is\n"
    "not of this machine alone needs --https and --issuer, and HTTP\n"
    "stays on this machine. Default: 127.0.0.1 and ::1";
inline constexpr char insecure_http[] =
    "Lets HTTP listen on these addresses too: where a proxy ends TLS,\n"
    "or nobody listens in. Secrets, tokens and the dashboard's key\n"
    "then cross the network in the clear.";
inline constexpr char certificate[] =
    "PEM file: a certificate for HTTPS of your own, and those that\n"
    "issued it. Read again when it changes.";
inline constexpr char key[] = "PEM file: the key of that certificate.";
inline constexpr char client_authorities[] =
    "PEM file: the authorities whose certificates prove who a client\n"
    "is (tls_client_auth). A certificate is asked for at hosts that\n"
    "begin with \"mtls.\", such as mtls.localhost.";
inline constexpr char data[] =
    "Folder that keeps the tenants; made when missing.\n"
    "Default: tallygate in $XDG_DATA_HOME, or in ~/.local/share";
inline constexpr char store[] =
    "postgres://USER@HOST/DATABASE: keeps the tenants there, as libpq\n"
    "takes it (a password better comes from PGPASSFILE). The folder\n"
    "still holds the master key. Several servers may have the same\n"
    "tenants at once: give all of them the same key (--master-key-file).\n"
    "Default: SQLite in the folder";
inline constexpr char master_key_file[] =
    "File of 64 hexadecimal digits (0600): the key that seals secrets\n"
    "and private keys of all tenants. TALLYGATE_MASTER_KEY may hold the\n"
    "digits themselves. Default: master.key in each tenant's folder";
inline constexpr char tenant[] =
    "One more tenant, at NAME.localhost, made when missing; may be\n"
    "given several times. It shares nothing with the others. Tenants\n"
    "of earlier starts are there without being named.";
inline constexpr char dashboard_key[] =
    "Key that opens the dashboard. Other users of the machine can see\n"
    "the command line, but not the environment.\n"
    "Default: a new key for each start";
inline constexpr char metrics_token[] =
    "Bearer token that /metrics asks for; the dashboard key does as\n"
    "well. Default: none is needed on this machine, and from elsewhere\n"
    "or through a proxy only the dashboard key does";
inline constexpr char ready_file[] =
    "Written once requests are answered: JSON with issuer,\n"
    "https_issuer, dashboard_url, token_endpoint, jwks_uri,\n"
    "openid_configuration, management_api, client_id, client_secret,\n"
    "data, http_port, https_port, ca_file, pid, and tenants: the same\n"
    "for each of them.\n"
    "Removed when the server stops.";
inline constexpr char page[] =
    "Folder of the dashboard's files.\n"
    "Default: ../page, seen from this program's folder";
inline constexpr char issuer[] =
    "The one address by which clients know the tenant without a name.\n"
    "Default: the address of each request";
inline constexpr char trusted_proxy[] =
    "Address of a proxy whose header fields about the client are\n"
    "believed: X-Forwarded-For, X-Forwarded-Proto, X-Forwarded-Host,\n"
    "client-certificate and client-certificate-ca-verified. Its own Host\n"
    "must be localhost or NAME.localhost. May be given several times.";
inline constexpr char workers[] =
    "Threads that answer, from 1 to 256. Default: one for each\n"
    "processor";
inline constexpr char durability[] =
    "strict: a response that depends on a write leaves when the write\n"
    "is on the disk. relaxed: it leaves at once, the disk follows\n"
    "within a second, and a crash may take back that second.\n"
    "Default: strict";

inline constexpr char clock[] =
    "virtual: for tests of clients, time can be moved at /admin/clock.\n"
    "Never for tokens that somebody relies on. Default: system";
inline constexpr char log_format[] =
    "Form of the lines on standard error: for people, or one JSON\n"
    "object each with time, level and message. Default: text";
inline constexpr char log_level[] =
    "What is worth a line: debug, info, warning, error or off. debug\n"
    "has a line for each request. Default: info";
inline constexpr char access_log[] =
    "A line about every Nth request: method, path, status, duration,\n"
    "peer, trace. 1: about each; 0: about none, since each token\n"
    "request leaves an event in its tenant's log anyway.";
inline constexpr char max_header_bytes[] = "Largest header section of a request; 431 above it.";
inline constexpr char max_body_bytes[] = "Largest body of a request; 413 above it.";
inline constexpr char header_timeout[] =
    "For a whole header section, and for a TLS handshake; 408 after it.";
inline constexpr char body_timeout[] = "For a whole body; 408 after it.";
inline constexpr char idle_timeout[] = "After which a connection that asks nothing is closed.";
inline constexpr char max_connections[] =
    "Open at one time; whoever comes then gets 503, or over HTTPS is\n"
    "turned away.";
inline constexpr char max_connections_per_address[] =
    "The same for one peer's address. Not for trusted proxies.";
inline constexpr char drain_delay[] =
    "After a signal, how long requests are still taken while /readyz\n"
    "says 503, so that a load balancer looks elsewhere.";
inline constexpr char drain_timeout[] = "Then, for answers that are under way.";

inline constexpr char serve_footer[] =
    R"(The first start makes a tenant with one application that is authorized for the
Management API. Without --ready-file its id and secret, and the dashboard's address
with its key, are printed; the log goes to standard error and never holds a secret.

When a write cannot be stored the answer is 503, until it can.

With the dashboard key as bearer token, POST /admin/tenants of {"name": "acme"} adds a
tenant while the server runs, GET /admin/tenants lists them, and DELETE
/admin/tenants/acme deletes that one with all that it keeps.

With --clock virtual, POST /admin/clock (with the dashboard key as well) of
{"set": "2027-01-01T00:00:00Z"}, {"advance": 3600}, {"freeze": true} or {"resume": true}
moves the time of tokens, quotas, keys, logs and this log together, forwards only; GET
tells it. Certificates of HTTPS stay in real time.

/healthz answers 200 while the server runs, /readyz while it takes requests and its
store takes writes, else 503. /metrics is the text that Prometheus reads.

CONFIGURATION
  What the command line does not say is taken from the environment: TALLYGATE_ and the
  option's name in capitals, with _ for -, such as TALLYGATE_READY_FILE; several values
  are separated by commas. Then from the file of --config, one setting a line, in TOML:

    http = 8080
    https = 8443
    issuer = "https://login.example.com/"
    tenant = ["acme", "globex"]
    insecure-http = false

  A setting that there is not is refused with its line, as is a value that is not right.

LISTENING elsewhere than on this machine (--listen)
  Only HTTPS listens there, HTTP stays here, unless --insecure-http is given. Requests
  are answered at localhost, at NAME.localhost and at the host of --issuer; others get
  403. Whoever knows the dashboard's key may then open it from where he is.

FILES in the data folder, all for this user only
  tallygate.db     the tenant (SQLite; readable with sqlite3 while the server runs)
  tenants/NAME     the same files for each further tenant
  tls/ca.pem       the authority that clients of HTTPS must trust; tls/ca.key its key
  master.key       what its secrets and private keys are sealed with; keep a copy apart,
                   for "tallygate backup" leaves it out
  server.id        who serves this folder, for a store that several servers can reach
  tallygate.lock   held while a server runs

SIGNALS
  INT, TERM        stop: /readyz says 503, after --drain-delay no more connections are
                   taken, answers under way leave with "Connection: close", what was
                   changed is written; exit with 0. A second one ends it at once.
  HUP              with --cert: read certificate and key again now

EXIT CODES
  0  stopped as asked    1  could not start, and says why    2  a wrong command line

EXAMPLES
  tallygate serve
  tallygate serve --https 8443 --tenant acme
  tallygate serve --http 0 --data ./tenant --ready-file ./ready.json
  curl -d grant_type=client_credentials -d client_id=... -d client_secret=... \
       -d audience=http://localhost:8080/api/v2/ http://localhost:8080/oauth/token)";

}  // namespace server::help

// The words of --help.
#pragma once

namespace server::help {

inline constexpr char summary[] =
    "Tallygate: an Auth0-compatible authorization server for machine-to-machine tokens.";

inline constexpr char footer[] =
    R"(Each command has a --help of its own, with options, files and exit codes.)";

inline constexpr char serve_summary[] =
    "Serve tenants and their dashboard over HTTP and HTTPS, to this machine only.";

// Lines of at most 68 columns: the name of the option stands before them.
inline constexpr char http[] =
    "Port to listen on, at 127.0.0.1 and ::1. 0 takes any free one,\n"
    "which the ready file then names.";
inline constexpr char https[] =
    "Port to listen on for HTTPS as well. The certificate is by an\n"
    "authority that is made in the data folder; ready file and output\n"
    "name the file that clients must trust.";
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

inline constexpr char serve_footer[] =
    R"(The first start makes a tenant with one application that is authorized for the
Management API. Without --ready-file its id and secret, and the dashboard's address
with its key, are printed; the log goes to standard error and never holds a secret.

When a write cannot be stored the answer is 503, until it can.

With the dashboard key as bearer token, POST /admin/tenants of {"name": "acme"} adds a
tenant while the server runs, and GET /admin/tenants lists them.

/healthz answers 200 while the server runs, /readyz while it takes requests and its
store takes writes, else 503. /metrics is the text that Prometheus reads.

FILES in the data folder, all for this user only
  tallygate.db     the tenant (SQLite; readable with sqlite3 while the server runs)
  tenants/NAME     the same files for each further tenant
  tls/ca.pem       the authority that clients of HTTPS must trust; tls/ca.key its key
  master.key       what its secrets and private keys are sealed with; keep a copy apart,
                   for "tallygate backup" leaves it out
  tallygate.lock   held while a server runs

SIGNALS
  INT, TERM        stop: answer what was asked, write what was changed, exit with 0

EXIT CODES
  0  stopped as asked    1  could not start, and says why    2  a wrong command line

EXAMPLES
  tallygate serve
  tallygate serve --https 8443 --tenant acme
  tallygate serve --http 0 --data ./tenant --ready-file ./ready.json
  curl -d grant_type=client_credentials -d client_id=... -d client_secret=... \
       -d audience=http://localhost:8080/api/v2/ http://localhost:8080/oauth/token)";

}  // namespace server::help

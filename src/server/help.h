// The words of --help.
#pragma once

namespace server::help {

inline constexpr char summary[] =
    "Tallygate: an Auth0-compatible authorization server for machine-to-machine tokens.";

inline constexpr char footer[] =
    R"(Run "tallygate serve --help" for its options, files and exit codes.)";

inline constexpr char serve_summary[] =
    "Serve one tenant and its dashboard over HTTP, to this machine only.";

// Lines of at most 68 columns: the name of the option stands before them.
inline constexpr char http[] =
    "Port to listen on, at 127.0.0.1 and ::1. 0 takes any free one,\n"
    "which the ready file then names.";
inline constexpr char data[] =
    "Folder that keeps the tenant; made when missing.\n"
    "Default: tallygate in $XDG_DATA_HOME, or in ~/.local/share";
inline constexpr char dashboard_key[] =
    "Key that opens the dashboard. Other users of the machine can see\n"
    "the command line, but not the environment.\n"
    "Default: a new key for each start";
inline constexpr char ready_file[] =
    "Written once requests are answered: JSON with issuer,\n"
    "dashboard_url, token_endpoint, jwks_uri, openid_configuration,\n"
    "management_api, client_id, client_secret, data and pid.\n"
    "Removed when the server stops.";
inline constexpr char page[] =
    "Folder of the dashboard's files.\n"
    "Default: ../page, seen from this program's folder";
inline constexpr char issuer[] =
    "The address by which clients know this server.\n"
    "Default: http://localhost:PORT/";

inline constexpr char serve_footer[] =
    R"(The first start makes a tenant with one application that is authorized for the
Management API. Without --ready-file its id and secret, and the dashboard's address
with its key, are printed; the log goes to standard error and never holds a secret.

A response that depends on a write leaves when the write is on the disk.

FILES in the data folder, all for this user only
  tallygate.db     the tenant (SQLite; readable with sqlite3 while the server runs)
  master.key       what its secrets and private keys are sealed with; back it up apart
  tallygate.lock   held while a server runs

SIGNALS
  INT, TERM        stop: answer what was asked, write what was changed, exit with 0

EXIT CODES
  0  stopped as asked    1  could not start, and says why    2  a wrong command line

EXAMPLES
  tallygate serve
  tallygate serve --http 0 --data ./tenant --ready-file ./ready.json
  curl -d grant_type=client_credentials -d client_id=... -d client_secret=... \
       -d audience=http://localhost:8080/api/v2/ http://localhost:8080/oauth/token)";

}  // namespace server::help

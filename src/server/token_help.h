// The words of "tallygate token --help".
#pragma once

namespace server::help {

inline constexpr char token_summary[] = "Print an access token, for shell scripts.";
inline constexpr char token_url[] =
    "Address of the tenant: its issuer, such as http://localhost:8080/.";
inline constexpr char token_ready_file[] =
    "Ready file of a local server: what is not said otherwise is taken\n"
    "from it, so that it alone gives a token for the Management API.";
inline constexpr char token_client_id[] = "The application.";
inline constexpr char token_client_secret_file[] =
    "File of its secret. Default: what TALLYGATE_CLIENT_SECRET says;\n"
    "other users of the machine can see the command line.";
inline constexpr char token_audience[] = "Identifier of the API that the token is for.";
inline constexpr char token_scope[] = "Scopes, separated by spaces. Default: all that are granted";
inline constexpr char token_ca[] =
    "PEM file: the authorities to trust over HTTPS, such as tls/ca.pem\n"
    "of a data folder. Default: those of the system";
inline constexpr char token_footer[] =
    R"(Only the token is printed to standard output; what goes wrong is one sentence on
standard error. Each option can also be an environment variable: TALLYGATE_URL,
TALLYGATE_CLIENT_ID, TALLYGATE_AUDIENCE, TALLYGATE_SCOPE, TALLYGATE_CA.

EXIT CODES
  0  a token was printed
  1  the server cannot be reached, is not trusted, or does not answer as one
  2  a wrong command line
  3  the server refuses: its error and description are told

EXAMPLES
  TOKEN=$(tallygate token --ready-file ready.json)
  TALLYGATE_CLIENT_SECRET=... tallygate token --url https://login.example.com/ \
      --client-id ... --audience https://reports.example.com --scope read:reports)";

}  // namespace server::help

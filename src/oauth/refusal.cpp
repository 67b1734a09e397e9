#include "oauth/refusal.h"

#include "base/json.h"

namespace oauth {

namespace {

struct Row {
  ErrorCode code;
  std::string_view error;
  int status;
  std::string_view description;
};

constexpr Row catalogue[] = {
    {ErrorCode::malformed_body, "invalid_request", 400, "The request body could not be read: {}"},
    {ErrorCode::unsupported_media_type, "invalid_request", 400,
     "The Content-Type must be application/x-www-form-urlencoded or application/json"},
    {ErrorCode::repeated_parameter, "invalid_request", 400, "Parameter sent more than once: {}"},
    {ErrorCode::parameter_too_long, "invalid_request", 400, "Parameter too long: {}"},
    {ErrorCode::several_auth_methods, "invalid_request", 400,
     "Only one client authentication method may be used in a request"},
    {ErrorCode::bad_client_certificate, "invalid_request", 400,
     "The client certificate could not be read"},
    {ErrorCode::missing_parameter, "invalid_request", 400, "Missing required parameter: {}"},
    {ErrorCode::unsupported_grant_type, "unsupported_grant_type", 400, "Grant type not supported"},
    {ErrorCode::client_authentication_failed, "access_denied", 401, "Unauthorized"},
    {ErrorCode::invalid_client, "invalid_client", 401, "Client authentication failed"},
    {ErrorCode::grant_type_not_allowed, "unauthorized_client", 403,
     "Grant type '{}' not allowed for the client."},
    {ErrorCode::no_audience, "access_denied", 403,
     "No audience parameter was provided, and no default audience has been configured"},
    {ErrorCode::unknown_audience, "access_denied", 403, "Service not enabled within domain: {}"},
    {ErrorCode::invalid_target, "invalid_target", 400,
     "The resource must be a URI without a fragment: {}"},
    {ErrorCode::clients_not_allowed, "access_denied", 403,
     "Applications may not request tokens for \"{}\" on their own behalf"},
    {ErrorCode::no_client_grant, "access_denied", 403,
     "Client {} You need to create a \"client-grant\" associated to this API."},
    {ErrorCode::organization_unknown, "invalid_request", 400,
     "The organization does not exist: {}"},
    {ErrorCode::organization_not_allowed, "access_denied", 403,
     "Client is not authorized to act on behalf of the organization: {}"},
    {ErrorCode::scope_not_granted, "access_denied", 403, "Client has not been granted scopes: {}"},
    {ErrorCode::denied_as_invalid_scope, "invalid_scope", 400, "{}"},
    {ErrorCode::denied_as_invalid_request, "invalid_request", 400, "{}"},
    {ErrorCode::denied_as_server_error, "server_error", 400, "{}"},
    {ErrorCode::claims_too_large, "server_error", 400,
     "The custom claims of the token are too large"},
    {ErrorCode::invalid_dpop_proof, "invalid_dpop_proof", 400, "{}"},
    {ErrorCode::use_dpop_nonce, "use_dpop_nonce", 400,
     "Authorization server requires nonce in DPoP proof"},
    {ErrorCode::possession_not_proved, "invalid_request", 400,
     "Possession of a key must be proved: {}"},
    {ErrorCode::unsupported_token_type, "unsupported_token_type", 400,
     "Encrypted access tokens cannot be revoked"},
    {ErrorCode::token_of_another_client, "unauthorized_client", 400,
     "The token was issued to another client"},
    {ErrorCode::client_quota_exceeded, "too_many_requests", 429, "Client quota exceeded"},
    {ErrorCode::organization_quota_exceeded, "too_many_requests", 429,
     "Organization quota exceeded"},
    {ErrorCode::plan_exceeded, "too_many_requests", 429,
     "The tenant's plan limit of tokens for this month is reached"},
    {ErrorCode::rate_limit_exceeded, "too_many_requests", 429,
     "Rate limit exceeded. Please retry after some time."},
    {ErrorCode::temporarily_unavailable, "temporarily_unavailable", 503,
     "The request cannot be recorded at the moment, so it is not served. Please retry after some "
     "time."},
    {ErrorCode::signing_failed, "server_error", 500, "The token could not be signed."},
};

const Row& row(ErrorCode code) {
  for (const Row& candidate : catalogue) {
    if (candidate.code == code) return candidate;
  }
  return catalogue[0];
}

std::string fill(std::string_view text, std::string_view detail) {
  std::string filled(text);
  const size_t at = filled.find("{}");
  if (at != std::string::npos) filled.replace(at, 2, detail);
  return filled;
}

}  // namespace

PublicError public_error(const Refusal& refusal) {
  const Row& found = row(refusal.code);
  PublicError error{found.error, found.status, fill(found.description, refusal.detail), ""};
  if (refusal.code == ErrorCode::grant_type_not_allowed) {
    error.uri = "https://auth0.com/docs/clients/client-grant-types";
  }
  return error;
}

base::Response json_response(int status, std::string body) {
  base::Response response;
  response.status = status;
  response.headers = {
      {"content-type", "application/json"}, {"cache-control", "no-store"}, {"pragma", "no-cache"}};
  response.body = std::move(body);
  return response;
}

base::Response to_response(const Refusal& refusal, const base::Request& request) {
  const PublicError error = public_error(refusal);
  base::Json body = {{"error", std::string(error.error)}, {"error_description", error.description}};
  if (!error.uri.empty()) body["error_uri"] = std::string(error.uri);
  base::Response response = json_response(error.status, base::write_json(body));
  if (error.status == 401 && request.headers.find("authorization")) {
    response.headers.add("www-authenticate", "Basic realm=\"token endpoint\", charset=\"UTF-8\"");
  }
  if (error.status == 503) response.headers.add("retry-after", "1");
  return response;
}

}  // namespace oauth

// The one catalogue of the token endpoint's errors: wire name, HTTP status and public text (RFC
// 6749 section 5.2; reference/auth0.md section 4.4). The private reason goes to the log event only.
#pragma once

#include <string>
#include <string_view>

#include "base/http_message.h"

namespace oauth {

enum class ErrorCode {
  malformed_body,          // ours: Auth0's text is not known
  unsupported_media_type,  // ours
  repeated_parameter,      // ours
  parameter_too_long,      // ours
  several_auth_methods,    // ours
  bad_client_certificate,  // ours
  missing_parameter,
  unsupported_grant_type,
  client_authentication_failed,
  invalid_client,  // an assertion or a certificate
  grant_type_not_allowed,
  no_audience,
  unknown_audience,
  invalid_target,       // ours: a resource that is none (RFC 8707 section 2)
  clients_not_allowed,  // ours: client.policy deny_all
  no_client_grant,
  organization_unknown,      // ours
  organization_not_allowed,  // ours
  scope_not_granted,
  denied_as_invalid_scope,  // by a rule of the tenant's
  denied_as_invalid_request,
  denied_as_server_error,
  claims_too_large,         // ours
  invalid_dpop_proof,       // RFC 9449 section 5; text ours
  use_dpop_nonce,           // RFC 9449 section 8
  possession_not_proved,    // ours
  unsupported_token_type,   // RFC 7009 section 2.2.1; text ours
  token_of_another_client,  // ours
  client_quota_exceeded,
  organization_quota_exceeded,  // ours, by analogy
  plan_exceeded,                // ours
  rate_limit_exceeded,
  temporarily_unavailable,  // ours: the store cannot take the count
  signing_failed            // ours
};

struct Refusal {
  ErrorCode code = ErrorCode::malformed_body;
  // Fills the {} of the public text.
  std::string detail;
  // A sentence for the tenant's log: what exactly went wrong.
  std::string reason;
};

struct PublicError {
  std::string_view error;
  int status = 400;
  std::string description;
  std::string_view uri;  // `error_uri`; empty: none
};

PublicError public_error(const Refusal& refusal);

// The error response, never to be cached. A 401 to a request that tried HTTP Basic names that
// scheme (RFC 6749 section 5.2).
base::Response to_response(const Refusal& refusal, const base::Request& request);

// A JSON response with the fields that the token endpoint's answers share.
base::Response json_response(int status, std::string body);

}  // namespace oauth

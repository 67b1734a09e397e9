#include "management/caller.h"

#include "domain/system_api.h"
#include "jose/jwt.h"
#include "oauth/issued_token.h"

namespace management {

namespace {

std::string public_text(jose::JwtError reason) {
  switch (reason) {
    case jose::JwtError::expired:
      return "Expired token received for JSON Web Token validation";
    case jose::JwtError::bad_signature:
    case jose::JwtError::unknown_key:
      return "Invalid signature received for JSON Web Token validation";
    case jose::JwtError::wrong_audience:
    case jose::JwtError::wrong_issuer:
      return "Bad audience: the token was not issued for the Management API of this tenant";
    case jose::JwtError::too_large:
    case jose::JwtError::malformed:
    case jose::JwtError::critical_header:
    case jose::JwtError::algorithm_not_allowed:
    case jose::JwtError::wrong_type:
    case jose::JwtError::missing_claim:
    case jose::JwtError::bad_claim:
    case jose::JwtError::not_yet_valid:
      return "Invalid token";
  }
  return "Invalid token";
}

std::set<std::string> split(std::string_view text) {
  std::set<std::string> words;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    if (!word.empty()) words.emplace(word);
    text.remove_prefix(std::min(text.size(), word.size() + 1));
  }
  return words;
}

Caller caller_of(const base::Json& claims) {
  Caller caller;
  caller.subject = base::string_member(claims, "sub").value_or("");
  caller.client_id.value = base::string_member(claims, "azp")
                               .value_or(base::string_member(claims, "client_id").value_or(""));
  caller.token_id = base::string_member(claims, "jti").value_or("");
  caller.scopes = split(base::string_member(claims, "scope").value_or(""));
  return caller;
}

}  // namespace

base::Result<Caller, Outcome> authenticate(const base::Request& request, const Context& context) {
  const std::string* header = request.headers.find("authorization");
  if (!header) return base::failure(error(401, "Missing authentication"));
  constexpr std::string_view scheme = "Bearer ";
  if (header->size() <= scheme.size() ||
      !base::equal_ignoring_case(std::string_view(*header).substr(0, scheme.size()), scheme)) {
    return base::failure(error(400, "Bad HTTP authentication header format", "Bearer"));
  }
  const std::string_view token = std::string_view(*header).substr(scheme.size());
  // A tenant has several addresses, and a token of one is good at the others: its audience must be
  // the Management API of its own issuer, and the signature tells that the issuer is this tenant.
  std::string issuer;
  if (const auto decoded = jose::decode_jwt_unverified(token)) {
    issuer = base::string_member(decoded->claims, "iss").value_or("");
  }
  jose::JwtExpectation expected;
  expected.issuer = issuer;
  expected.audience = issuer + std::string(domain::system_api_identifier);
  expected.algorithms = {jose::Algorithm::rs256};
  expected.now = context.now;
  const auto claims = jose::verify_jwt(token, context.keys.published(), expected);
  if (!claims) return base::failure(error(401, public_text(claims.error())));
  if (context.tenant.is_marked(domain::TokenMarkKind::revoked, oauth::revocation_key(token))) {
    return base::failure(error(401, "The token has been revoked"));
  }
  Caller caller = caller_of(*claims);
  if (context.gate && !context.gate->admits(caller.client_id)) {
    return base::failure(error(429, "Global limit has been reached", "too_many_requests"));
  }
  return caller;
}

}  // namespace management

#include "domain/api.h"

#include <algorithm>

namespace domain {

const Scope* Api::find_scope(std::string_view value) const {
  const auto at = std::find_if(scopes.begin(), scopes.end(),
                               [&](const Scope& scope) { return scope.value == value; });
  return at == scopes.end() ? nullptr : &*at;
}

std::string_view name(ApiSigningAlgorithm algorithm) {
  switch (algorithm) {
    case ApiSigningAlgorithm::hs256:
      return "HS256";
    case ApiSigningAlgorithm::rs256:
      return "RS256";
    case ApiSigningAlgorithm::rs512:
      return "RS512";
    case ApiSigningAlgorithm::ps256:
      return "PS256";
  }
  return "";
}

std::string_view name(TokenDialect dialect) {
  switch (dialect) {
    case TokenDialect::access_token:
      return "access_token";
    case TokenDialect::access_token_authz:
      return "access_token_authz";
    case TokenDialect::rfc9068_profile:
      return "rfc9068_profile";
    case TokenDialect::rfc9068_profile_authz:
      return "rfc9068_profile_authz";
  }
  return "";
}

std::string_view name(ClientPolicy policy) {
  switch (policy) {
    case ClientPolicy::deny_all:
      return "deny_all";
    case ClientPolicy::require_client_grant:
      return "require_client_grant";
  }
  return "";
}

std::string_view name(UserPolicy policy) {
  switch (policy) {
    case UserPolicy::allow_all:
      return "allow_all";
    case UserPolicy::deny_all:
      return "deny_all";
    case UserPolicy::require_client_grant:
      return "require_client_grant";
  }
  return "";
}

namespace {

template <class Enum>
std::optional<Enum> from_name(std::string_view text, std::initializer_list<Enum> all) {
  for (Enum value : all) {
    if (name(value) == text) return value;
  }
  return std::nullopt;
}

}  // namespace

std::optional<ApiSigningAlgorithm> api_signing_algorithm_from_name(std::string_view text) {
  return from_name(text, {ApiSigningAlgorithm::hs256, ApiSigningAlgorithm::rs256,
                          ApiSigningAlgorithm::rs512, ApiSigningAlgorithm::ps256});
}

std::optional<TokenDialect> token_dialect_from_name(std::string_view text) {
  return from_name(text, {TokenDialect::access_token, TokenDialect::access_token_authz,
                          TokenDialect::rfc9068_profile, TokenDialect::rfc9068_profile_authz});
}

std::optional<ClientPolicy> client_policy_from_name(std::string_view text) {
  return from_name(text, {ClientPolicy::deny_all, ClientPolicy::require_client_grant});
}

std::optional<UserPolicy> user_policy_from_name(std::string_view text) {
  return from_name(text,
                   {UserPolicy::allow_all, UserPolicy::deny_all, UserPolicy::require_client_grant});
}

bool is_scope_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return c >= 0x21 && c <= 0x7E && c != '"' && c != '\\';
  });
}

}  // namespace domain

// A rule of the tenant's credentials-exchange step: what a matching token request is denied, what
// its token says in addition, and which scopes it loses (reference/auth0.md section 8; the
// declarative part of Auth0's Actions).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "domain/identifier.h"
#include "domain/words.h"

namespace domain {

// Error codes that a denial may answer with.
enum class DenialCode { invalid_scope, invalid_request, server_error };

struct Denial {
  DenialCode code = DenialCode::invalid_request;
  std::string reason;
  bool operator==(const Denial&) const = default;
};

// A custom claim; its value is JSON text.
struct CustomClaim {
  std::string name;
  std::string value;
  bool operator==(const CustomClaim&) const = default;
};

struct ExchangeRule {
  RuleId id;
  std::string name;
  bool enabled = true;
  int order = 0;  // lower ones first; equal ones by age

  // Everything that is set must fit. Empty: fits all.
  std::vector<ClientId> client_ids;
  std::vector<Audience> audiences;
  std::vector<OrganizationId> organizations;
  std::map<std::string, std::string> client_metadata;  // each pair must be in the application's

  std::optional<Denial> deny;
  std::vector<CustomClaim> set_claims;
  std::vector<std::string> remove_scopes;
  // When set, of the granted scopes only these remain.
  std::optional<std::vector<std::string>> keep_scopes;
  base::Time created_at{};

  bool operator==(const ExchangeRule&) const = default;
};

inline constexpr size_t exchange_rules_max = 100;
inline constexpr size_t exchange_rule_name_length_max = 128;
// All custom claims of a token together, as JSON (reference/auth0.md section 4.5).
inline constexpr size_t custom_claims_size_max = 100 * 1024;

// Claims that no rule may set: those of the token itself and those that Auth0 reserves.
bool is_reserved_claim(std::string_view name);

template <>
struct Words<DenialCode> {
  static constexpr Word<DenialCode> all[] = {{DenialCode::invalid_scope, "invalid_scope"},
                                             {DenialCode::invalid_request, "invalid_request"},
                                             {DenialCode::server_error, "server_error"}};
};

}  // namespace domain

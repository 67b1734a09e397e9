// A client grant: one application may call one API with these scopes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/api.h"
#include "domain/identifier.h"
#include "domain/words.h"

namespace domain {

enum class SubjectType { client, user };
enum class OrganizationUsage { deny, allow, require };

struct ClientGrant {
  GrantId id;
  // Empty: the default of all third-party applications (Auth0's `default_for`).
  ClientId client_id;
  Audience audience;
  std::vector<std::string> scopes;
  SubjectType subject_type = SubjectType::client;
  OrganizationUsage organization_usage = OrganizationUsage::deny;
  bool allow_any_organization = false;
  // Every scope that the API has now or later, whatever `scopes` says. Set once, it stays visible.
  std::optional<bool> allow_all_scopes;
  std::vector<std::string> authorization_details_types;
  base::Time created_at{};

  bool operator==(const ClientGrant&) const = default;
};

inline constexpr size_t client_grants_max = 1'000'000;

// The scopes that a token for this grant carries: those that the API still has, in the API's order.
std::vector<std::string> effective_scopes(const ClientGrant& grant, const Api& api);
// Scopes of the grant that the API no longer has.
std::vector<std::string> stale_scopes(const ClientGrant& grant, const Api& api);

template <>
struct Words<SubjectType> {
  static constexpr Word<SubjectType> all[] = {{SubjectType::client, "client"},
                                              {SubjectType::user, "user"}};
};
template <>
struct Words<OrganizationUsage> {
  static constexpr Word<OrganizationUsage> all[] = {{OrganizationUsage::deny, "deny"},
                                                    {OrganizationUsage::allow, "allow"},
                                                    {OrganizationUsage::require, "require"}};
};

}  // namespace domain

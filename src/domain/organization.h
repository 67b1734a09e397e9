// An organization: a customer on whose behalf an application may take tokens (reference/auth0.md
// section 3.4). Only what machine-to-machine access needs; members and connections are not here.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "domain/identifier.h"
#include "domain/token_quota.h"

namespace domain {

struct Organization {
  OrganizationId id;
  std::string name;  // unique in the tenant: 1..50 of [a-z0-9_-], starts with a letter or digit
  std::string display_name;
  std::map<std::string, std::string> metadata;
  std::optional<TokenQuota> token_quota;
  std::vector<GrantId> grants;  // the client grants associated with it, oldest first
  // Settings of Auth0's that have no effect here (branding, …): text of a JSON object; empty: none.
  std::string other_members;
  base::Time created_at{};

  bool operator==(const Organization&) const = default;
  bool has_grant(const GrantId& grant) const;
};

inline constexpr size_t organization_name_length_max = 50;
inline constexpr size_t organization_display_name_length_max = 255;
inline constexpr size_t organization_metadata_pairs_max = 25;
inline constexpr size_t organization_metadata_length_max = 255;
inline constexpr size_t organization_grants_max = 100;
inline constexpr size_t organizations_max = 100'000;

bool is_organization_name(std::string_view text);

}  // namespace domain

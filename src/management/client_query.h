// The search language of `q` of GET /api/v2/clients, as far as Auth0 permits it (reference/auth0.md
// section 3.4): terms about an application's grants, joined by AND, OR, NOT and parentheses.
//   client_grant.organization_id:org_abc OR client_grant.allow_any_organization:true
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/tenant.h"

namespace management {

inline constexpr size_t client_query_size_max = 1000;
inline constexpr size_t client_query_terms_max = 32;
inline constexpr size_t client_query_depth_max = 16;

class ClientQuery {
 public:
  // The failing outcome is one sentence for whoever wrote it.
  static base::Result<ClientQuery, std::string> parse(std::string_view text,
                                                      const domain::Tenant& tenant);
  // Whether the query names the application.
  bool names(const domain::ClientId& id, const domain::Tenant& tenant) const;

 private:
  friend class ClientQueryParser;
  enum class Kind {
    any_of,
    all_of,
    none_of,
    allows_any_organization,  // one of its grants, or one of them does not
    is_of_organization        // one of its grants
  };
  Kind m_kind = Kind::any_of;
  std::vector<ClientQuery> m_parts;
  bool m_allows = false;
  std::set<domain::ClientId> m_clients;
};

}  // namespace management

// Applications by what few of them have, so that nobody looks through a million for it.
#pragma once

#include <set>
#include <unordered_map>

#include "domain/allowed_origins.h"

namespace domain {

class ApplicationIndex {
 public:
  // Whether the application has anything that is looked for here.
  static bool holds(const Application& application);
  // Those that it does not hold change nothing.
  void add(const Application& application);
  void remove(const Application& application);
  // It holds none.
  bool empty() const { return m_size == 0; }

  const AllowedOrigins& origins() const { return m_origins; }
  // Their secrets are to be made: an import may leave them out.
  const std::set<ClientId>& without_secret() const { return m_without_secret; }
  // Whose default organization it is.
  const std::set<ClientId>& with_default(const OrganizationId& organization) const;

 private:
  AllowedOrigins m_origins;
  std::set<ClientId> m_without_secret;
  std::unordered_map<OrganizationId, std::set<ClientId>> m_by_default_organization;
  size_t m_size = 0;
};

}  // namespace domain

// Whole tenants over HTTP: /admin/export, imports and copies.
#pragma once

#include <string>

#include "base/http_message.h"
#include "server/tenants.h"

namespace server {

// Documents are held in memory while they are answered or read: a larger tenant goes by the
// commands export and import. An import's is limited by HttpLimits::document_octets_max.
inline constexpr size_t export_octets_max = 64 * 1024 * 1024;

base::Response no_such_tenant();

class TenantDocuments {
 public:
  TenantDocuments(Tenants& tenants, const base::Clock& clock, base::Random& random)
      : m_tenants(tenants), m_clock(clock), m_random(random) {}

  // 200 with the tenant as a document. `secrets` is "sealed", "open" or "omit".
  base::Response export_tenant(const std::string& name, const std::string& secrets) const;

  // Each makes the tenant `name`: nothing when it did, else the answer that says why not. What is
  // sealed in a document may be so under the master key of the tenant `at`.
  using Refusal = std::optional<base::Response>;
  Refusal import_tenant(const std::string& name, const std::string& document,
                        const std::string& at) const;
  Refusal copy_tenant(const std::string& name, const std::string& from) const;

 private:
  Refusal fill(const std::string& name, const std::string& document, const std::string& known_key,
               int status_of_bad_document) const;

  Tenants& m_tenants;
  const base::Clock& m_clock;
  base::Random& m_random;
};

}  // namespace server

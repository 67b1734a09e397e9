// The first to see a request: checks whom it is for, and hands it to a tenant or to the page.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "server/address.h"
#include "server/page.h"
#include "server/worker.h"

namespace server {

struct FrontSettings {
  // The address that the operator gave the tenant without a name: its issuer whatever address a
  // request comes in on. With the slash at the end; empty: none.
  std::string issuer;
  // Addresses whose header fields about clients are believed.
  std::set<std::string, std::less<>> trusted_proxies;
};

// Any thread, when what it is handed can be called on any.
class Front {
 public:
  using Engine = std::function<base::Response(const base::Request&)>;
  struct Tenant {
    Engine engine;
    const domain::Store* store = nullptr;
  };
  // Empty: the tenant without a name. No engine: there is no such tenant.
  using FindTenant = std::function<Tenant(std::string_view name)>;

  // `administration` answers /admin/tenants, at the tenant without a name.
  Front(FrontSettings settings, FindTenant find_tenant, Engine administration, Page& page);

  // Never throws: what goes wrong inside is a 500 and a line in the log.
  Answer answer(base::Request&& request);

 private:
  Answer route(base::Request& request);
  void name_addresses(base::Request& request, const Address& address,
                      std::string_view tenant) const;

  FrontSettings m_settings;
  std::optional<Address> m_issuer;
  FindTenant m_find_tenant;
  Engine m_administration;
  Page& m_page;
};

}  // namespace server

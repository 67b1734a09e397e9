// The first to see a request: checks whom it is for, and hands it to a tenant or to the page.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "server/address.h"
#include "server/forwarded.h"
#include "server/page.h"
#include "server/worker.h"
#include "sim/faults/disturbance.h"

namespace server {

struct FrontSettings {
  // The address that the operator gave the tenant without a name: its issuer whatever address a
  // request comes in on. With the slash at the end; empty: none.
  std::string issuer;
  // Addresses whose header fields about clients are believed.
  ProxyAddresses trusted_proxies;
  // The log has a line about every so many requests; 0: about none.
  uint32_t access_log_interval = 0;
  // The administration has /admin/clock.
  bool has_virtual_clock = false;
};

// Any thread, when what it is handed can be called on any.
class Front {
 public:
  using Engine = std::function<sim::Disturbed(const base::Request&)>;
  struct Tenant {
    Engine engine;
    std::shared_ptr<const domain::Store> store;
  };
  // Empty: the tenant without a name. No engine: there is no such tenant.
  using FindTenant = std::function<Tenant(std::string_view name)>;

  // Answers what concerns the server as a whole, asked for at the host of that tenant.
  using Operation = std::function<base::Response(const base::Request&, std::string_view tenant)>;

  // `administration` answers what is under /admin, but for /admin/session.
  Front(FrontSettings settings, FindTenant find_tenant, Operation administration,
        Operation operation, Page& page);

  // Never throws: what goes wrong inside is a 500 and a line in the log.
  Answer answer(base::Request&& request);

 private:
  // Where a request came in, and the tenant that it is for; nothing: it is not for us.
  struct Destination {
    Address address;
    std::string tenant;
  };
  std::optional<Destination> destination_of(base::Request& request) const;
  Answer route(base::Request& request, Endpoint endpoint);
  std::unique_ptr<AccessNote> access_note(const base::Request& request, Endpoint endpoint);
  void name_addresses(base::Request& request, const Address& address,
                      std::string_view tenant) const;

  FrontSettings m_settings;
  std::optional<Address> m_issuer;
  FindTenant m_find_tenant;
  Operation m_administration;
  Operation m_operation;
  Page& m_page;
  std::atomic<uint32_t> m_access_count{0};
};

}  // namespace server

// /admin/tenants: the operator adds tenants while the server runs.
#pragma once

#include <functional>
#include <string>

#include "base/http_message.h"
#include "server/ready_file.h"
#include "server/tenants.h"

namespace server {

class TenantsRoute {
 public:
  // How a tenant is reached, by its name.
  using Describe = std::function<Readiness(const std::string& name, RunningTenant& tenant)>;

  // `on_added` is called before a new tenant is told of.
  TenantsRoute(Tenants& tenants, std::string dashboard_key, Describe describe,
               std::function<void()> on_added);

  // GET lists the tenants; POST of {"name": …} adds one (201) or finds that one (200). Both need
  // the dashboard key as bearer token.
  base::Response answer(const base::Request& request);

 private:
  base::Response add(const base::Request& request);

  Tenants& m_tenants;
  std::string m_dashboard_key;
  Describe m_describe;
  std::function<void()> m_on_added;
};

}  // namespace server

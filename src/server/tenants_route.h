// /admin/tenants: the operator adds and deletes tenants while the server runs.
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

  // `on_changed` is called when a tenant was added or deleted, before that is told.
  TenantsRoute(Tenants& tenants, std::string dashboard_key, Describe describe,
               std::function<void()> on_changed);

  // GET lists the tenants; POST of {"name": …} adds one (201) or finds that one (200). GET of
  // /admin/tenants/NAME tells of one, and DELETE deletes it with all that it keeps: 204, or 202
  // while there are answers under way. All need the dashboard key as bearer token.
  base::Response answer(const base::Request& request);

 private:
  base::Response answer_about_all(const base::Request& request);
  base::Response answer_about_one(const base::Request& request, const std::string& name);
  base::Response add(const base::Request& request);
  base::Response remove(const std::string& name);

  Tenants& m_tenants;
  std::string m_dashboard_key;
  Describe m_describe;
  std::function<void()> m_on_changed;
};

}  // namespace server

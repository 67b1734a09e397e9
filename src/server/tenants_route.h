// /admin/tenants and /admin/export: the operator adds, copies, moves and deletes tenants while the
// server runs.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/http_message.h"
#include "server/ready_file.h"
#include "server/tenant_documents.h"
#include "server/tenants.h"

namespace server {

// Of POST /admin/tenants/NAME/import, without a query.
bool is_import_path(std::string_view path);

class TenantsRoute {
 public:
  // How a tenant is reached, by its name.
  using Describe = std::function<Readiness(const std::string& name, RunningTenant& tenant)>;

  // `on_changed` is called when a tenant was added or deleted, before that is told.
  TenantsRoute(Tenants& tenants, TenantDocuments documents, std::string dashboard_key,
               Describe describe, std::function<void()> on_changed);

  // All need the dashboard key as bearer token; `here` is the tenant that is asked, empty: the one
  // without a name.
  //
  // GET /admin/tenants lists the tenants, and under "default" the one without a name; "here" is the
  // name of the one that is asked. POST of {"name": …} adds one (201) or finds that one (200), with
  // "copy_of" as a copy of another ("": of the one without a name; 201, or 409 when it is there).
  // GET of /admin/tenants/NAME tells of one, and DELETE deletes it with all that it keeps: 204, or
  // 202 while there are answers under way. POST of an export to /admin/tenants/NAME/import makes
  // that tenant of it: 201, 409 when it is there, 400 for what is no export, with the line.
  // GET /admin/export?secrets=sealed|open|omit gives the tenant that is asked as a document.
  base::Response answer(const base::Request& request, const std::string& here);

 private:
  base::Response answer_about_all(const base::Request& request, const std::string& here);
  base::Response answer_with_document(const base::Request& request, const std::string& here);
  base::Response import(const base::Request& request, const std::string& name,
                        const std::string& here);
  base::Response added(const std::string& name);
  base::Response answer_about_one(const base::Request& request, const std::string& name);
  base::Response add(const base::Request& request);
  base::Response remove(const std::string& name);

  Tenants& m_tenants;
  TenantDocuments m_documents;
  std::string m_dashboard_key;
  Describe m_describe;
  std::function<void()> m_on_changed;
};

}  // namespace server

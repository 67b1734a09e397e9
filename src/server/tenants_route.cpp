#include "server/tenants_route.h"

#include "base/form.h"
#include "base/json.h"
#include "crypto/crypto.h"
#include "server/http_text.h"

namespace server {

namespace {

base::Response json_response(int status, const base::Json& json) {
  return {status,
          {{"content-type", "application/json"}, {"cache-control", "no-store"}},
          base::write_json(json)};
}

base::Response not_allowed(std::string_view sentence, std::string_view allowed) {
  base::Response response = plain_response(405, "method_not_allowed", sentence);
  response.headers.add("allow", std::string(allowed));
  return response;
}

base::Response invalid_name() {
  return plain_response(400, "invalid_request",
                        "The body is a JSON object whose \"name\" is 1 to 63 lower-case letters, "
                        "digits and hyphens, and not \"mtls\".");
}

constexpr std::string_view collection_path = "/admin/tenants";
constexpr std::string_view export_path = "/admin/export";
constexpr std::string_view import_end = "/import";

}  // namespace

bool is_import_path(std::string_view path) {
  return path.starts_with(collection_path) && path.ends_with(import_end);
}

TenantsRoute::TenantsRoute(Tenants& tenants, TenantDocuments documents, std::string dashboard_key,
                           Describe describe, std::function<void()> on_changed)
    : m_tenants(tenants),
      m_documents(documents),
      m_dashboard_key(std::move(dashboard_key)),
      m_describe(std::move(describe)),
      m_on_changed(std::move(on_changed)) {}

base::Response TenantsRoute::answer(const base::Request& request, const std::string& here) {
  if (!crypto::constant_time_equal(request.header_or("authorization", ""),
                                   "Bearer " + m_dashboard_key)) {
    return plain_response(401, "invalid_key",
                          "The dashboard key is not the one that this server was started with.");
  }
  const std::string_view path = request.path();
  if (path == export_path) return answer_with_document(request, here);
  if (path == collection_path) return answer_about_all(request, here);
  // A name has no character that would be percent-encoded.
  std::string name(path.substr(collection_path.size() + 1));
  if (!name.ends_with(import_end)) return answer_about_one(request, name);
  name.resize(name.size() - import_end.size());
  return import(request, name, here);
}

base::Response TenantsRoute::answer_about_all(const base::Request& request,
                                              const std::string& here) {
  if (request.method == "POST") return add(request);
  if (request.method != "GET") {
    return not_allowed("Tenants are listed by GET and added by POST.", "GET, POST");
  }
  base::Json list = base::Json::array();
  for (const std::string& name : m_tenants.names()) {
    if (const auto tenant = m_tenants.find(name)) {
      list.push_back(tenant_json(m_describe(name, *tenant)));
    }
  }
  base::Json answer = {{"tenants", list}, {"here", here}};
  if (const auto unnamed = m_tenants.find("")) {
    answer["default"] = tenant_json(m_describe("", *unnamed));
  }
  return json_response(200, answer);
}

base::Response TenantsRoute::answer_with_document(const base::Request& request,
                                                  const std::string& here) {
  if (request.method != "GET") return not_allowed("A tenant is exported by GET.", "GET");
  const auto query = base::parse_form(request.query());
  const std::string* secrets = query ? base::find_value(*query, "secrets") : nullptr;
  return m_documents.export_tenant(here, secrets ? *secrets : "sealed");
}

base::Response TenantsRoute::import(const base::Request& request, const std::string& name,
                                    const std::string& here) {
  if (request.method != "POST") return not_allowed("A tenant is imported by POST.", "POST");
  if (!is_tenant_name(name)) return invalid_name();
  if (auto refusal = m_documents.import_tenant(name, request.body, here)) {
    return std::move(*refusal);
  }
  return added(name);
}

base::Response TenantsRoute::added(const std::string& name) {
  m_on_changed();
  const auto tenant = m_tenants.find(name);
  return tenant ? json_response(201, tenant_json(m_describe(name, *tenant))) : no_such_tenant();
}

base::Response TenantsRoute::answer_about_one(const base::Request& request,
                                              const std::string& name) {
  if (!is_tenant_name(name)) return no_such_tenant();
  if (request.method == "DELETE") return remove(name);
  if (request.method != "GET") {
    return not_allowed("A tenant is read by GET and deleted by DELETE.", "GET, DELETE");
  }
  const auto tenant = m_tenants.find(name);
  return tenant ? json_response(200, tenant_json(m_describe(name, *tenant))) : no_such_tenant();
}

base::Response TenantsRoute::add(const base::Request& request) {
  const auto body = base::parse_json(request.body);
  const auto name = body ? base::string_member(*body, "name") : std::nullopt;
  if (!name || !is_tenant_name(*name)) return invalid_name();
  if (body->contains("copy_of")) {
    const auto from = base::string_member(*body, "copy_of");
    if (!from) return plain_response(400, "invalid_request", "\"copy_of\" is a tenant's name.");
    if (auto refusal = m_documents.copy_tenant(*name, *from)) return std::move(*refusal);
    return added(*name);
  }
  const bool is_new = m_tenants.find(*name) == nullptr;
  const auto tenant = m_tenants.add(*name);
  if (!tenant) return unavailable_response(tenant.error().explanation);
  if (is_new) m_on_changed();
  return json_response(is_new ? 201 : 200, tenant_json(m_describe(*name, **tenant)));
}

base::Response TenantsRoute::remove(const std::string& name) {
  const auto removal = m_tenants.remove(name);
  if (!removal) return unavailable_response(removal.error().explanation);
  if (*removal == Tenants::Removal::unknown) return no_such_tenant();
  m_on_changed();
  if (*removal == Tenants::Removal::under_way) return json_response(202, {{"name", name}});
  base::Response response;
  response.status = 204;
  return response;
}

}  // namespace server

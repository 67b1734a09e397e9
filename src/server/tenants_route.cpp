#include "server/tenants_route.h"

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

base::Response unavailable(std::string_view sentence) {
  base::Response response = plain_response(503, "temporarily_unavailable", sentence);
  response.headers.add("retry-after", "1");
  return response;
}

base::Response no_such_tenant() {
  return plain_response(404, "unknown_tenant", "There is no tenant of this name.");
}

constexpr std::string_view collection_path = "/admin/tenants";

}  // namespace

TenantsRoute::TenantsRoute(Tenants& tenants, std::string dashboard_key, Describe describe,
                           std::function<void()> on_changed)
    : m_tenants(tenants),
      m_dashboard_key(std::move(dashboard_key)),
      m_describe(std::move(describe)),
      m_on_changed(std::move(on_changed)) {}

base::Response TenantsRoute::answer(const base::Request& request) {
  if (!crypto::constant_time_equal(request.header_or("authorization", ""),
                                   "Bearer " + m_dashboard_key)) {
    return plain_response(401, "invalid_key",
                          "The dashboard key is not the one that this server was started with.");
  }
  const std::string_view path = request.path();
  if (path == collection_path) return answer_about_all(request);
  // A name has no character that would be percent-encoded.
  return answer_about_one(request, std::string(path.substr(collection_path.size() + 1)));
}

base::Response TenantsRoute::answer_about_all(const base::Request& request) {
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
  return json_response(200, {{"tenants", list}});
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
  if (!name || !is_tenant_name(*name)) {
    return plain_response(400, "invalid_request",
                          "The body is a JSON object whose \"name\" is 1 to 63 lower-case letters, "
                          "digits and hyphens, and not \"mtls\".");
  }
  const bool is_new = m_tenants.find(*name) == nullptr;
  const auto tenant = m_tenants.add(*name);
  if (!tenant) return unavailable(tenant.error().explanation);
  if (is_new) m_on_changed();
  return json_response(is_new ? 201 : 200, tenant_json(m_describe(*name, **tenant)));
}

base::Response TenantsRoute::remove(const std::string& name) {
  const auto removal = m_tenants.remove(name);
  if (!removal) return unavailable(removal.error().explanation);
  if (*removal == Tenants::Removal::unknown) return no_such_tenant();
  m_on_changed();
  if (*removal == Tenants::Removal::under_way) return json_response(202, {{"name", name}});
  base::Response response;
  response.status = 204;
  return response;
}

}  // namespace server

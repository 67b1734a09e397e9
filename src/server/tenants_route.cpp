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

}  // namespace

TenantsRoute::TenantsRoute(Tenants& tenants, std::string dashboard_key, Describe describe,
                           std::function<void()> on_added)
    : m_tenants(tenants),
      m_dashboard_key(std::move(dashboard_key)),
      m_describe(std::move(describe)),
      m_on_added(std::move(on_added)) {}

base::Response TenantsRoute::answer(const base::Request& request) {
  if (!crypto::constant_time_equal(request.header_or("authorization", ""),
                                   "Bearer " + m_dashboard_key)) {
    return plain_response(401, "invalid_key",
                          "The dashboard key is not the one that this server was started with.");
  }
  if (request.path() != "/admin/tenants") {
    return plain_response(404, "not_found", "There is nothing at this path.");
  }
  if (request.method == "POST") return add(request);
  if (request.method != "GET") {
    base::Response response =
        plain_response(405, "method_not_allowed", "Tenants are listed by GET and added by POST.");
    response.headers.add("allow", "GET, POST");
    return response;
  }
  base::Json list = base::Json::array();
  for (const std::string& name : m_tenants.names()) {
    list.push_back(tenant_json(m_describe(name, *m_tenants.find(name))));
  }
  return json_response(200, {{"tenants", list}});
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
  if (!tenant) return plain_response(503, "temporarily_unavailable", tenant.error().explanation);
  if (is_new) m_on_added();
  return json_response(is_new ? 201 : 200, tenant_json(m_describe(*name, **tenant)));
}

}  // namespace server

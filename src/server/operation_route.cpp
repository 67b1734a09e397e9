#include "server/operation_route.h"

#include "base/json.h"
#include "crypto/crypto.h"
#include "server/http_text.h"
#include "server/metrics_text.h"

namespace server {

namespace {

base::Response state_response(int status, std::string_view state, std::string_view reason) {
  base::Json json = {{"status", state}};
  if (!reason.empty()) json["reason"] = reason;
  base::Response response{status,
                          {{"content-type", "application/json"}, {"cache-control", "no-store"}},
                          base::write_json(json)};
  if (status == 503) response.headers.add("retry-after", "1");
  return response;
}

bool is_this_machine(std::string_view address) {
  return address.starts_with("127.") || address == "::1" || address.starts_with("::ffff:127.");
}

// A proxy says so; who stands behind it may be anybody.
bool is_forwarded(const base::Request& request) {
  for (const std::string_view field : {"forwarded", "x-forwarded-for", "via", "x-real-ip"}) {
    if (request.headers.find(field)) return true;
  }
  return request.is_from_trusted_proxy;
}

}  // namespace

base::Response OperationRoute::answer(const base::Request& request, std::string_view tenant) const {
  if (request.method != "GET" && request.method != "HEAD") {
    base::Response response = plain_response(405, "method_not_allowed", "This is only read.");
    response.headers.add("allow", "GET, HEAD");
    return response;
  }
  if (request.path() == "/healthz") return state_response(200, "ok", "");
  if (request.path() == "/readyz") return readiness(tenant);
  return metrics(request);
}

base::Response OperationRoute::readiness(std::string_view tenant) const {
  if (m_is_draining) return state_response(503, "stopping", "The server is being stopped.");
  const auto running = m_tenants.find(tenant);
  if (!running || running->now()->store->has_failed()) {
    return state_response(503, "unavailable", "The store takes no writes.");
  }
  return state_response(200, "ready", "");
}

base::Response OperationRoute::metrics(const base::Request& request) const {
  if (!may_read_metrics(request)) {
    base::Response response = plain_response(
        401, "invalid_key",
        "Metrics are read on the server's own machine, or with the metrics token or the dashboard "
        "key as bearer token.");
    response.headers.add("www-authenticate", "Bearer");
    return response;
  }
  return {
      200,
      {{"content-type", "text/plain; version=0.0.4; charset=utf-8"}, {"cache-control", "no-store"}},
      metrics_text(m_tenants, m_workers)};
}

bool OperationRoute::may_read_metrics(const base::Request& request) const {
  const std::string shown = request.header_or("authorization", "");
  for (const std::string& key : {m_settings.metrics_token, m_settings.dashboard_key}) {
    if (!key.empty() && crypto::constant_time_equal(shown, "Bearer " + key)) return true;
  }
  return m_settings.metrics_token.empty() && is_this_machine(request.remote_address) &&
         !is_forwarded(request);
}

}  // namespace server

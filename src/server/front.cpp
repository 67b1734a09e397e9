#include "server/front.h"

#include <spdlog/spdlog.h>

#include "base/trace_parent.h"
#include "server/http_text.h"
#include "server/log.h"
#include "server/tls_context.h"
#include "sim/faults/fault_rule.h"

namespace server {

namespace {

constexpr size_t logged_length_max = 200;

bool is_for_administration(std::string_view path) {
  return path == "/admin/tenants" || path.starts_with("/admin/tenants/") ||
         path == "/admin/export" || sim::is_faults_path(path);
}

}  // namespace

Front::Front(FrontSettings settings, FindTenant find_tenant, Operation administration,
             Operation operation, Page& page)
    : m_settings(std::move(settings)),
      m_issuer(parse_address(m_settings.issuer.substr(
          0, m_settings.issuer.find('/', m_settings.issuer.find("://") + 3)))),
      m_find_tenant(std::move(find_tenant)),
      m_administration(std::move(administration)),
      m_operation(std::move(operation)),
      m_page(page) {}

Answer Front::answer(base::Request&& request) {
  Answer answer;
  const Endpoint endpoint = endpoint_of(request.path());
  std::optional<LogFields> of_trace;
  if (const auto trace = base::trace_parent(request.headers)) {
    of_trace.emplace(base::Json{{"trace_id", trace->trace_id}, {"parent_id", trace->parent_id}});
  }
  try {
    answer = route(request, endpoint);
  } catch (const std::exception& exception) {
    spdlog::error("{} {} failed: {}", request.method, request.path(), exception.what());
    answer = {plain_response(500, "server_error", "The server failed to answer this request.")};
  }
  answer.endpoint = endpoint;
  answer.access_note = access_note(request, endpoint);
  answer.response.headers.add("x-content-type-options", "nosniff");
  return answer;
}

// Every token request leaves an event in its tenant's log anyway, so that this is for those who
// look for trouble on the way to it.
std::unique_ptr<AccessNote> Front::access_note(const base::Request& request, Endpoint endpoint) {
  const uint32_t interval = m_settings.access_log_interval;
  const bool is_sampled =
      interval > 0 && m_access_count.fetch_add(1, std::memory_order_relaxed) % interval == 0;
  if (!is_sampled && !spdlog::should_log(spdlog::level::debug)) return nullptr;
  auto note = std::make_unique<AccessNote>();
  if (!is_sampled) note->importance = AccessNote::Importance::debug;
  note->fields = {{"method", request.method},
                  {"path", std::string(request.path().substr(0, logged_length_max))},
                  {"endpoint", name(endpoint)},
                  {"host", request.header_or("host", "").substr(0, logged_length_max)},
                  {"remote_address", request.remote_address}};
  if (const auto trace = base::trace_parent(request.headers)) {
    note->fields["trace_id"] = trace->trace_id;
    note->fields["parent_id"] = trace->parent_id;
  }
  return note;
}

// A page of a foreign site can make its own name resolve to this machine (DNS rebinding) and would
// then be of one origin with us; its requests still carry that name. So the Host field must be ours
// also where a proxy tells another.
std::optional<Front::Destination> Front::destination_of(base::Request& request) const {
  const auto judged = [this](std::optional<Address> address) -> std::optional<Destination> {
    if (!address) return std::nullopt;
    if (is_mtls_host(address->host)) address->host.erase(0, mtls_label.size());
    const bool at_issuer = m_issuer && address->host == m_issuer->host;
    const auto tenant = at_issuer ? "" : tenant_of_host(address->host);
    if (!tenant) return std::nullopt;
    return Destination{*address, *tenant};
  };
  auto destination = judged(parse_address(request.origin));
  request.is_from_trusted_proxy = m_settings.trusted_proxies.contains(request.remote_address);
  if (!destination || !request.is_from_trusted_proxy) return destination;
  const Forwarded forwarded = read_forwarded(request.headers, m_settings.trusted_proxies);
  if (!forwarded.client_address.empty()) request.remote_address = forwarded.client_address;
  if (!forwarded.scheme.empty()) destination->address.scheme = forwarded.scheme;
  if (forwarded.host.empty()) return destination;
  auto told = parse_address(destination->address.scheme + "://" + forwarded.host);
  if (!told) return destination;
  // The Host field may say which tenant the proxy is for; else the client's does.
  if (destination->tenant.empty()) {
    if (auto ours = judged(told)) return ours;
  }
  if (is_mtls_host(told->host)) told->host.erase(0, mtls_label.size());
  destination->address = *told;
  return destination;
}

Answer Front::route(base::Request& request, Endpoint endpoint) {
  const auto destination = destination_of(request);
  if (!destination) {
    // Load balancers ask by number, and learn nothing that a foreign page could use.
    if (endpoint == Endpoint::operation && request.path() != "/metrics") {
      return {m_operation(request, "")};
    }
    return {plain_response(403, "unknown_host",
                           "This server answers to localhost, to the names of its tenants under "
                           "it, and to the host of its issuer only.")};
  }
  const std::string& name = destination->tenant;
  const Tenant tenant = m_find_tenant(name);
  if (!tenant.engine) {
    return {plain_response(404, "unknown_tenant", "There is no tenant of this name.")};
  }
  name_addresses(request, destination->address, name);
  if (endpoint == Endpoint::operation) return {m_operation(request, name)};
  if (is_for_administration(request.path()) ||
      (m_settings.has_virtual_clock && request.path() == "/admin/clock")) {
    return {m_administration(request, name)};
  }
  if (is_for_engine(endpoint)) {
    sim::Disturbed disturbed = tenant.engine(request);
    Answer answer{std::move(disturbed.response), tenant.store};
    answer.disturbance = disturbed.disturbance;
    return answer;
  }
  return {m_page.answer(request)};
}

void Front::name_addresses(base::Request& request, const Address& address,
                           std::string_view tenant) const {
  // Where TLS ends at a proxy, the proxy asks for certificates.
  bool asks_for_certificates = address.scheme == "https";
  const Address* known_as = &address;
  request.origin = address.origin();
  if (tenant.empty() && m_issuer) {
    request.origin.clear();
    known_as = &*m_issuer;
    asks_for_certificates = asks_for_certificates || !m_settings.trusted_proxies.empty();
  }
  if (!asks_for_certificates || known_as->scheme != "https" || !known_as->has_name()) return;
  Address at_mtls = *known_as;
  at_mtls.host.insert(0, mtls_label);
  request.mtls_origin = at_mtls.origin();
}

}  // namespace server

#include "engine/cross_origin.h"

namespace engine {

namespace {

constexpr std::string_view methods = "GET, POST, PUT, PATCH, DELETE";
constexpr std::string_view request_fields =
    "authorization, content-type, dpop, auth0-client, traceparent";
constexpr std::string_view response_fields =
    "dpop-nonce, retry-after, www-authenticate, auth0-client-quota-limit, "
    "auth0-organization-quota-limit, x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset";
constexpr std::string_view preflight_age_seconds = "300";

// Keys and discovery are open to every page anyway; /admin is for the dashboard's own.
bool is_shared(std::string_view path) {
  return path.starts_with("/oauth/") || path.starts_with("/api/");
}

}  // namespace

CrossOrigin::CrossOrigin(State& state, const base::Request& request) {
  const std::string* origin = request.headers.find("origin");
  if (!origin || !is_shared(request.path())) return;
  const std::lock_guard lock(state.mutex);
  if (!state.tenant.application_index().origins().allow(*origin)) return;
  m_origin = *origin;
  m_is_preflight =
      request.method == "OPTIONS" && request.headers.find("access-control-request-method");
}

std::optional<base::Response> CrossOrigin::preflight() const {
  if (!m_is_preflight) return std::nullopt;
  base::Response response{204,
                          {{"access-control-allow-methods", std::string(methods)},
                           {"access-control-allow-headers", std::string(request_fields)},
                           {"access-control-max-age", std::string(preflight_age_seconds)}},
                          ""};
  return response;
}

void CrossOrigin::permit(base::Response& response) const {
  if (m_origin.empty()) return;
  response.headers.set("access-control-allow-origin", m_origin);
  response.headers.set("access-control-expose-headers", std::string(response_fields));
  response.headers.add("vary", "origin");
}

}  // namespace engine

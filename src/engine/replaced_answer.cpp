#include "engine/replaced_answer.h"

#include <mutex>
#include <string>
#include <utility>

#include "engine/cross_origin.h"

namespace engine {

namespace {

constexpr size_t field_octets_max = 200, path_octets_max = 700;

std::string field(const base::Request& request, std::string_view name) {
  return request.header_or(name, "").substr(0, field_octets_max);
}

// What the request says of itself, and the tenant of its application.
void complete(domain::LogEvent& event, const base::Request& request, const State& state) {
  event.date = state.clock.now();
  event.id = state.tenant.log().next_id(event.date);
  if (const auto application = state.tenant.applications().find(event.client_id)) {
    event.client_name = application->name;
  } else {
    event.client_id = {};
  }
  event.ip = request.remote_address;
  event.user_agent = field(request, "user-agent");
  event.hostname = field(request, "host");
  event.method = request.method;
  event.path = std::string(request.path().substr(0, path_octets_max));
}

}  // namespace

base::Response replace_answer(State& state, const base::Request& request, base::Response response,
                              domain::LogEvent event) {
  CrossOrigin(state, request).permit(response);
  if (request.path().starts_with("/.well-known/")) {
    response.headers.set("access-control-allow-origin", "*");
  }
  const std::lock_guard lock(state.mutex);
  complete(event, request, state);
  if (const auto ticket = state.commit({std::move(event)})) response.ticket = *ticket;
  return response;
}

}  // namespace engine

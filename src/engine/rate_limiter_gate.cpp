#include "engine/rate_limiter_gate.h"

#include <algorithm>

#include "base/json.h"

namespace engine {

bool RateGate::admits_token_request() {
  return take(m_state.tenant.settings().policies.rate_limits.token_endpoint,
              {"token_endpoint", true, {}, "", {}});
}

bool RateGate::admits_application(const domain::Application& application) {
  return take(m_state.tenant.settings().policies.rate_limits.token_of_application,
              {"token_of_application", false, application.id, application.name, {}});
}

bool RateGate::admits(const domain::ClientId& caller) {
  if (caller.empty()) return true;
  const auto application = m_state.tenant.applications().find(caller);
  return take(m_state.tenant.settings().policies.rate_limits.management_api,
              {"management_api", true, caller, application ? application->name : "", {}});
}

bool RateGate::take(const domain::RateLimit& limit, Met met) {
  if (limit.per_second == 0) return true;
  const std::string name = met.is_global ? met.bucket : met.bucket + ' ' + met.client_id.value;
  met.verdict = m_state.limiter.take(name, limit, m_now);
  m_met.push_back(std::move(met));
  return m_met.back().verdict.is_allowed;
}

void RateGate::add_headers(base::Response& response) const {
  const RateVerdict* least = nullptr;
  for (const Met& met : m_met) {
    if (!least || met.verdict.remaining < least->remaining || !met.verdict.is_allowed) {
      least = &met.verdict;
    }
  }
  if (!least) return;
  const base::Time more_at = std::chrono::ceil<std::chrono::seconds>(least->more_at);
  response.headers.set("x-ratelimit-limit", std::to_string(least->size));
  response.headers.set("x-ratelimit-remaining", std::to_string(least->remaining));
  response.headers.set("x-ratelimit-reset", std::to_string(base::unix_seconds(more_at)));
  if (least->is_allowed) return;
  const auto wait = std::chrono::ceil<std::chrono::seconds>(least->more_at - m_now);
  response.headers.set("retry-after", std::to_string(wait.count()));
}

void RateGate::append_events(domain::Changes& changes) const {
  const auto before = std::count_if(changes.begin(), changes.end(), [](const auto& change) {
    return std::holds_alternative<domain::SharedLogEvent>(change);
  });
  auto ahead = static_cast<uint64_t>(before);
  for (const Met& met : m_met) {
    if (met.verdict.is_warning) {
      changes.push_back(event_of(met, domain::LogEventType::api_limit_warning, ahead++));
    }
    if (met.verdict.is_refusal_to_log) {
      changes.push_back(event_of(met, domain::LogEventType::api_limit, ahead++));
    }
  }
}

domain::LogEvent RateGate::event_of(const Met& met, domain::LogEventType type,
                                    uint64_t ahead) const {
  const bool is_warning = type == domain::LogEventType::api_limit_warning;
  domain::LogEvent event;
  event.id = m_state.tenant.log().next_id(m_now, ahead);
  event.date = m_now;
  event.type = type;
  event.description = is_warning ? "80% of the rate limit " + met.bucket + " is used"
                                 : "The rate limit " + met.bucket + " is reached";
  event.client_id = met.client_id;
  event.client_name = met.client_name;
  event.ip = m_request.remote_address;
  event.user_agent = m_request.header_or("user-agent", "").substr(0, 200);
  event.hostname = m_request.header_or("host", "").substr(0, 200);
  event.method = m_request.method;
  event.path = std::string(m_request.path().substr(0, 700));
  base::Json limit = {{"bucket", met.bucket},
                      {"size", met.verdict.size},
                      {"global", met.is_global},
                      {"usage", met.verdict.size - met.verdict.remaining}};
  if (!is_warning) limit["refused"] = met.verdict.refused;
  base::Json details;
  details["limit"] = std::move(limit);
  event.other_details = base::write_json(details);
  return event;
}

}  // namespace engine

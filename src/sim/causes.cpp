// Which event of the scenario, or which of its settings, made something fail.
#include <algorithm>

#include "base/number_text.h"
#include "sim/ledger.h"
#include "sim/scenario_json.h"

namespace sim {

namespace {

bool can_cause(EventKind kind, FailureReason reason) {
  switch (reason) {
    case FailureReason::quota:
    case FailureReason::plan:
      return kind == EventKind::quota_set || kind == EventKind::secret_leaked;
    case FailureReason::wrong_secret:
      return kind == EventKind::secret_rotated;
    case FailureReason::no_grant:
      return kind == EventKind::grant_deleted;
    case FailureReason::unreachable:
      return kind == EventKind::server_down;
    case FailureReason::timed_out:
      return kind == EventKind::server_slow;
    case FailureReason::unknown_kid:
      return kind == EventKind::signing_key_rotated || kind == EventKind::signing_key_revoked;
    case FailureReason::missing_scope:
      return kind == EventKind::scope_removed;
    case FailureReason::expired:
      return kind == EventKind::server_down;
    case FailureReason::refused:
    case FailureReason::lost:
    case FailureReason::no_token:
      return false;
  }
  return false;
}

// Without an event: what of the scenario itself it comes from. Empty: nothing that is known.
std::string setting_that_causes(FailureReason reason, const Scenario& scenario,
                                const Callers& callers) {
  const Service* service =
      callers.service < scenario.services.size() ? &scenario.services[callers.service] : nullptr;
  switch (reason) {
    case FailureReason::quota: {
      const auto& quota = scenario.applications[callers.application].quota;
      if (!quota) return "";
      return "The scenario gives the application that quota from the start.";
    }
    case FailureReason::plan:
      if (scenario.plan.tokens_per_month == 0) return "";
      return "The plan has " + base::grouped(scenario.plan.tokens_per_month) +
             " tokens a month and refuses more.";
    case FailureReason::lost:
      return scenario.world.lost_per_million > 0
                 ? "The network loses " + base::grouped(scenario.world.lost_per_million) +
                       " of a million requests."
                 : "";
    case FailureReason::timed_out:
      return service && 2 * scenario.world.latency > service->timeout
                 ? "The network takes longer than the service waits."
                 : "";
    case FailureReason::expired:
      if (!service) return "";
      if (service->cache.refresh == RefreshKind::never) {
        return "The cache ignores expiry: it keeps a token until the process starts again.";
      }
      if (service->cache.refresh == RefreshKind::on_401) {
        return "The cache asks for a new token only when an API has refused the old one.";
      }
      if (service->clock_behind.count() > 0) {
        return "The service's clock is " + duration_words(service->clock_behind) +
               " behind, so it takes an expired token for a good one.";
      }
      return "";
    case FailureReason::wrong_secret:
    case FailureReason::no_grant:
    case FailureReason::refused:
    case FailureReason::unreachable:
    case FailureReason::no_token:
    case FailureReason::unknown_kid:
    case FailureReason::missing_scope:
      return "";
  }
  return "";
}

std::string_view sentence(FailureReason reason) {
  switch (reason) {
    case FailureReason::quota:
      return "The token endpoint answered 429: the application's quota is used up.";
    case FailureReason::plan:
      return "The token endpoint answered 429: the month's plan is used up.";
    case FailureReason::wrong_secret:
      return "The token endpoint answered 401: the secret is not the application's.";
    case FailureReason::no_grant:
      return "The token endpoint answered 403: the application is not authorized for the API.";
    case FailureReason::refused:
      return "The token endpoint refused the request.";
    case FailureReason::unreachable:
      return "The authorization server could not be reached.";
    case FailureReason::lost:
      return "The request for a token was lost on the way.";
    case FailureReason::timed_out:
      return "The token was issued and counted, but came after the client had stopped waiting.";
    case FailureReason::no_token:
      return "The API was called without a valid token, or not at all.";
    case FailureReason::expired:
      return "The API answered 401: the token had expired.";
    case FailureReason::unknown_kid:
      return "The API answered 401: its copy of the key set does not have the token's key.";
    case FailureReason::missing_scope:
      return "The API answered 403: the token lacks the scope that the call needs.";
  }
  return "";
}

bool concerns(const Event& event, const Scenario& scenario, const Callers& callers) {
  const auto is = [](const std::string& wanted, const std::string& name) {
    return wanted.empty() || wanted == name;
  };
  return is(event.application, scenario.applications[callers.application].id) &&
         is(event.api, scenario.apis[callers.api].id);
}

}  // namespace

// The last one that can have caused it. A stranger who takes tokens is the cause of a limit that is
// reached only where no limit was set since.
std::optional<size_t> Ledger::cause_of(const Callers& callers, FailureReason reason) const {
  const bool is_plan = reason == FailureReason::plan;
  for (auto marker = m_markers.rbegin(); marker != m_markers.rend(); ++marker) {
    const Event& event = m_scenario.events[marker->event];
    if (!can_cause(event.kind, reason)) continue;
    if (is_plan ? event.kind == EventKind::secret_leaked : concerns(event, m_scenario, callers)) {
      return marker->event;
    }
  }
  return std::nullopt;
}

void Ledger::explain(Failure& failure, const Callers& callers) const {
  failure.service = callers.service < m_scenario.services.size()
                        ? m_scenario.services[callers.service].name
                        : "a stranger";
  failure.chain.emplace_back(sentence(failure.reason));
  if (failure.underlying) failure.chain.emplace_back(sentence(*failure.underlying));
  if (failure.event) {
    const auto marker = std::find_if(m_markers.begin(), m_markers.end(), [&](const Marker& one) {
      return one.event == *failure.event;
    });
    failure.chain.push_back(base::to_iso(marker->at).substr(0, 19) + "Z: " + marker->text);
    failure.has_cause = true;
    return;
  }
  std::string setting =
      setting_that_causes(failure.underlying.value_or(failure.reason), m_scenario, callers);
  failure.has_cause = !setting.empty();
  if (failure.has_cause) failure.chain.push_back(std::move(setting));
}

}  // namespace sim

#include "engine/repeated_request.h"

#include <utility>

#include "oauth/quota.h"
#include "oauth/token_endpoint.h"

namespace engine {

void KnownDecision::learn(const oauth::Attempt& granted, const oauth::AccessToken& token) {
  attempt = granted;
  access_token = token;
}

void KnownDecision::learn(const domain::Changes& recorded) {
  const auto* usage = std::get_if<domain::UsageCount>(&recorded.front());
  const auto* event =
      recorded.size() > 1 ? std::get_if<domain::SharedLogEvent>(&recorded[1]) : nullptr;
  if (!usage || !event) {
    registry_version = 0;
    return;
  }
  changes.clear();
  changes.emplace_back(*usage);
  events.clear();
  events.push_back(std::make_shared<domain::LogEvent>(**event));
}

std::shared_ptr<domain::LogEvent> KnownDecision::free_event() {
  changes.erase(changes.begin() + 1, changes.end());  // has the last one
  std::shared_ptr<domain::LogEvent> event = std::move(events.front());
  if (event.use_count() == 1) {
    events.pop_front();
  } else {
    events.front() = event;
    event = std::make_shared<domain::LogEvent>(*event);
  }
  events.push_back(event);
  return event;
}

KnownDecision& RepeatedRequest::known() {
  if (!m_known) m_known = std::make_unique<KnownDecision>();
  return *m_known;
}

std::optional<SharedAnswer> answer_again(State& state, KeyKeeper& keys, RepeatedRequest& request,
                                         uint64_t alike) {
  KnownDecision& known = request.known();
  oauth::Attempt& attempt = known.attempt;
  const base::Time now = state.clock.now();
  std::shared_ptr<const oauth::KeyRing> ring;
  uint64_t judged_at = 0;
  // A refusal is told, counted and logged by the whole way.
  const auto judge_quota = [&] {
    attempt.requests = alike;
    judged_at = state.version;
    if (oauth::judge_quota(attempt, state.tenant, now, nullptr)) return true;
    attempt.refusal.reset();
    return false;
  };
  {
    const std::lock_guard lock(state.mutex);
    if (known.registry_version != state.registry_version || !judge_quota()) return std::nullopt;
    ring = state.keys;
  }
  known.access_token.id = base::random_alphanumeric(state.random, oauth::token_id_length);
  known.access_token.issued_at = now;
  (void)token_of(state, keys, std::move(ring), attempt, known.access_token);
  const std::lock_guard lock(state.mutex);
  if (attempt.refusal) {
    known.registry_version = 0;
    return std::nullopt;
  }
  if (state.version != judged_at && !judge_quota()) return std::nullopt;
  oauth::record_again(known.changes, known.free_event(), attempt, request.request(), now,
                      known.access_token.id, state.tenant);
  push_out_of_log(known.changes, state.tenant);
  const auto ticket = state.commit(known.changes);
  if (!ticket) return std::nullopt;
  state.tally.count(attempt);
  SharedAnswer answer;
  answer.requests = attempt.requests;
  answer.response.ticket = *ticket;
  return answer;
}

}  // namespace engine

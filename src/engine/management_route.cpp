#include "engine/management_route.h"

#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "base/json.h"
#include "engine/rate_limiter_gate.h"
#include "engine/replica.h"
#include "management/management_api.h"
#include "oauth/refusal.h"

namespace engine {

namespace {

using domain::KeyFamily;
using domain::KeyState;

// Those of a handler, which holds the mutex.
class EngineSteps : public management::Steps {
 public:
  EngineSteps(State& state, RegistryRight& right) : m_state(state), m_right(right) {}

  void pause() override {
    if (!m_right.is_wanted()) return m_state.mutex.give_way();
    aside([&] { m_right.pass_on(); });
  }
  void aside(const std::function<void()>& work) override {
    m_state.mutex.unlock();
    work();
    m_state.mutex.lock();
  }
  bool may_commit() const override { return m_right.is_held(); }
  bool commit(const domain::Changes& changes) override {
    // Written faster than stored, they would keep the right from others until it is taken away.
    constexpr uint64_t commits_under_way_max = 8;
    if (!m_right.is_held() || !m_state.commit(changes)) return false;
    if (++m_commits % commits_under_way_max == 0) aside([&] { m_right.settle(); });
    pause();
    return true;
  }

 private:
  State& m_state;
  RegistryRight& m_right;
  uint64_t m_commits = 0;
};

}  // namespace

base::Response not_now(std::string_view message) {
  base::Response response = oauth::json_response(
      503,
      base::write_json({{"error", "temporarily_unavailable"}, {"message", std::string(message)}}));
  response.headers.add("retry-after", "1");
  return response;
}

base::Response answer_management_request(State& state, KeyKeeper& keys,
                                         const base::Request& request) {
  constexpr std::string_view not_stored = "The change could not be stored.";
  auto ring = keys.ring_that_signs();
  RegistryRight right(state);
  EngineSteps steps(state, right);
  std::vector<domain::SigningKey> spare_keys;
  std::unique_lock lock(state.mutex);
  const base::Time now = state.clock.now();
  RateGate gate(state, request, now);
  management::Outcome outcome;
  for (management::Gate* first_gate = &gate;; first_gate = nullptr) {
    outcome =
        management::handle(request, {state.tenant, state.vault, *ring, state.random, now,
                                     state.issuer_of(request), steps, spare_keys, first_gate});
    const bool needs_right = domain::is_of_registry(outcome.changes) && !right.is_held();
    if (!outcome.needs_spare_keys && !needs_right) break;
    const bool has_p256 = state.tenant.find_key(KeyFamily::p256, KeyState::current) != nullptr;
    lock.unlock();
    if (outcome.needs_spare_keys) {
      spare_keys.push_back(keys.make_spare(KeyFamily::rsa));
      if (has_p256) spare_keys.push_back(keys.make_spare(KeyFamily::p256));
    } else {
      // Afterwards the request is judged anew, by what other replicas have changed.
      if (const auto taken = right.take(); !taken) return not_now(not_stored);
      ring = keys.ring_that_signs();
    }
    lock.lock();
  }
  if (outcome.is_not_stored) return not_now(not_stored);
  if (makes_young_key_current(state, outcome.changes, now)) {
    return not_now("The next signing key is so new that other servers may not publish it yet.");
  }
  const bool writes = !outcome.changes.empty();
  gate.append_events(outcome.changes);
  gate.add_headers(outcome.response);
  const auto ticket = state.commit(outcome.changes);
  if (!writes) return std::move(outcome.response);
  if (!ticket) return not_now(not_stored);
  outcome.response.ticket = *ticket;
  return std::move(outcome.response);
}

}  // namespace engine

#include "sim/faults/faults.h"

#include <algorithm>
#include <utility>

#include "domain/system_api.h"
#include "oauth/token_endpoint.h"
#include "oauth/token_request.h"
#include "sim/faults/spoiled_answer.h"
#include "sim/faults/spoiled_token.h"

namespace sim {

namespace {

constexpr size_t id_length = 12;
constexpr std::string_view keys_path = "/.well-known/jwks.json";

// The request that this thread is at, for the signer that the engine calls meanwhile.
struct Call {
  const base::Request* request = nullptr;
  std::optional<FaultRule> token_fault;
};
thread_local Call* call_under_way = nullptr;

// Below 1.
double chance_of(base::Random& random) {
  uint32_t number = 0;
  random.fill(&number, sizeof number);
  return number / 4294967296.0;
}

FaultTarget target_of(const base::Request& request) {
  if (request.path() != "/oauth/token") return {};
  const auto parsed = oauth::parse_token_request(request);
  if (!parsed) return {};
  return {parsed->client.client_id, parsed->audience};
}

}  // namespace

Faults::Faults(const base::Clock& clock, base::Random& random, Listener listener)
    : m_clock(clock), m_random(random), m_listener(std::move(listener)) {}

// One rule at most at each stage, and one besides the delay in all: the oldest that fits.
Disturbed Faults::handle(engine::Engine& engine, const base::Request& request) {
  if (!m_has_rules.load(std::memory_order_relaxed)) return engine.handle(request);
  std::optional<FaultTarget> target;
  const auto suffers = [&](const FaultRule& rule) {
    if (!fits_place(rule, request)) return false;
    if (rule.client_id.empty() && rule.audience.empty()) return true;
    if (!target) target = target_of(request);
    return fits(rule, *target);
  };
  Disturbed answer;
  const auto delay = take(FaultStage::delay, suffers);
  if (const auto fault = take(FaultStage::instead, suffers)) {
    answer = answer_instead(*fault, m_clock.now());
    if (!target) target = target_of(request);
    auto event = event_instead(*fault, *target, request, answer);
    answer.response = engine.replace(request, std::move(answer.response), std::move(event));
    announce(*fault, answer.response);
  } else {
    const auto of_keys =
        request.path() == keys_path ? take(FaultStage::keys, suffers) : std::optional<FaultRule>();
    const auto of_answer = of_keys ? std::optional<FaultRule>() : take(FaultStage::answer, suffers);
    Call call{&request, {}};
    if (!of_answer) call_under_way = &call;
    base::Request asked;
    if (of_keys) {
      asked = request;
      asked.headers.erase("if-none-match");
    }
    answer = engine.handle(of_keys ? asked : request);
    call_under_way = nullptr;
    if (of_keys) spoil_keys(*of_keys, engine, answer.response);
    if (of_answer) spoil_answer(*of_answer, answer);
    if (call.token_fault) spoil_token_answer(*call.token_fault, answer.response);
    for (const auto& one : {of_keys, of_answer, call.token_fault}) {
      if (one) announce(*one, answer.response);
    }
  }
  if (delay) {
    answer.disturbance.delay = delay_of(*delay, m_random);
    announce(*delay, answer.response);
  }
  return answer;
}

base::Result<std::string, crypto::CryptoError> Faults::sign(oauth::Attempt& attempt,
                                                            const oauth::AccessToken& token,
                                                            const oauth::KeyRing& ring,
                                                            const oauth::SecretVault& vault,
                                                            base::Random& random) {
  Call* call = call_under_way;
  if (!call) return oauth::sign(attempt, token, ring, vault, random);
  const FaultTarget target{token.client_id.value,
                           domain::shown_audience(attempt.api->identifier, token.issuer)};
  call->token_fault = take(FaultStage::token, [&](const FaultRule& rule) {
    return fits_place(rule, *call->request) && fits(rule, target) &&
           (!attempt.api->is_system() || !rule.audience.empty());
  });
  if (!call->token_fault) return oauth::sign(attempt, token, ring, vault, random);
  attempt.fault = call->token_fault->id;
  return sign_spoiled(call->token_fault->kind, attempt, token, ring, vault, random);
}

// The oldest rule of the stage that is at work, fits, and is lucky.
template <class Fits>
std::optional<FaultRule> Faults::take(FaultStage stage, Fits fits) {
  const base::Time now = m_clock.now();
  const std::lock_guard lock(m_mutex);
  tell_changes(now);
  for (Kept& kept : m_rules) {
    FaultRule& rule = kept.rule;
    if (stage_of(rule.kind) != stage || end_of(rule, now) != FaultEnd::none) continue;
    if (!fits(rule)) continue;
    ++rule.matched;
    if (rule.probability < 1 && chance_of(kept.chance) >= rule.probability) continue;
    ++rule.applied;
    ++m_applied[static_cast<size_t>(rule.kind)];
    tell_changes(now);
    return rule;
  }
  return std::nullopt;
}

void Faults::tell_changes(base::Time now) {
  for (Kept& kept : m_rules) {
    const bool is_at_work = end_of(kept.rule, now) == FaultEnd::none;
    if (is_at_work == kept.is_told) continue;
    kept.is_told = is_at_work;
    if (m_listener) m_listener(is_at_work ? Moment::started : Moment::ended, kept.rule);
  }
}

void Faults::tick() {
  if (!m_has_rules.load(std::memory_order_relaxed)) return;
  const std::lock_guard lock(m_mutex);
  tell_changes(m_clock.now());
}

std::array<uint64_t, fault_kind_count> Faults::applied() const {
  const std::lock_guard lock(m_mutex);
  return m_applied;
}

std::vector<FaultRule> Faults::rules() const {
  const std::lock_guard lock(m_mutex);
  std::vector<FaultRule> rules;
  for (const Kept& kept : m_rules) rules.push_back(kept.rule);
  return rules;
}

std::optional<FaultRule> Faults::find(std::string_view id) const {
  const std::lock_guard lock(m_mutex);
  for (const Kept& kept : m_rules) {
    if (kept.rule.id == id) return kept.rule;
  }
  return std::nullopt;
}

std::optional<FaultRule> Faults::add(FaultRule rule) {
  const base::Time now = m_clock.now();
  rule.id = "flt_" + base::random_alphanumeric(m_random, id_length);
  rule.created_at = now;
  const std::lock_guard lock(m_mutex);
  tell_changes(now);
  if (m_rules.size() >= fault_rules_max) {
    const auto over = std::find_if(m_rules.begin(), m_rules.end(), [&](const Kept& kept) {
      return end_of(kept.rule, now) != FaultEnd::none;
    });
    if (over == m_rules.end()) return std::nullopt;
    m_rules.erase(over);
  }
  m_rules.push_back({rule, base::SeededRandom(rule.seed), false});
  m_has_rules = true;
  tell_changes(now);
  return rule;
}

std::optional<FaultRule> Faults::replace(FaultRule rule) {
  const std::lock_guard lock(m_mutex);
  Kept* kept = find_kept(rule.id);
  if (!kept) return std::nullopt;
  // Requests went on being counted meanwhile.
  rule.matched = kept->rule.matched;
  rule.applied = kept->rule.applied;
  if (rule.seed != kept->rule.seed) kept->chance = base::SeededRandom(rule.seed);
  kept->rule = std::move(rule);
  tell_changes(m_clock.now());
  return kept->rule;
}

bool Faults::remove(std::string_view id) {
  const std::lock_guard lock(m_mutex);
  Kept* kept = find_kept(id);
  if (!kept) return false;
  kept->rule.is_enabled = false;
  tell_changes(m_clock.now());
  m_rules.erase(m_rules.begin() + (kept - m_rules.data()));
  m_has_rules = !m_rules.empty();
  return true;
}

void Faults::remove_all() {
  const std::lock_guard lock(m_mutex);
  for (Kept& kept : m_rules) kept.rule.is_enabled = false;
  tell_changes(m_clock.now());
  m_rules.clear();
  m_has_rules = false;
}

Faults::Kept* Faults::find_kept(std::string_view id) {
  for (Kept& kept : m_rules) {
    if (kept.rule.id == id) return &kept;
  }
  return nullptr;
}

}  // namespace sim

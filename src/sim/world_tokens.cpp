// How tokens are asked for, kept and lost.
#include <algorithm>

#include "sim/load.h"
#include "sim/world.h"

namespace sim {

namespace {

constexpr Milliseconds storm_pause{100};

std::string field(const base::Response& response, std::string_view name, const char* otherwise) {
  const std::string* value = response.headers.find(name);
  return value ? *value : otherwise;
}

}  // namespace

const World::Trouble* World::trouble(base::Time at) const {
  for (const Trouble& one : m_troubles) {
    if (one.from <= at && at < one.to) return &one;
  }
  return nullptr;
}

bool World::is_down() const {
  const Trouble* one = trouble(m_now);
  return one && one->delay.count() == 0;
}

// Who has not learned of a new secret yet still sends the old one.
bool World::has_old_secret(const Line& line, uint32_t slot) const {
  if (!line.old_request) return false;
  const auto within = static_cast<uint64_t>(service_of(line).learns_secret.count());
  const uint64_t mark = (slot + 1) * 0x9e3779b97f4a7c15 ^ line.rotations * 0xbf58476d1ce4e5b9 ^
                        line.copy * 0x94d049bb133111eb;
  const auto learns_after = Milliseconds(static_cast<int64_t>(mark % (within + 1)));
  return m_now < line.rotated_at + learns_after;
}

engine::RepeatedRequest& World::request_of(Line& line, uint32_t slot) const {
  return has_old_secret(line, slot) ? *line.old_request : line.request;
}

World::Answers World::ask(Line& line, engine::RepeatedRequest& request, uint64_t count) {
  Answers answers;
  const Service& service = service_of(line);
  const Trouble* one = trouble(m_now);
  if (one && one->delay.count() == 0) {
    answers.failed_for(FailureReason::unreachable) = count;
    return answers;
  }
  uint64_t& lost = answers.failed_for(FailureReason::lost);
  for (uint64_t sent = m_scenario.world.lost_per_million > 0 ? count : 0; sent > 0; --sent) {
    if (m_chance.below(1'000'000) < m_scenario.world.lost_per_million) ++lost;
  }
  m_tenant.set_time(m_now);
  const Milliseconds took = 2 * m_scenario.world.latency + (one ? one->delay : Milliseconds(0));
  for (uint64_t left = count - lost; left > 0;) {
    const uint64_t made_before = m_tenant.last_granted().count;
    // A token that is really signed is one of its own.
    const auto [response, requests] =
        m_tenant.engine().answer_alike(request, m_depth == Depth::full ? 1 : left);
    left -= requests;
    if (response.status != 200) {
      answers.failed_for(read_refusal(line, response, requests)) += requests;
      continue;
    }
    const Granted& granted = m_tenant.last_granted();
    if (granted.count != made_before + 1) m_complaints.emplace_back("A token came from nowhere.");
    m_ledger.count_tokens(callers_of(line), line.copy, m_now, requests,
                          granted.is_over_quota ? requests : 0);
    if (m_now >= line.cached_until) {
      ++line.cached_tokens;
      line.cached_until = granted.expires_at;
    }
    if (took > service.timeout) {
      answers.failed_for(FailureReason::timed_out) += requests;
      continue;
    }
    answers.tokens += requests;
    if (m_depth == Depth::full) verify_for_real(line, granted);
  }
  return answers;
}

FailureReason World::read_refusal(const Line& line, const base::Response& response,
                                  uint64_t requests) {
  if (response.status == 401) return FailureReason::wrong_secret;
  if (response.status == 403) return FailureReason::no_grant;
  if (response.status != 429) return FailureReason::refused;
  const ApplicationPlan& application = m_scenario.applications[callers_of(line).application];
  const std::string windows = field(response, "auth0-client-quota-limit", "");
  const std::string limit = field(response, "x-ratelimit-limit", "0");
  const std::string reset = field(response, "x-ratelimit-reset", "0");
  uint64_t number = 0, until = 0;
  for (const char digit : limit) number = number * 10 + static_cast<uint64_t>(digit - '0');
  for (const char digit : reset) until = until * 10 + static_cast<uint64_t>(digit - '0');
  const base::Time ends = base::from_unix_seconds(static_cast<long long>(until));
  const bool is_quota = windows.find(";r=0;") != windows.npos;
  if (!is_quota) {
    m_ledger.note_limit("plan", number, m_now, ends, requests);
    return FailureReason::plan;
  }
  const std::string hour = "b=per_hour;q=" + limit + ";r=0;";
  const bool is_of_hour = windows.find(hour) != windows.npos;
  m_ledger.note_limit(application.id + (is_of_hour ? " per_hour" : " per_day"), number, m_now, ends,
                      requests);
  return FailureReason::quota;
}

Milliseconds World::pause_of(const Retry& retry, uint32_t attempts) {
  switch (retry.kind) {
    case RetryKind::none:
      return Milliseconds(0);
    case RetryKind::fixed:
      return retry.first;
    case RetryKind::exponential: {
      const int64_t doubled = retry.first.count() << std::min<uint32_t>(attempts, 20);
      const auto most = static_cast<uint64_t>(std::min(doubled, retry.longest.count()));
      return Milliseconds(static_cast<int64_t>(m_chance.below(most) + 1));
    }
    case RetryKind::storm:
      return storm_pause;
  }
  return Milliseconds(0);
}

void World::request_token(uint32_t at, uint32_t slot) {
  Line& line = m_lines[at];
  Holder& holder = line.holders[slot];
  const Callers& callers = callers_of(line);
  const Service& service = service_of(callers);
  if (holder_rate(line) == 0) {
    appoint(m_now + minute, Kind::request, at, slot, holder.generation);
    return;
  }
  const bool had_token =
      holder.bucket != no_bucket && callers.buckets[holder.bucket].state != TokenState::waiting;
  if (service.cache.refresh == RefreshKind::on_401 && had_token && m_now >= holder.expires_at) {
    // The call that finds out.
    m_ledger.count_calls(callers, 1);
    m_ledger.count_failures(callers, FailureReason::expired, std::nullopt, m_now, 1);
  }
  m_ledger.count_request(callers, m_now);
  const Answers answers = ask(line, request_of(line, slot), 1);
  if (answers.tokens > 0) {
    take_token(at, slot);
  } else {
    go_without(at, slot, answers.why());
  }
}

void World::take_token(uint32_t at, uint32_t slot) {
  Line& line = m_lines[at];
  Holder& holder = line.holders[slot];
  Callers& callers = callers_of(line);
  const Service& service = service_of(callers);
  const Granted& granted = m_tenant.last_granted();
  holder.attempts = 0;
  holder.expires_at = granted.expires_at;
  const uint32_t token_class = m_servers[callers.api].class_of(granted.kid, granted.scopes);
  set_bucket(line, holder, callers.bucket_of(TokenState::valid, token_class, {}, m_now));
  const base::Time believed = holder.expires_at + service.clock_behind;
  const auto renew_at = [&](base::Time moment) {
    appoint(next_call(line, slot, std::max(moment, m_now + Milliseconds(1))), Kind::request, at,
            slot, holder.generation);
  };
  switch (service.cache.refresh) {
    case RefreshKind::at_expiry:
      if (service.clock_behind.count() > 0) {
        appoint(holder.expires_at, Kind::lapse, at, slot, holder.generation);
      }
      return renew_at(believed);
    case RefreshKind::early: {
      const int64_t lifetime = (holder.expires_at - m_now).count();
      const auto jitter = static_cast<uint64_t>(lifetime * service.cache.jitter_percent / 100);
      const int64_t early = lifetime * service.cache.early_percent / 100 +
                            static_cast<int64_t>(m_chance.below(jitter + 1));
      appoint(holder.expires_at, Kind::lapse, at, slot, holder.generation);
      return renew_at(believed - Milliseconds(early));
    }
    case RefreshKind::on_401:
      return renew_at(holder.expires_at);
    case RefreshKind::never:
      appoint(holder.expires_at, Kind::lapse, at, slot, holder.generation);
      return;
  }
}

// A token that is good for a while longer is kept; without one, calls fail until there is one.
void World::go_without(uint32_t at, uint32_t slot, FailureReason why) {
  Line& line = m_lines[at];
  Holder& holder = line.holders[slot];
  Callers& callers = callers_of(line);
  const Service& service = service_of(callers);
  const bool has_token = holder.bucket != no_bucket && m_now < holder.expires_at &&
                         callers.buckets[holder.bucket].state == TokenState::valid;
  m_ledger.count_failures(callers, why, std::nullopt, m_now, 1);
  holder.why = why;
  if (!has_token) {
    set_bucket(line, holder, callers.bucket_of(TokenState::waiting, 0, why, m_now));
  }
  const Milliseconds pause = pause_of(service.retry, holder.attempts);
  holder.attempts = static_cast<uint8_t>(std::min(holder.attempts + 1, 200));
  const base::Time next = service.retry.kind == RetryKind::none
                              ? next_call(line, slot, m_now + Milliseconds(1))
                              : m_now + pause;
  appoint(next, Kind::request, at, slot, holder.generation);
}

// A token reaches its end in its holder's hands.
void World::lapse(uint32_t at, uint32_t slot) {
  Line& line = m_lines[at];
  Holder& holder = line.holders[slot];
  Callers& callers = callers_of(line);
  if (holder.bucket == no_bucket || m_now < holder.expires_at) return;
  if (callers.buckets[holder.bucket].state != TokenState::valid) return;
  // Who has asked for the next one in vain has none, for the reason that it was refused.
  const uint16_t bucket = holder.attempts > 0
                              ? callers.bucket_of(TokenState::waiting, 0, holder.why, m_now)
                              : callers.bucket_of(TokenState::expired, 0, {}, m_now);
  set_bucket(line, holder, bucket);
}

// Full depth: the API verifies the token's text, and must come to what accounting says.
void World::verify_for_real(Line& line, const Granted& granted) {
  const Service& service = service_of(line);
  ResourceServer& server = m_servers[callers_of(line).api];
  const auto by_crypto = server.verify(granted.text, service.scopes, m_now, !is_down());
  const auto by_rule =
      server.judge({granted.kid, granted.scopes}, service.scopes, m_now, !is_down());
  ++m_verified;
  if (by_crypto != by_rule) ++m_disagreements;
}

}  // namespace sim

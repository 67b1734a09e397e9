#include "engine/token_route.h"

#include "engine/rate_limiter_gate.h"
#include "engine/repeated_request.h"
#include "engine/replica.h"
#include "oauth/introspection.h"
#include "oauth/quota.h"
#include "oauth/token_endpoint.h"
#include "oauth/token_signer.h"

namespace engine {

namespace {

base::Response unavailable(const domain::StoreError& error, const base::Request& request) {
  return oauth::to_response({oauth::ErrorCode::temporarily_unavailable, "", error.explanation},
                            request);
}

// Leaves an event of the limit, once a minute, instead of one of its own.
base::Response refuse_by_rate(State& state, const RateGate& gate, const base::Request& request) {
  state.tally.count(oauth::ErrorCode::rate_limit_exceeded);
  domain::Changes events;
  gate.append_events(events);
  (void)state.commit(events);
  base::Response response = oauth::to_response(
      {oauth::ErrorCode::rate_limit_exceeded, "", "A rate limit is reached."}, request);
  gate.add_headers(response);
  return response;
}

}  // namespace

std::string token_of(State& state, KeyKeeper& keys, std::shared_ptr<const oauth::KeyRing> ring,
                     oauth::Attempt& attempt, const oauth::AccessToken& access_token) {
  const auto algorithm = oauth::jose_algorithm(attempt.api->signing_algorithm);
  if (!ring || !ring->signing_key(algorithm)) ring = keys.ring_that_signs(algorithm);
  oauth::TokenSigner* signer = state.settings.signer;
  auto made = signer ? signer->sign(attempt, access_token, *ring, state.vault, state.random)
                     : oauth::sign(attempt, access_token, *ring, state.vault, state.random);
  if (made) return std::move(*made);
  attempt.refuse(oauth::step::signature, {oauth::ErrorCode::signing_failed, "",
                                          "The token could not be signed with the API's key."});
  return {};
}

void push_out_of_log(domain::Changes& changes, const domain::Tenant& tenant) {
  const auto events_max = static_cast<size_t>(tenant.settings().policies.retention.log_events_max);
  if (auto oldest = tenant.log().overflow(events_max)) {
    changes.emplace_back(domain::LogEventsRemoved{std::move(*oldest)});
  }
}

SharedAnswer answer_token_request(State& state, KeyKeeper& keys, const base::Request& request,
                                  uint64_t alike, KnownDecision* known) {
  const auto parsed = oauth::parse_token_request(request);
  const base::Time now = state.clock.now();
  std::string token_id = base::random_alphanumeric(state.random, oauth::token_id_length);
  const std::string issuer = state.issuer_of(request);
  oauth::Attempt attempt;
  oauth::AccessToken access_token;
  std::shared_ptr<const oauth::KeyRing> ring;
  RateGate gate(state, request, now);
  {
    const std::lock_guard lock(state.mutex);
    if (!gate.admits_token_request()) return {refuse_by_rate(state, gate, request)};
    const oauth::Surroundings surroundings{state.tenant, state.vault, issuer, now,
                                           state.slices_here()};
    attempt = oauth::decide(parsed, surroundings);
    if (attempt.is_authenticated && !gate.admits_application(*attempt.application)) {
      return {refuse_by_rate(state, gate, request)};
    }
    // A bucket is emptied by each request, a proof is good for one, and a slice may be small.
    const bool may_stand_for_others =
        !gate.has_limits() && attempt.marks.empty() && !surroundings.slices;
    if (may_stand_for_others) attempt.requests = alike;
    if (!may_stand_for_others || !attempt.is_lasting || attempt.api->is_system()) known = nullptr;
    if (known) known->registry_version = state.registry_version;
    if (!attempt.refusal) {
      access_token = oauth::access_token_of(attempt, surroundings, std::move(token_id));
      ring = state.keys;
    }
  }
  if (const auto settled = settle_with_replicas(state, attempt, now); !settled) {
    state.tally.count(oauth::ErrorCode::temporarily_unavailable);
    return {unavailable(settled.error(), request)};
  }
  std::string token;
  if (!attempt.refusal) token = token_of(state, keys, std::move(ring), attempt, access_token);
  base::Response response;
  if (!attempt.refusal) response = oauth::token_response(attempt, token);
  // Its memory serves again: it is too large to be asked for once a token.
  thread_local domain::Changes changes;
  changes.clear();
  std::unique_lock lock(state.mutex);
  if (const auto confirmed = confirm_with_replicas(state, lock, attempt, now); !confirmed) {
    state.tally.count(oauth::ErrorCode::temporarily_unavailable);
    return {unavailable(confirmed.error(), request)};
  }
  if (known) known->learn(attempt, access_token);
  oauth::record(changes, attempt, request, now, access_token.id, state.tenant);
  if (known) known->learn(changes);
  gate.append_events(changes);
  push_out_of_log(changes, state.tenant);
  const auto ticket = state.commit(changes);
  if (!attempt.refusal && !ticket) {
    state.tally.count(oauth::ErrorCode::temporarily_unavailable);
    return {unavailable(ticket.error(), request)};
  }
  ask_for_slices_ahead(state, attempt, now);
  state.tally.count(attempt);
  if (attempt.refusal) response = oauth::refusal_response(attempt, request);
  gate.add_headers(response);
  oauth::add_quota_headers(response, attempt, state.tenant, now);
  if (!attempt.refusal) response.ticket = *ticket;
  return {std::move(response), attempt.requests};
}

std::optional<base::Response> answer_about_token(State& state, KeyKeeper& keys,
                                                 const base::Request& request) {
  const bool introspects = request.path() == "/oauth/introspect";
  const bool revokes = request.path() == "/oauth/revoke";
  if (request.method != "POST" || (!introspects && !revokes)) return std::nullopt;
  const auto ring = keys.ring_that_signs();
  const std::lock_guard lock(state.mutex);
  const domain::Policies& policies = state.tenant.settings().policies;
  if (!(introspects ? policies.introspection : policies.revocation)) return std::nullopt;
  const base::Time now = state.clock.now();
  RateGate gate(state, request, now);
  if (!gate.admits_token_request()) return refuse_by_rate(state, gate, request);
  const oauth::Surroundings surroundings{state.tenant, state.vault, state.issuer_of(request), now};
  oauth::Answer answer = introspects ? oauth::introspect(request, surroundings, *ring)
                                     : oauth::revoke(request, surroundings, *ring);
  if (answer.application && !gate.admits_application(*answer.application)) {
    return refuse_by_rate(state, gate, request);
  }
  gate.append_events(answer.changes);
  const auto ticket = state.commit(answer.changes);
  if (answer.needs_changes) {
    if (!ticket) return unavailable(ticket.error(), request);
    answer.response.ticket = *ticket;
  }
  gate.add_headers(answer.response);
  return std::move(answer.response);
}

}  // namespace engine

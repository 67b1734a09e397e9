#include "engine/token_route.h"

#include "oauth/introspection.h"
#include "oauth/token_endpoint.h"

namespace engine {

namespace {

base::Response unavailable(const domain::StoreError& error, const base::Request& request) {
  return oauth::to_response({oauth::ErrorCode::temporarily_unavailable, "", error.explanation},
                            request);
}

}  // namespace

base::Response answer_token_request(State& state, KeyKeeper& keys, const base::Request& request) {
  const auto parsed = oauth::parse_token_request(request);
  const base::Time now = state.clock.now();
  const std::string issuer = state.issuer_of(request);
  oauth::Attempt attempt;
  oauth::AccessToken access_token;
  {
    const std::lock_guard lock(state.mutex);
    const oauth::Surroundings surroundings{state.tenant, state.vault, issuer, now};
    attempt = oauth::decide(parsed, surroundings);
    if (!attempt.refusal) {
      access_token = oauth::access_token_of(attempt, surroundings,
                                            base::random_alphanumeric(state.random, 22));
    }
  }
  std::string token;
  if (!attempt.refusal) {
    const auto ring = keys.ring_that_signs(oauth::jose_algorithm(attempt.api->signing_algorithm));
    auto made = oauth::sign(attempt, access_token, *ring, state.vault, state.random);
    if (made) {
      token = std::move(*made);
    } else {
      attempt.refuse(oauth::step::signature, {oauth::ErrorCode::signing_failed, "",
                                              "The token could not be signed with the API's key."});
    }
  }
  const std::lock_guard lock(state.mutex);
  oauth::confirm(attempt, state.tenant);
  const auto ticket =
      state.commit(oauth::record(attempt, request, now, access_token.id, state.tenant));
  if (attempt.refusal) return oauth::refusal_response(attempt, request);
  if (!ticket) return unavailable(ticket.error(), request);
  base::Response response = oauth::token_response(attempt, token);
  response.ticket = *ticket;
  return response;
}

std::optional<base::Response> answer_about_token(State& state, KeyKeeper& keys,
                                                 const base::Request& request) {
  const auto ring = keys.ring_that_signs();
  const std::lock_guard lock(state.mutex);
  const domain::Policies& policies = state.tenant.settings().policies;
  const std::string_view path = request.path();
  const bool introspects = path == "/oauth/introspect" && policies.introspection;
  const bool revokes = path == "/oauth/revoke" && policies.revocation;
  if (request.method != "POST" || (!introspects && !revokes)) return std::nullopt;
  const oauth::Surroundings surroundings{state.tenant, state.vault, state.issuer_of(request),
                                         state.clock.now()};
  oauth::Answer answer = introspects ? oauth::introspect(request, surroundings, *ring)
                                     : oauth::revoke(request, surroundings, *ring);
  const auto ticket = state.commit(answer.changes);
  if (!ticket) return unavailable(ticket.error(), request);
  answer.response.ticket = *ticket;
  return std::move(answer.response);
}

}  // namespace engine

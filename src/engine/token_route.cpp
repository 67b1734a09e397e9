#include "engine/token_route.h"

#include "oauth/token_endpoint.h"

namespace engine {

base::Response answer_token_request(State& state, KeyKeeper& keys, const base::Request& request) {
  const auto parsed = oauth::parse_token_request(request);
  const base::Time now = state.clock.now();
  const std::string issuer = state.issuer_of(request);
  oauth::Attempt attempt;
  {
    const std::lock_guard lock(state.mutex);
    attempt = oauth::decide(parsed, state.tenant, state.vault, issuer);
  }
  oauth::AccessToken access_token;
  std::string token;
  if (!attempt.refusal) {
    access_token = {issuer, attempt.application->id, attempt.scopes, now,
                    base::random_alphanumeric(state.random, 22)};
    const auto ring = keys.ring_that_signs(oauth::jose_algorithm(attempt.api->signing_algorithm));
    auto made = oauth::sign(attempt, access_token, *ring, state.vault);
    if (!made) {
      return oauth::to_response({oauth::ErrorCode::signing_failed, "", "Signing failed."}, request);
    }
    token = std::move(*made);
  }
  const std::lock_guard lock(state.mutex);
  const auto ticket =
      state.commit(oauth::record(attempt, request, now, access_token.id, state.tenant));
  if (attempt.refusal) return oauth::to_response(*attempt.refusal, request);
  if (!ticket) {
    return oauth::to_response(
        {oauth::ErrorCode::temporarily_unavailable, "", ticket.error().explanation}, request);
  }
  base::Response response = oauth::token_response(attempt, token);
  response.ticket = *ticket;
  return response;
}

}  // namespace engine

// A request of POST /oauth/token that is sent again and again, the same to the last octet, and what
// is known of it from one time to the next: only its quota is judged anew while nothing else of the
// tenant changes.
#pragma once

#include <deque>
#include <memory>
#include <optional>

#include "base/http_message.h"
#include "domain/change.h"
#include "engine/token_route.h"
#include "oauth/access_token.h"
#include "oauth/attempt.h"

namespace engine {

// How a request was granted that will be granted again (oauth::Attempt::is_lasting).
struct KnownDecision {
  uint64_t registry_version = 0;  // of the state that it holds for; 0: nothing is known
  oauth::Attempt attempt;
  oauth::AccessToken access_token;
  // What record() made of it: the usage, and events whose memory serves again once they are out of
  // the log. There are never more than the log is long, and one.
  domain::Changes changes;
  std::deque<std::shared_ptr<domain::LogEvent>> events;

  // What record() is given, which takes it over, and what it gives.
  void learn(const oauth::Attempt& granted, const oauth::AccessToken& token);
  void learn(const domain::Changes& recorded);
  // One that nobody else has. `changes` is the usage alone afterwards.
  std::shared_ptr<domain::LogEvent> free_event();
};

// One thread at a time.
class RepeatedRequest {
 public:
  RepeatedRequest() = default;
  RepeatedRequest(base::Request request) : m_request(std::move(request)) {}

  const base::Request& request() const { return m_request; }
  // For the engine.
  KnownDecision& known();

 private:
  base::Request m_request;
  std::unique_ptr<KnownDecision> m_known;
};

// Of a request whose decision is known; nothing when it must be judged as a whole.
std::optional<SharedAnswer> answer_again(State& state, KeyKeeper& keys, RepeatedRequest& request,
                                         uint64_t alike);

}  // namespace engine

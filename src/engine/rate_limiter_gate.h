// The rate limits as one request meets them: the buckets that it goes through, the header fields
// that tell of them, and the log events. The state's mutex is held throughout.
#pragma once

#include <optional>

#include "engine/state.h"
#include "management/management_api.h"

namespace engine {

class RateGate : public management::Gate {
 public:
  RateGate(State& state, const base::Request& request, base::Time now)
      : m_state(state), m_request(request), m_now(now) {}

  // Each says whether the request may go on; it may where there is no limit.
  bool admits_token_request();
  // Of an application that has authenticated, so that nobody else empties its bucket.
  bool admits_application(const domain::Application& application);
  // The dashboard is no application: its calls are not counted.
  bool admits(const domain::ClientId& caller) override;

  // Whether any limit was met so far.
  bool has_limits() const { return !m_met.empty(); }

  // x-ratelimit-limit, -remaining and -reset of the bucket that has least left; Retry-After when it
  // refused.
  void add_headers(base::Response& response) const;
  // Appends what is to be written to the log.
  void append_events(domain::Changes& changes) const;

 private:
  struct Met {
    std::string bucket;
    bool is_global = true;  // of the whole tenant
    domain::ClientId client_id;
    std::string client_name;
    RateVerdict verdict;
  };
  bool take(const domain::RateLimit& limit, Met met);
  domain::LogEvent event_of(const Met& met, domain::LogEventType type, uint64_t ahead) const;

  State& m_state;
  const base::Request& m_request;
  base::Time m_now;
  std::vector<Met> m_met;
};

}  // namespace engine

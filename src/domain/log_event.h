// What happened, for whom and why (reference/auth0.md section 6).
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/identifier.h"

namespace domain {

enum class LogEventType {
  seccft,  // successful exchange of client credentials for an access token
  feccft,  // failed one
  sapi     // successful write through the Management API
};

enum class CheckOutcome { passed, refused };

// One step of an endpoint, in the order in which it was taken.
struct Check {
  std::string name;  // "client authentication"
  CheckOutcome outcome = CheckOutcome::passed;
  std::string explanation;  // a sentence for the person who reads the log
  bool operator==(const Check&) const = default;
};

struct LogEvent {
  LogEventId id;
  base::Time date{};
  LogEventType type = LogEventType::seccft;
  std::string description;
  ClientId client_id;
  std::string client_name;
  std::string ip;
  std::string user_agent;
  std::string hostname;
  Audience audience;
  std::vector<std::string> scopes;  // the first log_event_scopes_max
  std::string token_id;             // `jti` of the token, when it has one
  std::vector<Check> checks;
  std::string method, path;  // of a Management API request
  int status = 0;

  bool operator==(const LogEvent&) const = default;
};

// The newest events, oldest first, at most log_events_max of them.
class LogBook {
 public:
  // Ids must grow.
  void append(LogEvent event);
  void remove_through(LogEventId id);

  const std::deque<LogEvent>& events() const { return m_events; }
  const LogEvent* find(const LogEventId& id) const;
  // The id for an event at `now`: "900", the UTC date and time, and a count that always grows.
  LogEventId next_id(base::Time now) const;
  // The id up to which events are to be removed so that log_events_max remain; nothing when they
  // fit.
  std::optional<LogEventId> surplus() const;

 private:
  std::deque<LogEvent> m_events;
  uint64_t m_sequence = 0;
};

// Retention by number. Events past it are removed a slice at a time.
inline constexpr size_t log_events_max = 10'000;
inline constexpr size_t log_events_removed_together = 500;
// Tokens for the Management API carry hundreds of scopes; ten thousand such events would take
// seconds to load.
inline constexpr size_t log_event_scopes_max = 20;

std::string_view name(LogEventType type);
std::string_view name(CheckOutcome outcome);
std::optional<LogEventType> log_event_type_from_name(std::string_view text);
std::optional<CheckOutcome> check_outcome_from_name(std::string_view text);

}  // namespace domain

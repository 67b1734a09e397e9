// What happened, for whom and why (reference/auth0.md section 6).
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "base/time.h"
#include "domain/identifier.h"
#include "domain/words.h"

namespace domain {

enum class LogEventType {
  seccft,                           // successful exchange of client credentials for a token
  feccft,                           // failed one
  sapi,                             // successful write through the Management API
  mgmt_api_read,                    // a read that returned secrets
  api_limit,                        // a rate limit was hit
  api_limit_warning,                // 80 % of a rate limit
  token_quota_consumption_warning,  // 60, 80 or 100 % of a token quota
  kms_key_state_changed,            // a signing key moved on by schedule
  // Ours: Auth0 has neither introspection nor revocation of access tokens, nor faults on purpose.
  token_introspected,          // active or not
  token_introspection_failed,  // the one who asked was refused
  token_revoked,
  token_revocation_failed,
  fault_applied  // something else answered in the place of the tenant, on purpose (sim/faults)
};

enum class CheckOutcome { passed, refused };

// One step of an endpoint, in the order in which it was taken.
struct Check {
  base::Text name;  // "Client authentication"
  CheckOutcome outcome = CheckOutcome::passed;
  base::Text explanation;  // a sentence for the person who reads the log
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
  OrganizationId organization_id;
  std::string organization_name;
  std::vector<std::string> scopes;  // the first log_event_scopes_max
  std::string token_id;             // `jti` of the token, when it has one
  std::vector<Check> checks;
  std::string method, path;  // of a Management API request
  int status = 0;
  // Members of `details` that only some types have: text of a JSON object; empty: none.
  std::string other_details;

  bool operator==(const LogEvent&) const = default;
};

// An event that memory and store share: it is made once and never copied.
class SharedLogEvent {
 public:
  SharedLogEvent(LogEvent event) : m_event(std::make_shared<const LogEvent>(std::move(event))) {}
  // Whoever made it changes it only while nobody else has it.
  explicit SharedLogEvent(std::shared_ptr<const LogEvent> event) : m_event(std::move(event)) {}

  operator const LogEvent&() const { return *m_event; }
  const LogEvent& operator*() const { return *m_event; }
  const LogEvent* operator->() const { return m_event.get(); }
  bool operator==(const SharedLogEvent& other) const { return *m_event == *other.m_event; }

 private:
  std::shared_ptr<const LogEvent> m_event;
};

// The newest events, oldest first.
class LogBook {
 public:
  // `replica` goes into the ids that are given out, so that several servers give out none twice.
  explicit LogBook(const std::string& replica = {});
  // By its id: those of other replicas may come late. One that is there already changes nothing.
  void append(SharedLogEvent event);
  void remove_through(LogEventId id);

  const std::deque<SharedLogEvent>& events() const { return m_events; }
  const LogEvent* find(const LogEventId& id) const;
  // The id for an event at `now`: "900", the UTC date and time, and a count that always grows,
  // behind a number that stands for the replica (zero: it is alone).
  // `ahead` is how many ids were given out since the last append().
  LogEventId next_id(base::Time now, uint64_t ahead = 0) const;
  // The same, into the memory of an id that is not needed any more.
  void write_next_id(LogEventId& id, base::Time now) const;
  // The id up to which events are to be removed now: the oldest, so that `events_max` remain, once
  // there are log_events_removed_together more; and a slice of those before `keep_since`.
  std::optional<LogEventId> surplus(size_t events_max, base::Time keep_since) const;
  // The id up to which the event that comes next pushes older ones out: a few at a time, once there
  // are so many more than `events_max`, so that no request pays for many others.
  std::optional<LogEventId> overflow(size_t events_max) const;

 private:
  void write_id(std::string& id, base::Time now, uint64_t ahead) const;

  std::deque<SharedLogEvent> m_events;
  uint64_t m_replica = 0;
  uint64_t m_sequence = 0;
};

// Events past the retention are removed a slice at a time.
inline constexpr size_t log_events_removed_together = 500;
inline constexpr size_t log_events_pushed_out_together = 64;
// Tokens for the Management API carry hundreds of scopes; ten thousand such events would take
// seconds to load.
inline constexpr size_t log_event_scopes_max = 20;

template <>
struct Words<LogEventType> {
  static constexpr Word<LogEventType> all[] = {
      {LogEventType::seccft, "seccft"},
      {LogEventType::feccft, "feccft"},
      {LogEventType::sapi, "sapi"},
      {LogEventType::mgmt_api_read, "mgmt_api_read"},
      {LogEventType::api_limit, "api_limit"},
      {LogEventType::api_limit_warning, "api_limit_warning"},
      {LogEventType::token_quota_consumption_warning, "token_quota_consumption_warning"},
      {LogEventType::kms_key_state_changed, "kms_key_state_changed"},
      {LogEventType::token_introspected, "token_introspected"},
      {LogEventType::token_introspection_failed, "token_introspection_failed"},
      {LogEventType::token_revoked, "token_revoked"},
      {LogEventType::token_revocation_failed, "token_revocation_failed"},
      {LogEventType::fault_applied, "fault_applied"}};
};
template <>
struct Words<CheckOutcome> {
  static constexpr Word<CheckOutcome> all[] = {{CheckOutcome::passed, "passed"},
                                               {CheckOutcome::refused, "refused"}};
};

}  // namespace domain

#include "domain/log_event.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace domain {

namespace {
// "900" and YYYYMMDDhhmmssmmm, then the replica and the sequence in so many digits.
constexpr size_t id_prefix_length = 3 + 17;
constexpr size_t replica_digits = 16, sequence_digits = 20;
constexpr uint64_t replicas_max = 10'000'000'000'000'000;

// FNV-1a: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
uint64_t number_of(const std::string& replica) {
  if (replica.empty()) return 0;
  uint64_t hash = 14695981039346656037ULL;
  for (const char c : replica) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash % replicas_max;
}
}  // namespace

LogBook::LogBook(const std::string& replica) : m_replica(number_of(replica)) {}

void LogBook::append(SharedLogEvent event) {
  const std::string& id = event->id.value;
  if (id.size() > id_prefix_length + replica_digits) {
    const uint64_t sequence =
        std::strtoull(id.c_str() + id_prefix_length + replica_digits, nullptr, 10);
    m_sequence = std::max(m_sequence, sequence + 1);
  }
  auto place = m_events.end();
  while (place != m_events.begin() && event->id < (*std::prev(place))->id) --place;
  if (place != m_events.begin() && (*std::prev(place))->id == event->id) return;
  m_events.insert(place, std::move(event));
}

void LogBook::remove_through(LogEventId id) {
  while (!m_events.empty() && !(id < m_events.front()->id)) m_events.pop_front();
}

const LogEvent* LogBook::find(const LogEventId& id) const {
  const auto at = std::lower_bound(m_events.begin(), m_events.end(), id,
                                   [](const LogEvent& e, const LogEventId& i) { return e.id < i; });
  return at != m_events.end() && (*at)->id == id ? &**at : nullptr;
}

LogEventId LogBook::next_id(base::Time now, uint64_t ahead) const {
  LogEventId id;
  id.value.reserve(id_prefix_length + replica_digits + sequence_digits);
  write_id(id.value, now, ahead);
  return id;
}

void LogBook::write_next_id(LogEventId& id, base::Time now) const {
  write_id(id.value, now, 0);
}

void LogBook::write_id(std::string& id, base::Time now, uint64_t ahead) const {
  const base::Date date = base::date_of(now);
  const auto in_day = static_cast<uint64_t>((now - base::start_of_day(now)).count());
  id = "900";
  base::append_decimal(id, static_cast<uint64_t>(date.year), 4);
  base::append_decimal(id, date.month, 2);
  base::append_decimal(id, date.day, 2);
  base::append_decimal(id, in_day / 3600000, 2);
  base::append_decimal(id, in_day / 60000 % 60, 2);
  base::append_decimal(id, in_day / 1000 % 60, 2);
  base::append_decimal(id, in_day % 1000, 3);
  // A clock that was set back must not break the order of ids.
  if (!m_events.empty()) {
    const std::string& last = m_events.back()->id.value;
    if (id.compare(0, id_prefix_length, last, 0, id_prefix_length) < 0) {
      id.assign(last, 0, id_prefix_length);
    }
  }
  base::append_decimal(id, m_replica, replica_digits);
  base::append_decimal(id, m_sequence + ahead, sequence_digits);
}

std::optional<LogEventId> LogBook::overflow(size_t events_max) const {
  if (m_events.size() < events_max + log_events_pushed_out_together) return std::nullopt;
  return m_events[log_events_pushed_out_together - 1]->id;
}

std::optional<LogEventId> LogBook::surplus(size_t events_max, base::Time keep_since) const {
  // All that are too many at once: they may come in faster than a slice at a time goes out.
  size_t count = 0;
  if (m_events.size() > events_max + log_events_removed_together) {
    count = m_events.size() - events_max;
  }
  while (count < m_events.size() && count < log_events_removed_together &&
         m_events[count]->date < keep_since) {
    ++count;
  }
  if (count == 0) return std::nullopt;
  return m_events[count - 1]->id;
}

}  // namespace domain

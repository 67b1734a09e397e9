#include "domain/log_event.h"

#include <algorithm>
#include <cstdlib>

#include "base/assert.h"

namespace domain {

namespace {
// "900" and YYYYMMDDhhmmssmmm, then the sequence in this many digits.
constexpr size_t id_prefix_length = 3 + 17;
constexpr size_t sequence_digits = 36;
}  // namespace

void LogBook::append(SharedLogEvent event) {
  ASSERT(m_events.empty() || m_events.back()->id < event->id);
  const std::string& id = event->id.value;
  if (id.size() > id_prefix_length) {
    const uint64_t sequence = std::strtoull(id.c_str() + id_prefix_length, nullptr, 10);
    m_sequence = std::max(m_sequence, sequence + 1);
  }
  m_events.push_back(std::move(event));
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
  const base::Date date = base::date_of(now);
  const auto in_day = static_cast<uint64_t>((now - base::start_of_day(now)).count());
  std::string id;
  id.reserve(id_prefix_length + sequence_digits);
  id += "900";
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
  base::append_decimal(id, m_sequence + ahead, sequence_digits);
  return LogEventId{std::move(id)};
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

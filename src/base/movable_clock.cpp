#include "base/movable_clock.h"

#include <algorithm>

#include "base/json.h"

namespace base {

namespace {

using std::chrono::milliseconds;

const Time last_moment = start_of_day(Date{9999, 12, 31});
constexpr long long advance_seconds_max = 100LL * 366 * 86400;

std::optional<MovableClock::Pace> pace_of(std::string_view word) {
  using Pace = MovableClock::Pace;
  if (word == "freeze") return Pace::frozen;
  if (word == "resume") return Pace::running;
  if (word == "live") return Pace::live;
  return std::nullopt;
}

}  // namespace

Time MovableClock::now() const {
  if (m_frozen_at) return *m_frozen_at;
  m_latest = std::max(m_latest, m_running.now() + m_ahead);
  return m_latest;
}

bool MovableClock::move(const Move& move) {
  const Time before = now();
  const bool becomes_live = move.pace == Pace::live;
  const Time from = becomes_live ? m_running.now() : move.to.value_or(before);
  const milliseconds by = becomes_live ? milliseconds(0) : move.by;
  if (from < before || from > last_moment || by.count() < 0 || by > last_moment - from) {
    return false;
  }
  const bool stands = move.pace ? *move.pace == Pace::frozen : is_frozen();
  if (becomes_live) {
    m_ahead = milliseconds(0);
  } else if (m_frozen_at || move.to) {
    m_ahead = from + by - m_running.now();
  } else {
    m_ahead += by;
  }
  m_latest = from + by;
  m_frozen_at = stands ? std::optional(m_latest) : std::nullopt;
  return true;
}

std::string MovableClock::state() const {
  if (is_live()) return "";
  Json json;
  if (m_frozen_at) {
    json["frozen_at"] = to_iso(*m_frozen_at);
  } else {
    json["ahead_ms"] = m_ahead.count();
  }
  return write_json(json);
}

void MovableClock::restore(std::string_view state) {
  const auto json = parse_json(state);
  if (!json || !json->is_object()) return;
  const auto text = string_member(*json, "frozen_at");
  if (const auto time = text ? parse_iso(*text) : failure(TimeError::malformed)) {
    m_frozen_at = *time;
  } else if (json->contains("ahead_ms") && json->at("ahead_ms").is_number_integer()) {
    m_ahead = milliseconds(json->at("ahead_ms").get<long long>());
  }
}

std::optional<MovableClock::Move> clock_move_of(std::string_view text) {
  const auto body = parse_json(text);
  if (!body || !body->is_object() || body->empty()) return std::nullopt;
  MovableClock::Move move;
  for (const auto& [name, value] : body->items()) {
    if (name == "set" && value.is_string()) {
      const auto time = parse_iso(value.get<std::string>());
      if (!time) return std::nullopt;
      move.to = *time;
    } else if (name == "advance" && value.is_number()) {
      const double seconds = value.get<double>();
      if (!(seconds >= 0 && seconds <= static_cast<double>(advance_seconds_max))) {
        return std::nullopt;
      }
      move.by = milliseconds(static_cast<long long>(seconds * 1000));
    } else if (value == true && !move.pace && pace_of(name)) {
      move.pace = pace_of(name);
    } else {
      return std::nullopt;
    }
  }
  if (move.pace == MovableClock::Pace::live && body->size() > 1) return std::nullopt;
  return move;
}

std::string clock_text(const MovableClock& clock) {
  return write_json({{"now", to_iso(clock.now())},
                     {"is_frozen", clock.is_frozen()},
                     {"is_live", clock.is_live()},
                     {"can_be_live", clock.can_be_live()}});
}

}  // namespace base

#include "server/clock_route.h"

#include "base/json.h"
#include "crypto/crypto.h"
#include "server/http_text.h"

namespace server {

namespace {

constexpr long long advance_seconds_max = 100LL * 366 * 86400;

base::Response bad_request(std::string_view sentence) {
  return plain_response(400, "invalid_request", sentence);
}

// Nothing: it is no such move.
std::optional<VirtualClock::Move> move_of(const base::Json& body) {
  if (!body.is_object() || body.empty()) return std::nullopt;
  VirtualClock::Move move;
  for (const auto& [name, value] : body.items()) {
    if (name == "set" && value.is_string()) {
      const auto time = base::parse_iso(value.get<std::string>());
      if (!time) return std::nullopt;
      move.to = *time;
    } else if (name == "advance" && value.is_number()) {
      const double seconds = value.get<double>();
      if (!(seconds >= 0 && seconds <= static_cast<double>(advance_seconds_max))) {
        return std::nullopt;
      }
      move.by = std::chrono::milliseconds(static_cast<long long>(seconds * 1000));
    } else if ((name == "freeze" || name == "resume") && value == true && !move.pace) {
      using Pace = VirtualClock::Pace;
      move.pace = name == "freeze" ? Pace::frozen : Pace::running;
    } else {
      return std::nullopt;
    }
  }
  return move;
}

}  // namespace

base::Response ClockRoute::answer(const base::Request& request) {
  if (!crypto::constant_time_equal(request.header_or("authorization", ""),
                                   "Bearer " + m_dashboard_key)) {
    return plain_response(401, "invalid_key",
                          "The dashboard key is not the one that this server was started with.");
  }
  if (request.method == "GET") return tell();
  if (request.method == "POST") return move(request);
  base::Response response =
      plain_response(405, "method_not_allowed", "The clock is read by GET and moved by POST.");
  response.headers.add("allow", "GET, POST");
  return response;
}

base::Response ClockRoute::move(const base::Request& request) {
  const auto body = base::parse_json(request.body);
  const auto move = body ? move_of(*body) : std::nullopt;
  if (!move) {
    return bad_request(
        "The body is a JSON object of one or more of \"set\" (a time such as "
        "2027-01-01T00:00:00Z), \"advance\" (seconds), and \"freeze\" or \"resume\" (true).");
  }
  if (!m_clock.move(*move)) {
    return bad_request("Time runs forwards only, and to the year 9999.");
  }
  m_on_moved();
  return tell();
}

base::Response ClockRoute::tell() const {
  return {
      200,
      {{"content-type", "application/json"}, {"cache-control", "no-store"}},
      base::write_json({{"now", base::to_iso(m_clock.now())}, {"is_frozen", m_clock.is_frozen()}})};
}

}  // namespace server

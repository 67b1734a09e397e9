#include "server/clock_route.h"

#include "crypto/crypto.h"
#include "server/http_text.h"

namespace server {

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
  const auto move = base::clock_move_of(request.body);
  if (!move) {
    return bad_request(
        "The body is a JSON object of one or more of \"set\" (a time such as "
        "2027-01-01T00:00:00Z), \"advance\" (seconds), and \"freeze\", \"resume\" or \"live\" "
        "(true).");
  }
  if (!m_clock.move(*move)) {
    return bad_request("Time runs forwards only, and to the year 9999.");
  }
  m_on_moved();
  return tell();
}

base::Response ClockRoute::tell() const {
  return {
      200, {{"content-type", "application/json"}, {"cache-control", "no-store"}}, m_clock.text()};
}

}  // namespace server

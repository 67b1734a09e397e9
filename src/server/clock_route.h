// /admin/clock: tests of clients move the time of a server that was started with --clock virtual.
#pragma once

#include <functional>
#include <string>

#include "base/http_message.h"
#include "server/virtual_clock.h"

namespace server {

// Any thread.
class ClockRoute {
 public:
  // `on_moved` does what is due at the new time.
  ClockRoute(VirtualClock& clock, std::string dashboard_key, std::function<void()> on_moved)
      : m_clock(clock),
        m_dashboard_key(std::move(dashboard_key)),
        m_on_moved(std::move(on_moved)) {}

  // GET tells the time. POST moves it: {"set": "2027-01-01T00:00:00Z"}, {"advance": seconds},
  // {"freeze": true}, {"resume": true} or {"live": true}, or several of them, in this order. Both
  // need the dashboard key as bearer token, and answer {"now": …, "is_frozen": …, "is_live": …,
  // "can_be_live": …}.
  base::Response answer(const base::Request& request);

 private:
  base::Response move(const base::Request& request);
  base::Response tell() const;

  VirtualClock& m_clock;
  std::string m_dashboard_key;
  std::function<void()> m_on_moved;
};

}  // namespace server

#include "ui/frame/exchanges.h"

#include <algorithm>
#include <utility>

namespace ui {
namespace {

std::string hexadecimal(uint64_t number) {
  std::string digits;
  for (int shift = 60; shift >= 0; shift -= 4) digits += "0123456789abcdef"[(number >> shift) & 15];
  return digits;
}

}  // namespace

// W3C Trace Context: the time makes it differ from other pages', the number from our own.
std::string RecordingBackend::new_trace() {
  const auto now = static_cast<uint64_t>(m_clock.now().time_since_epoch().count());
  return "00-" + hexadecimal(now) + hexadecimal(m_last_id) + "-" + hexadecimal(m_last_id) + "-00";
}

void RecordingBackend::send(base::Request request, std::function<void(base::Response)> done) {
  // Whole tenants with their secrets, and lists of them.
  if (request.path().starts_with("/admin/"))
    return m_behind.send(std::move(request), std::move(done));
  auto exchange = std::make_shared<Exchange>();
  exchange->id = ++m_last_id;
  const bool is_read = request.method == "GET";
  if (!is_read && !request.headers.find("traceparent")) {
    exchange->traceparent = new_trace();
    request.headers.set("traceparent", exchange->traceparent);
  }
  exchange->is_by_session =
      request.path().substr(0, 5) == "/api/" && !request.headers.find("authorization");
  exchange->request = request;
  exchange->begun = m_clock.now();
  // What a page asks every few seconds would push everything else out.
  if (is_read) {
    const auto same = std::find_if(m_exchanges.begin(), m_exchanges.end(), [&](const auto& one) {
      return one->request.method == "GET" && one->request.target == request.target;
    });
    if (same != m_exchanges.end()) {
      exchange->times = (*same)->times + 1;
      m_exchanges.erase(same);
    }
  }
  m_exchanges.push_front(exchange);
  if (m_exchanges.size() > most) m_exchanges.pop_back();
  m_behind.send(std::move(request),
                [exchange, &clock = m_clock, done = std::move(done)](base::Response response) {
                  exchange->answered = true;
                  exchange->took = clock.now() - exchange->begun;
                  exchange->response = response;
                  done(std::move(response));
                });
}

}  // namespace ui

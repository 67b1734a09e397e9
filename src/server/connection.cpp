#include "server/connection.h"

#include <array>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <utility>

namespace server {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using std::chrono::steady_clock;

namespace {

constexpr size_t buffer_octets_kept_max = 64 * 1024;
constexpr size_t discard_octets = 16 * 1024;
constexpr std::chrono::seconds linger_time_max{2};

// Whoever administers may ask for all of a large tenant.
bool may_take_long(const base::Request& request) {
  return request.target.starts_with("/api/") || request.target.starts_with("/admin/");
}

// What HTTP itself asks of a request (RFC 9112 sections 3.2 and 6.1); nothing when all is well.
std::optional<base::Response> protocol_error(const http::request<http::string_body>& message,
                                             const base::Request& request) {
  const size_t hosts = request.headers.count("host");
  if (hosts > 1 || (hosts == 0 && message.version() >= 11)) {
    return bad_request("A request carries one Host field.");
  }
  if (!request.target.starts_with('/')) {
    return bad_request("The request target must be a path.");
  }
  if (request.headers.find("transfer-encoding") && !message.chunked()) {
    return bad_request("The only transfer coding is chunked.");
  }
  return std::nullopt;
}

}  // namespace

Connection::Connection(asio::ip::tcp::socket socket, std::string remote_address, TlsContextPtr tls,
                       std::optional<ConnectionCap::Place> place, Desk& desk)
    : m_stream(std::move(socket), std::move(tls)),
      m_desk(desk),
      m_remote_address(std::move(remote_address)),
      m_place(std::move(place)),
      m_delay(m_stream.get_executor()) {
  if (!m_place) ++m_desk.refused_count;
  Error error;
  m_stream.socket().set_option(asio::ip::tcp::no_delay(true), error);
}

Connection::~Connection() {
  if (!m_place) --m_desk.refused_count;
  m_desk.leave(*this);
}

void Connection::start() {
  if (!m_stream.has_tls()) return read_request();
  m_is_shaking_hands = true;
  expire_after(m_desk.limits.header_time_max);
  m_stream.async_handshake([self = shared_from_this()](Error error) {
    if (error) return self->close();
    self->m_is_shaking_hands = false;
    self->m_client_certificate = self->m_stream.peer_certificate();
    self->read_request();
  });
}

void Connection::refuse() {
  m_parser.emplace();
  m_read_at = steady_clock::now();
  m_persistence = Persistence::close;
  base::Response response = plain_response(503, "temporarily_unavailable",
                                           "There are too many connections to this server.");
  response.headers.add("retry-after", "1");
  send(std::move(response));
}

void Connection::drain() {
  m_is_draining = true;
  m_delay.cancel();
  if (is_idle()) close();
}

void Connection::check_deadline(steady_clock::time_point now) {
  // Beast comes back only with a whole header section, so what has begun is seen here.
  if (m_is_reading) note_progress();
  if (now <= m_deadline) return;
  if (!m_is_reading || m_part == Part::nothing || m_is_late) return close();
  // Whoever is slow is told so; reading ends with an error.
  m_is_late = true;
  expire_after(linger_time_max);
  Error error;
  m_stream.socket().cancel(error);
}

void Connection::close() {
  m_delay.cancel();
  Error error;
  m_stream.socket().close(error);
}

void Connection::answer() {
  m_is_reading = false;
  m_endpoint = Endpoint::broken;
  m_read_at = steady_clock::now();
  m_deadline = steady_clock::time_point::max();
  const bool keeps_alive = m_parser->get().keep_alive() && !m_is_draining && !m_desk.is_leaving;
  m_persistence = keeps_alive ? Persistence::keep_alive : Persistence::close;
  base::Request request = take_request();
  if (auto error = protocol_error(m_parser->get(), request)) {
    m_persistence = Persistence::close;
    return send(std::move(*error));
  }
  if (may_take_long(request)) return answer_aside(std::move(request));
  take(m_desk.handler(std::move(request)));
}

// This thread serves others meanwhile; the connection is its alone.
void Connection::answer_aside(base::Request request) {
  m_desk.aside([self = shared_from_this(), request = std::move(request)]() mutable {
    const auto answer = std::make_shared<Answer>(self->m_desk.handler(std::move(request)));
    const auto executor = self->m_stream.get_executor();
    asio::post(executor, [self = std::move(self), answer] { self->take(std::move(*answer)); });
  });
}

void Connection::take(Answer answer) {
  m_response = std::move(answer.response);
  m_endpoint = answer.endpoint;
  m_access_note = std::move(answer.access_note);
  m_disturbance = answer.disturbance;
  if (!answer.store || m_response.ticket == 0) return send_disturbed(std::move(m_response));
  m_desk.tickets.wait(
      m_response.ticket, *answer.store,
      [self = shared_from_this(), since = steady_clock::now()](TicketQueues::Outcome outcome) {
        self->m_desk.metrics.store_waits.observe(steady_clock::now() - since);
        if (outcome == TicketQueues::Outcome::durable)
          return self->send_disturbed(std::move(self->m_response));
        base::Response unavailable =
            plain_response(503, "temporarily_unavailable",
                           "What this request did could not be stored, so it does not count.");
        unavailable.headers.add("retry-after", "1");
        self->send(std::move(unavailable));
      });
}

// A delay holds no thread, and ends early when the server is about to stop.
void Connection::send_disturbed(base::Response response) {
  if (m_disturbance.delay.count() == 0 || m_is_draining) return deliver(std::move(response));
  m_response = std::move(response);
  m_delay.expires_after(m_disturbance.delay);
  m_delay.async_wait([self = shared_from_this()](Error) {
    if (self->m_stream.socket().is_open()) self->deliver(std::move(self->m_response));
  });
}

void Connection::deliver(base::Response response) {
  if (m_disturbance.end != sim::Disturbance::End::before_answer) return send(std::move(response));
  m_disturbance = {};
  m_desk.metrics.count_request(m_endpoint, response.status, steady_clock::now() - m_read_at);
  if (m_access_note) {
    log_access(*std::exchange(m_access_note, nullptr), 0, steady_clock::now() - m_read_at);
  }
  close();
}

void Connection::send(base::Response response) {
  m_response = std::move(response);
  if (m_is_draining || m_desk.is_leaving) m_persistence = Persistence::close;
  // Before it leaves: who has the answer finds it counted.
  const auto time = steady_clock::now() - m_read_at;
  m_desk.metrics.count_request(m_endpoint, m_response.status, time);
  if (m_access_note) log_access(*std::exchange(m_access_note, nullptr), m_response.status, time);
  m_head.clear();
  append_head(m_head, m_response, m_desk.date.at(m_desk.clock->now()), m_persistence);
  if (m_parser->get().method() == http::verb::head) m_response.body.clear();
  if (m_disturbance.end == sim::Disturbance::End::in_answer) {
    m_response.body.resize(m_response.body.size() / 2);
  }
  expire_after(m_desk.limits.idle_time_max);
  const std::array<asio::const_buffer, 2> buffers = {asio::buffer(m_head),
                                                     asio::buffer(m_response.body)};
  asio::async_write(m_stream, buffers,
                    [self = shared_from_this()](Error error, size_t) { self->on_sent(error); });
}

void Connection::on_sent(Error error) {
  if (error) return close();
  m_response = {};
  // The peer waits for the rest; over TLS too it hears that it was cut off.
  if (std::exchange(m_disturbance, {}).end == sim::Disturbance::End::in_answer) return linger();
  if (m_buffer.capacity() > buffer_octets_kept_max && m_buffer.size() == 0) m_buffer = {};
  if (m_persistence == Persistence::close) return end();
  read_request();
}

// Over TLS the peer is told first that nothing was cut off (RFC 8446 section 6.1).
void Connection::end() {
  if (!m_stream.has_tls()) return linger();
  expire_after(linger_time_max);
  m_stream.async_shutdown([self = shared_from_this()](Error) { self->linger(); });
}

// Reads on for a moment after the last response: closing over unread octets would make the peer's
// system throw that response away (RFC 9112 section 9.6).
void Connection::linger() {
  Error error;
  m_stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, error);
  expire_after(linger_time_max);
  discard();
}

void Connection::discard() {
  m_buffer.clear();
  m_stream.socket().async_read_some(m_buffer.prepare(discard_octets),
                                    [self = shared_from_this()](Error error, size_t) {
                                      if (error) return self->close();
                                      self->discard();
                                    });
}

bool Connection::is_idle() const {
  return m_is_shaking_hands || (m_is_reading && m_buffer.size() == 0 && !m_parser->got_some());
}

void Connection::expire_after(std::chrono::milliseconds time) {
  m_deadline = steady_clock::now() + time;
}

}  // namespace server

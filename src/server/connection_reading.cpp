// How a connection reads a request: a part at a time, each within its time and its size.
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>
#include <utility>

#include "server/connection.h"

namespace server {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using std::chrono::steady_clock;

namespace {

constexpr std::string_view continue_head = "HTTP/1.1 100 Continue\r\n\r\n";

// Absolute form is for proxies, but every server takes it (RFC 9112 section 3.2.2).
std::string_view origin_form(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    const size_t path = target.find_first_of("/?", scheme.size());
    return path == std::string_view::npos ? "/" : target.substr(path);
  }
  return target;
}

}  // namespace

void Connection::read_request() {
  if (m_is_draining) return end();
  m_parser.emplace();
  m_parser->header_limit(m_desk.limits.header_octets_max);
  // Until the header says which limit it is.
  m_body_octets_max = m_desk.limits.document_octets_max;
  m_parser->body_limit(m_body_octets_max);
  m_parser->eager(true);
  m_is_continued = false;
  m_is_reading = true;
  m_part = Part::nothing;
  expire_after(m_desk.limits.idle_time_max);
  note_progress();
  read_some();
}

void Connection::read_some() {
  http::async_read_some(m_stream, m_buffer, *m_parser,
                        [self = shared_from_this()](Error error, size_t) { self->on_read(error); });
}

// Each part has its time as a whole: an octet now and then does not prolong it.
void Connection::note_progress() {
  if (m_part == Part::nothing && (m_buffer.size() > 0 || m_parser->got_some())) {
    m_part = Part::header;
    expire_after(m_desk.limits.header_time_max);
  }
  if (m_part == Part::header && m_parser->is_header_done()) {
    m_part = Part::body;
    m_body_octets_max = allowed_body_octets();
    m_parser->body_limit(m_body_octets_max);
    expire_after(m_desk.limits.body_time_max);
  }
}

// Known when the header is: a whole tenant may be larger than other bodies.
uint64_t Connection::allowed_body_octets() const {
  const auto& header = m_parser->get();
  const auto text = [](auto view) { return std::string_view(view.data(), view.size()); };
  const HttpLimits& limits = m_desk.limits;
  return limits.carries_document &&
                 limits.carries_document(text(header.target()),
                                         text(header[http::field::authorization]))
             ? limits.document_octets_max
             : limits.body_octets_max;
}

void Connection::on_read(Error error) {
  if (m_is_late) return on_late_request();
  note_progress();
  if (!error && m_parser->is_header_done() &&
      (m_parser->content_length().value_or(0) > m_body_octets_max ||
       m_parser->get().body().size() > m_body_octets_max)) {
    error = http::error::body_limit;
  }
  if (error) return on_bad_request(error);
  if (m_parser->is_done()) return answer();
  if (m_parser->is_header_done() && !m_is_continued) return send_continue();
  read_some();
}

// A peer that asked for it holds the body back until it hears from us (RFC 9110 section 10.1.1).
void Connection::send_continue() {
  m_is_continued = true;
  if (!base::equal_ignoring_case(std::string(m_parser->get()[http::field::expect]),
                                 "100-continue")) {
    return read_some();
  }
  asio::async_write(m_stream, asio::buffer(continue_head),
                    [self = shared_from_this()](Error error, size_t) {
                      if (!error) self->read_some();
                    });
}

void Connection::on_late_request() {
  m_is_reading = false;
  m_endpoint = Endpoint::broken;
  m_read_at = steady_clock::now();
  m_persistence = Persistence::close;
  send(plain_response(408, "invalid_request", "The request took too long to come."));
}

void Connection::on_bad_request(Error error) {
  m_is_reading = false;
  m_endpoint = Endpoint::broken;
  m_read_at = steady_clock::now();
  if (error.category() != http::make_error_code(http::error::bad_method).category() ||
      error == http::error::end_of_stream || error == http::error::partial_message) {
    return close();
  }
  m_persistence = Persistence::close;
  if (error == http::error::header_limit) {
    send(plain_response(431, "invalid_request",
                        "The header section is larger than " +
                            std::to_string(m_desk.limits.header_octets_max) + " octets."));
  } else if (error == http::error::body_limit) {
    send(plain_response(
        413, "invalid_request",
        "The body is larger than " + std::to_string(allowed_body_octets()) + " octets."));
  } else {
    send(plain_response(400, "invalid_request", "This is not an HTTP/1.1 request."));
  }
}

// The parts that the engine looks at.
base::Request Connection::take_request() {
  auto& message = m_parser->get();
  base::Request request;
  request.method = std::string(message.method_string());
  request.target = origin_form({message.target().data(), message.target().size()});
  for (const auto& field : message) {
    request.headers.add(std::string(field.name_string()), std::string(field.value()));
  }
  request.body = std::move(message.body());
  request.remote_address = m_remote_address;
  request.origin = m_stream.has_tls() ? "https://" : "http://";
  if (const std::string* host = request.headers.find("host")) {
    request.origin += *host;
  } else {
    Error ignored;
    const auto port = m_stream.socket().local_endpoint(ignored).port();
    request.origin += "localhost:" + std::to_string(port);
  }
  request.client_certificate = m_client_certificate.der;
  request.is_client_certificate_verified = m_client_certificate.is_verified;
  return request;
}

}  // namespace server

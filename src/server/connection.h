// HTTP/1.1 on one socket, with TLS or without: reads requests one after the other, also when the
// peer sends ahead, and answers them in order.
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "server/http_text.h"
#include "server/stream.h"
#include "server/ticket_queue.h"
#include "server/worker.h"

namespace server {

class Connection;

// What a worker lends to its connections.
struct Desk {
  Handler handler;
  // Runs what may take long on the worker's other thread.
  std::function<void(std::function<void()>)> aside;
  const base::Clock* clock;
  HttpLimits limits;
  TicketQueues& tickets;
  WorkerMetrics& metrics;
  std::function<void(Connection&)> leave;
  // Connections are closed after their next response.
  bool is_leaving = false;
  // Connections that are being refused.
  size_t refused_count = 0;
  DateField date{};
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  // No TLS without a context. Without a place it is to be refused.
  Connection(boost::asio::ip::tcp::socket socket, std::string remote_address, TlsContextPtr tls,
             std::optional<ConnectionCap::Place> place, Desk& desk);
  ~Connection();

  void start();
  // Says that there are too many.
  void refuse();
  // No request after the one that is under way.
  void drain();
  // Closes when it has taken too long.
  void check_deadline(std::chrono::steady_clock::time_point now);
  void close();

 private:
  using Error = boost::system::error_code;
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

  base::Request take_request();
  void read_request();
  void read_some();
  void on_read(Error error);
  void send_continue();
  void on_bad_request(Error error);
  void on_late_request();
  // What is left of the time for a request whose next part has begun.
  void note_progress();
  uint64_t allowed_body_octets() const;
  void answer();
  void answer_aside(base::Request request);
  void take(Answer answer);
  // The answer leaves as its disturbance has it.
  void send_disturbed(base::Response response);
  void deliver(base::Response response);
  void send(base::Response response);
  void on_sent(Error error);
  void end();
  void linger();
  void discard();
  bool is_idle() const;
  void expire_after(std::chrono::milliseconds time);

  Stream m_stream;
  Desk& m_desk;
  std::string m_remote_address;
  std::optional<ConnectionCap::Place> m_place;
  PeerCertificate m_client_certificate;
  boost::beast::flat_buffer m_buffer;
  std::optional<Parser> m_parser;
  uint64_t m_body_octets_max = 0;  // of this request
  std::string m_head;
  base::Response m_response;
  sim::Disturbance m_disturbance;
  boost::asio::steady_timer m_delay;
  Endpoint m_endpoint = Endpoint::broken;
  // When the request was there as a whole.
  std::chrono::steady_clock::time_point m_read_at;
  std::unique_ptr<AccessNote> m_access_note;
  Persistence m_persistence = Persistence::keep_alive;
  bool m_is_shaking_hands = false;
  bool m_is_reading = false;
  bool m_is_continued = false;
  enum class Part { nothing, header, body };
  Part m_part = Part::nothing;  // of the request, begun
  bool m_is_late = false;
  bool m_is_draining = false;
  std::chrono::steady_clock::time_point m_deadline;
};

}  // namespace server

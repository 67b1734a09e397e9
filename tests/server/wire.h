// A client that sends octets as they are and reads responses one by one.
#pragma once

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <map>
#include <string>

#include "base/assert.h"

struct WireResponse {
  int status = 0;  // 0: the connection was closed instead
  std::map<std::string, std::string> headers;
  std::string body;
};

class Wire {
 public:
  explicit Wire(uint16_t port, const std::string& host = "127.0.0.1")
      : m_socket(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    ::inet_pton(AF_INET, host.c_str(), &address.sin_addr);
    m_is_open = ::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    const timeval patience{.tv_sec = 20, .tv_usec = 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  }
  ~Wire() { ::close(m_socket); }
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  bool is_open() const { return m_is_open; }
  void send(std::string_view text) {
    while (!text.empty()) {
      const ssize_t sent = ::send(m_socket, text.data(), text.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      text.remove_prefix(static_cast<size_t>(sent));
    }
  }
  void get(const std::string& target) {
    send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }

  enum class Body { present, absent };
  WireResponse receive(Body body = Body::present) {
    WireResponse response;
    std::string line = receive_line();
    if (line.empty()) return response;
    ASSERT(line.starts_with("HTTP/1.1 "));
    response.status = std::stoi(line.substr(9, 3));
    for (line = receive_line(); !line.empty(); line = receive_line()) {
      const size_t colon = line.find(": ");
      ASSERT(colon != std::string::npos);
      response.headers[line.substr(0, colon)] = line.substr(colon + 2);
    }
    const auto length = response.headers.find("content-length");
    if (body == Body::absent || length == response.headers.end()) return response;
    const size_t size = std::stoul(length->second);
    while (m_received.size() < size && receive_more()) continue;
    response.body = m_received.substr(0, size);
    m_received.erase(0, size);
    return response;
  }
  WireResponse ask(const std::string& text) {
    send(text);
    return receive();
  }
  // Whether the peer has closed; waits for that, or for octets.
  bool is_closed_by_peer() { return m_received.empty() && !receive_more(); }
  bool has_received_nothing(std::chrono::milliseconds within = {}) {
    pollfd state{.fd = m_socket, .events = POLLIN, .revents = 0};
    return m_received.empty() && ::poll(&state, 1, static_cast<int>(within.count())) == 0;
  }

 private:
  std::string receive_line() {
    size_t end = m_received.find("\r\n");
    while (end == std::string::npos) {
      if (!receive_more()) return "";
      end = m_received.find("\r\n");
    }
    const std::string line = m_received.substr(0, end);
    m_received.erase(0, end + 2);
    return line;
  }
  bool receive_more() {
    std::array<char, 65536> octets;
    const ssize_t size = ::recv(m_socket, octets.data(), octets.size(), 0);
    if (size > 0) m_received.append(octets.data(), static_cast<size_t>(size));
    return size > 0;
  }

  int m_socket;
  bool m_is_open = false;
  std::string m_received;
};

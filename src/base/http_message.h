// HTTP requests and responses as plain values: the native listener, the tab, the simulator and the
// tests all speak in these.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace base {

// Field names compare without regard to case (RFC 9110 section 5.1); order and repetition are kept.
class Headers {
 public:
  using Field = std::pair<std::string, std::string>;

  Headers() = default;
  Headers(std::initializer_list<Field> fields) : m_fields(fields) {}

  // The first field of that name; nullptr when there is none.
  const std::string* find(std::string_view name) const;
  size_t count(std::string_view name) const;
  // Replaces every field of that name by one.
  void set(std::string_view name, std::string value);
  void add(std::string name, std::string value);
  void erase(std::string_view name);

  auto begin() const { return m_fields.begin(); }
  auto end() const { return m_fields.end(); }
  size_t size() const { return m_fields.size(); }
  bool operator==(const Headers&) const = default;

 private:
  std::vector<Field> m_fields;
};

struct Request {
  std::string method = "GET";
  // Origin form as on the wire: path and query, still percent-encoded (RFC 9112 section 3.2.1).
  std::string target = "/";
  Headers headers;
  std::string body;
  // Address of the peer, without port.
  std::string remote_address = "127.0.0.1";
  // Scheme and authority under which the request came in, as its shell vouches for them:
  // "https://localhost:8443", without a slash at the end. Empty: the server's own address, whatever
  // that is.
  std::string origin;
  // The certificate that the peer showed and proved to own in TLS, DER; empty: none.
  std::string client_certificate;
  // The operator trusts an authority that its chain leads to, and it is in force (RFC 8705
  // section 2.1).
  bool is_client_certificate_verified = false;
  // Where the shell asks its peers for a certificate, like `origin`; empty: nowhere. A request that
  // came in there has the `origin` of the address without certificates.
  std::string mtls_origin;
  // The peer is a proxy whose header fields about the client are to be believed.
  bool is_from_trusted_proxy = false;

  std::string_view path() const;
  // Without the question mark; empty when there is none.
  std::string_view query() const;
  std::string header_or(std::string_view name, std::string_view otherwise) const;
};

// Sequence number of a write in the store. 0: nothing to wait for.
using Ticket = uint64_t;

struct Response {
  int status = 200;
  Headers headers;
  std::string body;
  // The response may leave only when the store has made this write durable.
  Ticket ticket = 0;
};

bool equal_ignoring_case(std::string_view a, std::string_view b);
std::string_view trim(std::string_view text);
// "Not Found" for 404; "Unknown" for a status that RFC 9110 and RFC 6585 do not name.
std::string_view reason_phrase(int status);

}  // namespace base

// A port, taken for this server alone; its workers then listen on it beside each
// other.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace server {

struct ListenError {
  std::string explanation;  // one sentence, for the operator
};

// Sockets that share a port (SO_REUSEPORT) would let a second server of the same user in without a
// word. So the port is listened on alone first, which fails while anybody listens there, and is
// kept until the workers listen: then it is theirs, and whoever wants it alone fails in his turn.
class PortClaim {
 public:
  // At these addresses (numbers); without any at 127.0.0.1 and, where there is one, ::1. Port 0
  // takes any that is free at all of them.
  static base::Result<PortClaim, ListenError> take(uint16_t port,
                                                   const std::vector<std::string>& addresses = {});
  PortClaim(PortClaim&&) noexcept;
  ~PortClaim();

  uint16_t port() const { return m_port; }
  // What was taken.
  std::vector<std::string> addresses() const;

 private:
  struct Parts;
  explicit PortClaim(std::unique_ptr<Parts> parts, uint16_t port);

  std::unique_ptr<Parts> m_parts;
  uint16_t m_port;
};

// "Port 8080 cannot be used: another program listens there."
ListenError listen_error(uint16_t port, const std::error_code& reason);

}  // namespace server

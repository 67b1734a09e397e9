// What a proxy tells of the request that it passes on: X-Forwarded-For, -Proto and -Host.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "base/http_message.h"

namespace server {

using ProxyAddresses = std::set<std::string, std::less<>>;

// Empty: not told, or not readable.
struct Forwarded {
  std::string client_address;  // as number
  std::string scheme;          // "http" or "https"
  std::string host;            // with port, as the client's Host field
};

// Of a request whose peer is one of the trusted proxies. A client may send such fields itself and
// proxies append to them, so that what counts is at the end: the last scheme and host, and the last
// address that is no trusted proxy.
Forwarded read_forwarded(const base::Headers& headers, const ProxyAddresses& trusted_proxies);

}  // namespace server

// HTTP/1.1 as it goes over the wire: the head of a response, dates, hosts.
#pragma once

#include <string>
#include <string_view>

#include "base/http_message.h"
#include "base/time.h"

namespace server {

// "Mon, 23 Nov 2026 22:08:02 GMT" (RFC 9110 section 5.6.7).
std::string http_date(base::Time time);

// The same for one time after another: made anew once a second. One thread.
class DateField {
 public:
  const std::string& at(base::Time time);

 private:
  long long m_second = -1;
  std::string m_text;
};

enum class Persistence { keep_alive, close };

// Appends status line and header section with the empty line, ready for the body. A response to
// HEAD has the same head as one to GET.
void append_head(std::string& text, const base::Response& response, std::string_view date,
                 Persistence persistence);

// A response that the listener itself gives: a JSON object like those of the token endpoint.
base::Response plain_response(int status, std::string_view error, std::string_view description);
base::Response bad_request(std::string_view description);

// 503, to be asked again in a second.
base::Response unavailable_response(std::string_view description);

// The host of a Host field or an authority, without port and brackets, in lower case:
// "[::1]:8080" gives "::1".
std::string host_of(std::string_view authority);

}  // namespace server

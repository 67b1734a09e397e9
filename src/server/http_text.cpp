#include "server/http_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"

namespace server {

namespace {

constexpr std::string_view weekday_names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::string_view month_names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

void append_field(std::string& text, std::string_view name, std::string_view value) {
  text += name;
  text += ": ";
  const size_t start = text.size();
  text += value;
  // A line break in a value would end the field (RFC 9110 section 5.5).
  std::replace_if(
      text.begin() + static_cast<std::ptrdiff_t>(start), text.end(),
      [](char c) { return c == '\r' || c == '\n' || c == '\0'; }, ' ');
  text += "\r\n";
}

// RFC 9110 sections 15.3.5 and 15.4.5.
bool has_no_content(int status) {
  return status == 204 || status == 304;
}

}  // namespace

std::string http_date(base::Time time) {
  const base::Date date = base::date_of(time);
  const auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(time - base::start_of_day(time)).count();
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", weekday_names[base::weekday(date)],
                     date.day, month_names[date.month - 1], date.year, seconds / 3600,
                     seconds / 60 % 60, seconds % 60);
}

const std::string& DateField::at(base::Time time) {
  const long long second = base::unix_seconds(time);
  if (second != m_second) {
    m_second = second;
    m_text = http_date(time);
  }
  return m_text;
}

void append_head(std::string& text, const base::Response& response, std::string_view date,
                 Persistence persistence) {
  text += "HTTP/1.1 ";
  base::append_decimal(text, static_cast<uint64_t>(response.status), 3);
  text += ' ';
  text += base::reason_phrase(response.status);
  text += "\r\n";
  append_field(text, "date", date);
  for (const auto& [name, value] : response.headers) append_field(text, name, value);
  if (!has_no_content(response.status)) {
    fmt::format_to(std::back_inserter(text), "content-length: {}\r\n", response.body.size());
  }
  append_field(text, "connection", persistence == Persistence::keep_alive ? "keep-alive" : "close");
  text += "\r\n";
}

base::Response plain_response(int status, std::string_view error, std::string_view description) {
  return {status,
          {{"content-type", "application/json"}, {"cache-control", "no-store"}},
          base::write_json({{"error", error}, {"error_description", description}})};
}

base::Response bad_request(std::string_view description) {
  return plain_response(400, "invalid_request", description);
}

base::Response unavailable_response(std::string_view description) {
  base::Response response = plain_response(503, "temporarily_unavailable", description);
  response.headers.add("retry-after", "1");
  return response;
}

std::string host_of(std::string_view authority) {
  std::string host(authority);
  if (host.starts_with('[')) {
    host = host.substr(1, host.find(']') - 1);
  } else {
    host = host.substr(0, host.rfind(':'));
  }
  std::transform(host.begin(), host.end(), host.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return host;
}

}  // namespace server

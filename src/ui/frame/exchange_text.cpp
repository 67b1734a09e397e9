#include "ui/frame/exchange_text.h"

#include <algorithm>
#include <iterator>

#include "base/form.h"
#include "base/json.h"
#include "ui/text/common.h"
#include "ui/text/frame.h"
#include "ui/widgets/detail.h"

namespace ui {
namespace {

constexpr size_t shown_most = 16'384;

bool is_secret(std::string_view name) {
  static constexpr std::string_view names[] = {
      "client_secret", "signing_secret", "access_token", "id_token",
      "refresh_token", "token",          "assertion",    "client_assertion",
      "password",      "secret",         "private_key",  "previous_secret"};
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

void mask(base::Json& json) {
  if (json.is_object()) {
    for (auto& [name, value] : json.items()) {
      if (is_secret(name) && value.is_string()) {
        value = masked(value.get<std::string>());
      } else {
        mask(value);
      }
    }
  } else if (json.is_array()) {
    for (base::Json& value : json) mask(value);
  }
}

// One parameter to a line, decoded.
std::string form_text(std::string_view body, Secrets secrets) {
  std::string shown;
  while (!body.empty()) {
    const std::string_view pair = body.substr(0, body.find('&'));
    body.remove_prefix(std::min(body.size(), pair.size() + 1));
    const size_t equals = std::min(pair.find('='), pair.size());
    const std::string_view name = pair.substr(0, equals);
    std::string plain(pair);
    std::replace(plain.begin(), plain.end(), '+', ' ');
    if (!shown.empty()) shown += "\n";
    shown += secrets == Secrets::masked && is_secret(name) && equals < pair.size()
                 ? std::string(name) + "=" + masked(pair.substr(equals + 1))
                 : base::percent_decode(plain).value_or(std::string(pair));
  }
  return shown;
}

std::string cut(std::string text) {
  if (text.size() <= shown_most) return text;
  const auto number = [](size_t count) { return grouped(static_cast<long long>(count)); };
  size_t end = shown_most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  const std::string note = fill(words::exchange_cut, number(end), number(text.size()));
  return text.substr(0, end) + note;
}

}  // namespace

std::string shell_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string readable_body(std::string_view body, Secrets secrets) {
  auto json = base::parse_json(body);
  const bool is_form = body.find('=') != std::string_view::npos &&
                       body.find_first_of("<{ \n") == std::string_view::npos;
  if (!json) return cut(is_form ? form_text(body, secrets) : std::string(body));
  if (secrets == Secrets::masked) mask(*json);
  return cut(base::write_json(*json, 2));
}

std::string readable_header(std::string_view name, std::string_view value, Secrets secrets) {
  const bool carries_one = base::equal_ignoring_case(name, "authorization") ||
                           base::equal_ignoring_case(name, "dpop") ||
                           base::equal_ignoring_case(name, "cookie");
  if (!carries_one || secrets == Secrets::shown) return std::string(value);
  const size_t space = value.find(' ');
  if (space == std::string_view::npos) return masked(value);
  return std::string(value.substr(0, space + 1)) + masked(value.substr(space + 1));
}

std::string curl_of(const Exchange& exchange, const std::string& issuer) {
  const base::Request& request = exchange.request;
  std::string url = issuer;
  if (url.ends_with('/')) url.pop_back();
  std::string command = "curl";
  if (request.method != "GET") command += " --request " + request.method;
  command += " " + shell_quoted(url + request.target);
  if (exchange.is_by_session)
    command += " \\\n  --header \"Authorization: Bearer $MANAGEMENT_TOKEN\"";
  for (const auto& [name, value] : request.headers) {
    if (base::equal_ignoring_case(name, "traceparent")) continue;
    command += " \\\n  --header " + shell_quoted(name + ": " + value);
  }
  if (!request.body.empty()) command += " \\\n  --data-raw " + shell_quoted(request.body);
  return command;
}

std::string status_text(const Exchange& exchange) {
  if (!exchange.answered) return words::exchange_waits;
  if (exchange.response.status == 0) return words::exchange_unreachable;
  return std::to_string(exchange.response.status) + " " +
         std::string(base::reason_phrase(exchange.response.status));
}

}  // namespace ui

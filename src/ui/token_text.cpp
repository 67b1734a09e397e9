#include "ui/token_text.h"

#include <algorithm>

namespace ui {
namespace {

// The alphabets differ in their last two characters (RFC 4648 sections 4 and 5).
constexpr std::string_view url_safe = "-_", plain = "+/";

int value_of(char c, std::string_view last_two) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == last_two[0] ? 62 : c == last_two[1] ? 63 : -1;
}

std::optional<std::string> octets_of(std::string_view part, std::string_view last_two) {
  std::string octets;
  unsigned bits = 0;
  int held = 0;
  for (const char c : part) {
    const int value = value_of(c, last_two);
    if (value < 0) return std::nullopt;
    bits = (bits << 6 | static_cast<unsigned>(value)) & 0xFFFFu;
    held += 6;
    if (held >= 8) {
      held -= 8;
      octets.push_back(static_cast<char>(bits >> held & 0xFFu));
    }
  }
  return octets;
}

std::optional<base::Json> object_of(std::string_view part) {
  const auto octets = octets_of(part, url_safe);
  if (!octets) return std::nullopt;
  auto json = base::parse_json(*octets);
  if (!json || !json->is_object()) return std::nullopt;
  return *json;
}

}  // namespace

std::optional<TokenText> read_token(std::string_view token) {
  const size_t first = token.find('.');
  const size_t second = first == std::string_view::npos ? first : token.find('.', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  TokenText text;
  text.parts = {std::string(token.substr(0, first)),
                std::string(token.substr(first + 1, second - first - 1)),
                std::string(token.substr(second + 1))};
  const auto header = object_of(text.parts[0]), claims = object_of(text.parts[1]);
  if (!header || !claims) return std::nullopt;
  text.header = *header;
  text.claims = *claims;
  return text;
}

std::string to_base64(std::string_view octets) {
  constexpr const char* digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (size_t at = 0; at < octets.size(); at += 3) {
    const size_t here = std::min<size_t>(3, octets.size() - at);
    unsigned bits = 0;
    for (size_t i = 0; i < 3; ++i)
      bits = bits << 8 | (i < here ? static_cast<unsigned char>(octets[at + i]) : 0u);
    for (size_t i = 0; i < 4; ++i) text += i <= here ? digits[bits >> (18 - 6 * i) & 63u] : '=';
  }
  return text;
}

std::string octets_of_base64url(std::string_view text) {
  return octets_of(text, url_safe).value_or("");
}

std::string octets_of_pem(std::string_view pem) {
  const size_t begin = pem.find('\n', pem.find("-----BEGIN"));
  const size_t end = pem.find("-----END");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
  std::string text(pem.substr(begin, end - begin));
  std::erase_if(text, [](char c) { return c == '\n' || c == '\r' || c == '='; });
  return octets_of(text, plain).value_or("");
}

}  // namespace ui

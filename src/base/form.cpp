#include "base/form.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "base/hex.h"

namespace base {

namespace {

Result<std::string, FormError> checked(std::string&& out) {
  if (out.find('\0') != std::string::npos) return failure(FormError::nul);
  if (!is_utf8(out)) return failure(FormError::invalid_utf8);
  return std::move(out);
}

Result<std::string, FormError> decode(std::string_view text, bool plus_is_space) {
  if (text.find_first_of(plus_is_space ? "%+" : "%") == std::string_view::npos) {
    return checked(std::string(text));
  }
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_space) {
      out += ' ';
    } else if (text[i] == '%') {
      const int high = i + 1 < text.size() ? hex_value(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
      if (high < 0 || low < 0) return failure(FormError::bad_escape);
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return checked(std::move(out));
}

// How many of the first octets are ASCII, in whole words of eight.
size_t ascii_prefix(std::string_view text) {
  constexpr uint64_t high_bits = 0x8080808080808080;
  size_t size = 0;
  for (uint64_t word = 0; size + sizeof word <= text.size(); size += sizeof word) {
    std::memcpy(&word, text.data() + size, sizeof word);
    if ((word & high_bits) != 0) break;
  }
  return size;
}

bool is_unreserved(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

}  // namespace

Result<Form, FormError> parse_form(std::string_view text) {
  Form form;
  while (!text.empty()) {
    const std::string_view piece = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(text.size(), piece.size() + 1));
    if (piece.empty()) continue;
    const size_t equals = piece.find('=');
    auto name = decode(piece.substr(0, equals), true);
    if (!name) return failure(name.error());
    auto value = decode(equals == std::string_view::npos ? "" : piece.substr(equals + 1), true);
    if (!value) return failure(value.error());
    form.emplace_back(std::move(*name), std::move(*value));
  }
  return form;
}

std::string write_form(const Form& form) {
  std::string text;
  for (const auto& [name, value] : form) {
    if (!text.empty()) text += '&';
    text += percent_encode(name) + '=' + percent_encode(value);
  }
  return text;
}

const std::string* find_value(const Form& form, std::string_view name) {
  const auto at =
      std::find_if(form.begin(), form.end(), [&](const auto& pair) { return pair.first == name; });
  return at == form.end() ? nullptr : &at->second;
}

size_t count_values(const Form& form, std::string_view name) {
  return static_cast<size_t>(std::count_if(form.begin(), form.end(),
                                           [&](const auto& pair) { return pair.first == name; }));
}

Result<std::string, FormError> percent_decode(std::string_view text) {
  return decode(text, false);
}

std::string percent_encode(std::string_view text) {
  static const char digits[] = "0123456789ABCDEF";
  std::string out;
  for (char c : text) {
    const auto octet = static_cast<unsigned char>(c);
    if (is_unreserved(c)) {
      out += c;
    } else {
      out += '%';
      out += digits[octet >> 4];
      out += digits[octet & 15];
    }
  }
  return out;
}

// The well-formed byte sequences of Unicode's table 3-7: no overlong forms, no surrogates, nothing
// past U+10FFFF.
bool is_utf8(std::string_view text) {
  const auto octet = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  for (size_t i = ascii_prefix(text); i < text.size();) {
    const unsigned char lead = octet(i);
    size_t follow = 0;
    unsigned char low = 0x80, high = 0xBF;
    if (lead < 0x80) {
      ++i;
      continue;
    } else if (lead >= 0xC2 && lead <= 0xDF) {
      follow = 1;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
      follow = 2;
      if (lead == 0xE0) low = 0xA0;
      if (lead == 0xED) high = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
      follow = 3;
      if (lead == 0xF0) low = 0x90;
      if (lead == 0xF4) high = 0x8F;
    } else {
      return false;
    }
    if (i + follow >= text.size()) return false;
    if (octet(i + 1) < low || octet(i + 1) > high) return false;
    for (size_t k = 2; k <= follow; ++k) {
      if (octet(i + k) < 0x80 || octet(i + k) > 0xBF) return false;
    }
    i += follow + 1;
  }
  return true;
}

}  // namespace base

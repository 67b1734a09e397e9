#include "crypto/der_text.h"

#include <algorithm>
#include <cstdint>

#include "base/form.h"

namespace crypto {

namespace {

void append_utf8(std::string& text, uint32_t character) {
  const auto tail = [&](int shift) {
    text += static_cast<char>(0x80 | (character >> shift & 0x3f));
  };
  if (character < 0x80) {
    text += static_cast<char>(character);
  } else if (character < 0x800) {
    text += static_cast<char>(0xc0 | character >> 6);
    tail(0);
  } else if (character < 0x10000) {
    text += static_cast<char>(0xe0 | character >> 12);
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xf0 | character >> 18);
    tail(12);
    tail(6);
    tail(0);
  }
}

// Characters of `width` octets each, big-endian, as UTF-8; nothing when one is no character.
std::optional<std::string> widened(std::string_view octets, size_t width) {
  if (octets.size() % width != 0) return std::nullopt;
  std::string text;
  for (size_t i = 0; i < octets.size(); i += width) {
    uint32_t character = 0;
    for (size_t j = 0; j < width; ++j) {
      character = character << 8 | static_cast<unsigned char>(octets[i + j]);
    }
    if (character > 0x10ffff || (character >= 0xd800 && character < 0xe000)) return std::nullopt;
    append_utf8(text, character);
  }
  return text;
}

}  // namespace

std::string dotted_oid(std::string_view contents) {
  std::string text;
  uint64_t number = 0;
  bool is_begun = false;
  for (const char c : contents) {
    const auto octet = static_cast<unsigned char>(c);
    if (!is_begun && octet == 0x80) return {};  // a leading zero
    if (number > UINT64_MAX >> 7) return {};
    number = number << 7 | (octet & 0x7f);
    is_begun = (octet & 0x80) != 0;
    if (is_begun) continue;
    // The first two numbers share one (X.690 section 8.19.4).
    const uint64_t first = std::min<uint64_t>(number / 40, 2);
    text += text.empty() ? std::to_string(first) + "." + std::to_string(number - 40 * first)
                         : "." + std::to_string(number);
    number = 0;
  }
  return is_begun ? std::string() : text;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::optional<std::string> der_text(DerTag tag, std::string_view contents) {
  switch (tag) {
    case DerTag::utf8_string:
      if (!base::is_utf8(contents)) return std::nullopt;
      return std::string(contents);
    case DerTag::numeric_string:
    case DerTag::printable_string:
    case DerTag::ia5_string:
    case DerTag::visible_string:
      if (!is_ascii(contents)) return std::nullopt;
      return std::string(contents);
    case DerTag::teletex_string:  // everyone means Latin-1
      return widened(contents, 1);
    case DerTag::bmp_string:
      return widened(contents, 2);
    case DerTag::universal_string:
      return widened(contents, 4);
    case DerTag::boolean:
    case DerTag::integer:
    case DerTag::bit_string:
    case DerTag::octet_string:
    case DerTag::null:
    case DerTag::object_identifier:
    case DerTag::utc_time:
    case DerTag::generalized_time:
    case DerTag::sequence:
    case DerTag::set:
      break;
  }
  return std::nullopt;
}

}  // namespace crypto

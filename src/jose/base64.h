// Octets as text, both ways. Decoders are strict: one spelling for each octet string, nothing else
// is taken.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace jose {

enum class Base64Error {
  bad_character,  // outside the alphabet: whitespace, or padding where none belongs
  bad_length,     // no octet string has a text of this length
  stray_bits      // the last character carries bits that no octet holds
};

// Without padding (RFC 7515 appendix C).
std::string base64url_encode(std::string_view octets);
void append_base64url(std::string& text, std::string_view octets);
base::Result<std::string, Base64Error> base64url_decode(std::string_view text);

// With padding (RFC 4648 section 4).
std::string base64_encode(std::string_view octets);
base::Result<std::string, Base64Error> base64_decode(std::string_view text);

}  // namespace jose

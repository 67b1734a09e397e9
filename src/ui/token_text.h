// A token taken apart for reading. Nothing is verified here.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"

namespace ui {

struct TokenText {
  std::array<std::string, 3> parts;  // header, payload, signature, as they stand in the token
  base::Json header, claims;
};

// Nothing when it is not three parts of Base64url (RFC 7515 section 7.1), the first two JSON
// objects.
std::optional<TokenText> read_token(std::string_view token);

// RFC 4648 section 4, padded: for the Basic scheme.
std::string to_base64(std::string_view octets);

// RFC 4648 section 5, without padding; empty when it is none.
std::string octets_of_base64url(std::string_view text);
// The octets between the lines of a PEM file (RFC 7468); empty when there are none.
std::string octets_of_pem(std::string_view pem);

}  // namespace ui

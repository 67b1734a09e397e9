// Object identifiers and the string types of ASN.1 as text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crypto/der.h"

namespace crypto {

// "2.5.4.3"; empty when the contents are no object identifier, or one with a number over 64 bits.
std::string dotted_oid(std::string_view contents);

bool is_ascii(std::string_view text);

// UTF-8; nothing when the tag is that of no string, or the contents are no text of that type.
std::optional<std::string> der_text(DerTag tag, std::string_view contents);

}  // namespace crypto

// Distinguished names of certificates (RFC 5280 section 4.1.2.4): the X.501 Name in DER, and as
// text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crypto {

struct NameAttribute {
  // "CN", "O", "emailAddress", … as OpenSSL abbreviates them; an identifier without an abbreviation
  // has numbers and dots.
  std::string type;
  std::string value;  // UTF-8
};

// A Name of these attributes, the widest first ("C", "O", "CN"), each on a level of its own.
// Nothing when there is none, a type has no abbreviation here, or a value is empty or no text of
// that type.
std::optional<std::string> name_der(const std::vector<NameAttribute>& attributes);

bool is_name(std::string_view der);

// As text. Special characters are escaped with a backslash, control characters as two hexadecimal
// digits, so no value can look like another attribute; a value that is no text is '#' and its DER
// in hexadecimal. Empty when `der` is no Name.

// "C=es\nST=Madrid\nCN=service": a line for each level, widest first, as Auth0 shows subject_dn.
std::string name_as_lines(std::string_view der);
// "CN=service,ST=Madrid,C=es": narrowest first (RFC 4514).
std::string name_as_rfc4514(std::string_view der);

}  // namespace crypto

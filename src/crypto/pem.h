// PEM, the textual form of keys and certificates (RFC 7468).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace crypto {

struct PemBlock {
  std::string label;  // "CERTIFICATE", "PUBLIC KEY", "PRIVATE KEY", …
  std::string der;
};

// The one block in the text: explanatory lines may stand before it, nothing behind it. Nothing for
// any other text, and for more than 64 KiB.
std::optional<PemBlock> read_pem(std::string_view pem);
// Lines of 64 characters, ended by '\n'.
std::string write_pem(std::string_view label, std::string_view der);

}  // namespace crypto

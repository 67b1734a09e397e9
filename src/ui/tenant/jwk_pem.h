// A public key as people paste it, turned into what the Management API takes.
#pragma once

#include <string>
#include <string_view>

namespace ui {

// PEM as it is (trimmed); a JWK (RFC 7517), of kind RSA or EC on P-256, as SubjectPublicKeyInfo in
// PEM (RFC 5280 section 4.1). Empty when it is neither. Only public members are read, but a JWK
// with the private one is refused as well: it does not belong here.
std::string public_key_pem(std::string_view pasted);

}  // namespace ui

// The signature algorithms of RFC 7518 section 3.1 that exist here. "none" does not.
#pragma once

#include <optional>
#include <string_view>

#include "crypto/crypto.h"

namespace jose {

enum class Algorithm { hs256, hs384, hs512, rs256, rs384, rs512, ps256, ps384, ps512, es256 };

// "RS256" and so on; names are case-sensitive.
std::string_view name(Algorithm algorithm);
std::optional<Algorithm> algorithm_from_name(std::string_view name);

// What the algorithm asks of its key: a shared secret for HS*, an RSA key, or a P-256 key.
bool takes_secret(Algorithm algorithm);
bool takes_key(Algorithm algorithm, crypto::KeyKind kind);

}  // namespace jose

// A key of the tenant that signs access tokens, and where it stands in its life (reference/auth0.md
// section 7.5).
#pragma once

#include <optional>
#include <string>

#include "base/time.h"
#include "domain/identifier.h"
#include "domain/words.h"

namespace domain {

enum class KeyState {
  next,      // published, signs nothing yet
  current,   // signs
  previous,  // published, signs no more
  retired,   // no longer published: no token that it signed is still valid
  revoked    // no longer published, by someone's decision
};

// RSA keys sign RS256, RS512 and PS256; P-256 keys sign ES256. Each family has a life cycle of its
// own.
enum class KeyFamily { rsa, p256 };

struct SigningKey {
  KeyId id;
  std::string sealed_private_key;  // PKCS #8, sealed
  KeyFamily family = KeyFamily::rsa;
  std::string certificate;  // self-signed X.509, DER; empty: made by a version that made none
  KeyState state = KeyState::next;
  base::Time created_at{};
  std::optional<base::Time> current_since;
  std::optional<base::Time> current_until;
  std::optional<base::Time> revoked_at;

  bool operator==(const SigningKey&) const = default;
  bool is_published() const { return state != KeyState::retired && state != KeyState::revoked; }
};

template <>
struct Words<KeyState> {
  static constexpr Word<KeyState> all[] = {{KeyState::next, "next"},
                                           {KeyState::current, "current"},
                                           {KeyState::previous, "previous"},
                                           {KeyState::retired, "retired"},
                                           {KeyState::revoked, "revoked"}};
};
template <>
struct Words<KeyFamily> {
  static constexpr Word<KeyFamily> all[] = {{KeyFamily::rsa, "rsa"}, {KeyFamily::p256, "p256"}};
};

}  // namespace domain

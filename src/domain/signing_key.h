// A key of the tenant that signs access tokens, and where it stands in its life (reference/auth0.md
// section 7.5).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "domain/identifier.h"

namespace domain {

enum class KeyState {
  next,      // published, signs nothing yet
  current,   // signs
  previous,  // published, signs no more
  revoked    // no longer published
};

struct SigningKey {
  KeyId id;
  std::string sealed_private_key;  // PKCS #8, sealed
  KeyState state = KeyState::next;
  base::Time created_at{};
  std::optional<base::Time> current_since;
  std::optional<base::Time> current_until;

  bool operator==(const SigningKey&) const = default;
};

std::string_view name(KeyState state);
std::optional<KeyState> key_state_from_name(std::string_view text);

}  // namespace domain

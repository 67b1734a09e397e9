#include "domain/signing_key.h"

namespace domain {

std::string_view name(KeyState state) {
  switch (state) {
    case KeyState::next:
      return "next";
    case KeyState::current:
      return "current";
    case KeyState::previous:
      return "previous";
    case KeyState::revoked:
      return "revoked";
  }
  return "";
}

std::optional<KeyState> key_state_from_name(std::string_view text) {
  for (auto state : {KeyState::next, KeyState::current, KeyState::previous, KeyState::revoked}) {
    if (name(state) == text) return state;
  }
  return std::nullopt;
}

}  // namespace domain

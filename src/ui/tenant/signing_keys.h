// The tenant's signing keys, read from /api/v2/keys/signing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/time.h"

namespace ui {

enum class KeyPhase { next, current, previous, retired, revoked };

struct SigningKey {
  std::string id, certificate, pkcs7, thumbprint;  // the two files as PEM
  bool elliptic = false;                           // signs ES256; RS256, RS512 and PS256 otherwise
  KeyPhase phase = KeyPhase::next;
  std::optional<base::Time> created_at, current_since, current_until, revoked_at;

  // Whether the key set that is handed out now holds it.
  bool published() const { return phase != KeyPhase::retired && phase != KeyPhase::revoked; }
  // Whether a key set that was fetched at `moment`, not later than now, held it.
  bool was_published(base::Time moment) const;
  // Enough of the id to tell keys apart by eye.
  std::string short_id() const { return id.substr(0, 8); }
};

// Newest first, as they were answered.
std::optional<std::vector<SigningKey>> read_signing_keys(const base::Json& json);

}  // namespace ui

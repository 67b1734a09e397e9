#include "ui/tenant/signing_keys.h"

#include "ui/tenant/members.h"

namespace ui {
namespace {

std::optional<base::Time> moment_of(const base::Json& json, const char* member) {
  const auto text = base::string_member(json, member);
  const auto time = text ? base::parse_iso(*text) : base::failure(base::TimeError::malformed);
  return time ? std::optional(*time) : std::nullopt;
}

KeyPhase phase_of(const base::Json& json) {
  const auto is = [&](const char* member) { return flag_of(json, member); };
  if (is("revoked")) return KeyPhase::revoked;
  if (is("retired")) return KeyPhase::retired;
  if (is("current")) return KeyPhase::current;
  return is("next") ? KeyPhase::next : KeyPhase::previous;
}

}  // namespace

bool SigningKey::was_published(base::Time moment) const {
  if (created_at && moment < *created_at) return false;
  if (phase == KeyPhase::revoked) return !revoked_at || moment < *revoked_at;
  // When a key was retired is not told: for as long as it signed it was published surely.
  if (phase == KeyPhase::retired) return current_until && moment < *current_until;
  return true;
}

std::optional<std::vector<SigningKey>> read_signing_keys(const base::Json& json) {
  if (!json.is_array()) return std::nullopt;
  std::vector<SigningKey> keys;
  for (const base::Json& item : json) {
    const auto id = base::string_member(item, "kid");
    if (!id) return std::nullopt;
    SigningKey key;
    key.id = *id;
    key.certificate = text_of(item, "cert");
    key.pkcs7 = text_of(item, "pkcs7");
    key.thumbprint = text_of(item, "thumbprint");
    key.elliptic = text_of(item, "signing_alg") == "ES256";
    key.phase = phase_of(item);
    key.created_at = moment_of(item, "created_at");
    key.current_since = moment_of(item, "current_since");
    key.current_until = moment_of(item, "current_until");
    key.revoked_at = moment_of(item, "revoked_at");
    keys.push_back(std::move(key));
  }
  return keys;
}

}  // namespace ui

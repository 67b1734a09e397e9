// /api/v2/keys/signing: the keys that sign access tokens (reference/auth0.md section 7.5), and the
// tenant's certificate as files.
#pragma once

#include "management/call.h"

namespace management {

Outcome list_signing_keys(const Call& call);
Outcome get_signing_key(const Call& call);
// Asks for Outcome::needs_spare_keys until the context has them.
Outcome rotate_signing_keys(const Call& call);
Outcome revoke_signing_key(const Call& call);

// Current becomes previous, next becomes current, and `spare` next: for the spare's family.
domain::Changes rotation(const domain::Tenant& tenant, domain::SigningKey spare, base::Time now);
// A log event about a key that moved on without anyone's call.
domain::LogEvent key_event(const domain::Tenant& tenant, base::Time now, std::string description);

// /pem, /rawpem, /cer, /pb7 and /fingerprint: the certificate of the key that signs, to download.
bool is_certificate_path(std::string_view path);
base::Response certificate_file(std::string_view path, const oauth::KeyRing& keys);

}  // namespace management

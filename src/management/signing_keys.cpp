#include "management/signing_keys.h"

#include <algorithm>

#include "crypto/certificate.h"
#include "crypto/pem.h"
#include "domain/tenant.h"
#include "jose/base64.h"
#include "management/body_reader.h"

namespace management {

namespace {

using domain::KeyFamily;
using domain::KeyState;
using domain::SigningKey;

// "0A:1B:…", as certificates are compared by eye.
std::string colons(std::string_view octets) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string text;
  for (const char c : octets) {
    if (!text.empty()) text += ':';
    text += digits[static_cast<unsigned char>(c) >> 4];
    text += digits[c & 15];
  }
  return text;
}

std::string without_colons(std::string text) {
  std::erase(text, ':');
  return text;
}

std::string pem_of(const SigningKey& key) {
  return key.certificate.empty() ? "" : crypto::write_pem("CERTIFICATE", key.certificate);
}

base::Json signing_key_json(const SigningKey& key) {
  base::Json json = {{"kid", key.id.value}, {"cert", pem_of(key)}};
  if (const auto certificate = crypto::certificate_from_der(key.certificate)) {
    json["pkcs7"] = crypto::write_pem("PKCS7", crypto::pkcs7_der(*certificate));
    json["fingerprint"] = colons(crypto::sha1_thumbprint(*certificate));
    json["thumbprint"] = without_colons(colons(crypto::sha1_thumbprint(*certificate)));
  }
  if (key.family == KeyFamily::p256) json["signing_alg"] = "ES256";
  switch (key.state) {
    case KeyState::next:
      json["next"] = true;
      break;
    case KeyState::current:
      json["current"] = true;
      break;
    case KeyState::previous:
    case KeyState::retired:
    case KeyState::revoked:
      json["previous"] = true;
      break;
  }
  json["created_at"] = base::to_iso(key.created_at);  // ours: since when it is published
  if (key.current_since) json["current_since"] = base::to_iso(*key.current_since);
  if (key.current_until) json["current_until"] = base::to_iso(*key.current_until);
  if (key.state == KeyState::retired) json["retired"] = true;
  json["revoked"] = key.state == KeyState::revoked;
  if (key.revoked_at) json["revoked_at"] = base::to_iso(*key.revoked_at);
  return json;
}

base::Json cert_and_kid(const SigningKey& key) {
  return {{"cert", pem_of(key)}, {"kid", key.id.value}};
}

std::shared_ptr<const SigningKey> signing_key_of(const Call& call) {
  return call.context.tenant.keys().find({call.ids[0]});
}

Outcome no_such_key() {
  return error(404, "The signing key does not exist", "inexistent_signing_key");
}

base::Response download(std::string_view content_type, std::string_view name, std::string body) {
  base::Response response;
  response.headers = {{"content-type", std::string(content_type)},
                      {"content-disposition", "attachment; filename=" + std::string(name)},
                      {"cache-control", "no-cache"}};
  response.body = std::move(body);
  return response;
}

}  // namespace

Outcome list_signing_keys(const Call& call) {
  base::Json keys = base::Json::array();
  for (const auto& [place, key] : call.context.tenant.keys().in_order()) {
    keys.insert(keys.begin(), signing_key_json(*key));
  }
  return answer(200, keys);
}

Outcome get_signing_key(const Call& call) {
  const auto key = signing_key_of(call);
  return key ? answer(200, signing_key_json(*key)) : no_such_key();
}

Outcome rotate_signing_keys(const Call& call) {
  if (auto problem = BodyReader(call.body).problem()) return *problem;
  // Auth0 asks for both scopes.
  if (!call.caller.has_any({"update:signing_keys"})) {
    return error(403, "Insufficient scope, expected: create:signing_keys,update:signing_keys",
                 "insufficient_scope");
  }
  if (call.context.spare_keys.empty()) {
    Outcome outcome;
    outcome.needs_spare_keys = true;
    return outcome;
  }
  domain::Changes changes;
  for (const SigningKey& spare : call.context.spare_keys) {
    for (auto& change : rotation(call.context.tenant, spare, call.context.now)) {
      changes.push_back(std::move(change));
    }
  }
  const auto current = call.context.tenant.find_key(KeyFamily::rsa, KeyState::next);
  return answer(201, cert_and_kid(current ? *current : call.context.spare_keys.front()),
                std::move(changes));
}

Outcome revoke_signing_key(const Call& call) {
  if (auto problem = BodyReader(call.body).problem()) return *problem;
  const auto before = signing_key_of(call);
  if (!before) return no_such_key();
  if (before->state != KeyState::previous && before->state != KeyState::retired) {
    return error(400, before->state == KeyState::revoked
                          ? "The signing key has been revoked already"
                          : "Only a previous signing key can be revoked: rotate first");
  }
  SigningKey key = *before;
  key.state = KeyState::revoked;
  key.revoked_at = call.context.now;
  return answer(200, cert_and_kid(key), {key});
}

domain::Changes rotation(const domain::Tenant& tenant, SigningKey spare, base::Time now) {
  domain::Changes changes;
  const KeyFamily family = spare.family;
  const auto next = tenant.find_key(family, KeyState::next);
  if (const auto current = tenant.find_key(family, KeyState::current)) {
    SigningKey previous = *current;
    previous.state = KeyState::previous;
    previous.current_until = now;
    changes.push_back(std::move(previous));
  }
  SigningKey current = next ? *next : spare;
  current.state = KeyState::current;
  current.current_since = now;
  const bool spare_is_left = next != nullptr;
  changes.push_back(std::move(current));
  if (spare_is_left) {
    spare.state = KeyState::next;
    spare.created_at = creation_time(tenant.keys(), now);
    changes.push_back(std::move(spare));
  }
  return changes;
}

domain::LogEvent key_event(const domain::Tenant& tenant, base::Time now, std::string description) {
  domain::LogEvent event;
  event.id = tenant.log().next_id(now);
  event.date = now;
  event.type = domain::LogEventType::kms_key_state_changed;
  event.description = std::move(description);
  return event;
}

bool is_certificate_path(std::string_view path) {
  for (const std::string_view one : {"/pem", "/rawpem", "/cer", "/pb7", "/fingerprint"}) {
    if (path == one) return true;
  }
  return false;
}

base::Response certificate_file(std::string_view path, const oauth::KeyRing& keys) {
  const crypto::Certificate* certificate = keys.current_certificate();
  if (!certificate) return error(404, "The signing key has no certificate yet.").response;
  if (path == "/pem" || path == "/rawpem") {
    return download("application/x-pem-file", "tallygate.pem",
                    crypto::write_pem("CERTIFICATE", certificate->der));
  }
  if (path == "/cer") return download("application/pkix-cert", "tallygate.cer", certificate->der);
  if (path == "/pb7") {
    return download("application/x-pkcs7-certificates", "tallygate.pb7",
                    crypto::write_pem("PKCS7", crypto::pkcs7_der(*certificate)));
  }
  return download("text/plain", "fingerprint.txt", colons(crypto::sha1_thumbprint(*certificate)));
}

}  // namespace management

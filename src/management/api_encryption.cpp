#include "management/api_encryption.h"

#include "jose/jwk.h"

namespace management {

namespace {

using domain::TokenEncryption;

constexpr std::string_view nested_format = "compact-nested-jwe";
constexpr size_t encryption_key_text_max = 128;

std::string thumbprint_of(const std::string& public_key_der) {
  const auto key = crypto::public_key_from_spki_der(public_key_der);
  return key ? jose::thumbprint(**key) : "";
}

void read_encryption_pem(BodyReader& key, const std::optional<TokenEncryption>& before,
                         TokenEncryption& encryption) {
  std::string pem, thumbprint;
  if (key.text("thumbprint_sha256", thumbprint) && !key.has("pem")) {
    if (before && thumbprint_of(before->public_key_der) == thumbprint) {
      encryption.public_key_der = before->public_key_der;
    } else {
      key.wrong("thumbprint_sha256", "The API has no such key: pem is needed");
    }
    return;
  }
  key.require("pem");
  if (!key.text("pem", pem, {1, 4096, true})) return;
  const auto parsed = crypto::public_key_from_pem(pem);
  if (!parsed || (*parsed)->kind() != crypto::KeyKind::rsa) {
    key.wrong("pem", "Not an RSA public key of 2048 to 4096 bits in PEM");
    return;
  }
  encryption.public_key_der = (*parsed)->spki_der();
}

}  // namespace

void read_token_encryption(BodyReader& body, std::optional<TokenEncryption>& place) {
  constexpr std::string_view member = "token_encryption";
  if (body.is_null(member)) place.reset();
  TokenEncryption encryption;
  const bool sent = body.within(member, [&](BodyReader& inner) {
    std::string format;
    inner.require("format");
    inner.require("encryption_key");
    if (inner.text("format", format) && format != nested_format) {
      inner.wrong("format", "No enum match for: " + format);
    }
    inner.within("encryption_key", [&](BodyReader& key) {
      key.require("alg");
      key.text("name", encryption.key_name, {0, encryption_key_text_max, true});
      key.text("kid", encryption.kid, {0, encryption_key_text_max, true});
      key.word("alg", encryption.algorithm, domain::from_name<domain::EncryptionAlgorithm>);
      read_encryption_pem(key, place, encryption);
    });
  });
  if (sent) place = encryption;
}

base::Json token_encryption_json(const TokenEncryption& encryption) {
  base::Json key = base::Json::object();
  if (!encryption.key_name.empty()) key["name"] = encryption.key_name;
  key["alg"] = std::string(name(encryption.algorithm));
  if (!encryption.kid.empty()) key["kid"] = encryption.kid;
  key["thumbprint_sha256"] = thumbprint_of(encryption.public_key_der);
  return {{"format", std::string(nested_format)}, {"encryption_key", std::move(key)}};
}

}  // namespace management

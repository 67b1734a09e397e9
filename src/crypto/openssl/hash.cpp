#include <openssl/crypto.h>
#include <openssl/sha.h>

#include <array>

#include "base/assert.h"
#include "crypto/crypto.h"
#include "crypto/engine.h"
#include "crypto/openssl/library.h"

namespace crypto {

namespace {

const char* name_of(Hash hash) {
  switch (hash) {
    case Hash::sha256:
      return "SHA256";
    case Hash::sha384:
      return "SHA384";
    case Hash::sha512:
      return "SHA512";
  }
  ASSERT(false);
  return nullptr;
}

using MacContext = Owned<EVP_MAC_CTX, EVP_MAC_CTX_free>;

// Knows its hash, and waits for a key.
MacContext prepare_hmac(Hash hash) {
  static EVP_MAC* const hmac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
  ASSERT(hmac != nullptr);
  MacContext context(EVP_MAC_CTX_new(hmac));
  std::string hash_name = name_of(hash);
  const OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, hash_name.data(), 0),
      OSSL_PARAM_construct_end()};
  ASSERT(context && EVP_MAC_CTX_set_params(context.get(), parameters) == 1);
  return context;
}

}  // namespace

EVP_MD* fetched(Hash hash) {
  const auto fetch = [](Hash which) {
    EVP_MD* const md = EVP_MD_fetch(nullptr, name_of(which), nullptr);
    ASSERT(md != nullptr);
    return md;
  };
  static const std::array<EVP_MD*, 3> all{fetch(Hash::sha256), fetch(Hash::sha384),
                                          fetch(Hash::sha512)};
  return all[static_cast<size_t>(hash)];
}

std::string digest(Hash hash, std::string_view data) {
  thread_local const Owned<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
  std::string out(digest_size(hash), '\0');
  ASSERT(EVP_DigestInit_ex2(context.get(), fetched(hash), nullptr) == 1 &&
         EVP_DigestUpdate(context.get(), data.data(), data.size()) == 1 &&
         EVP_DigestFinal_ex(context.get(), octets_of(out), nullptr) == 1);
  return out;
}

std::string hmac(Hash hash, std::string_view key, std::string_view data) {
  thread_local const std::array<MacContext, 3> contexts{
      prepare_hmac(Hash::sha256), prepare_hmac(Hash::sha384), prepare_hmac(Hash::sha512)};
  EVP_MAC_CTX* const context = contexts[static_cast<size_t>(hash)].get();
  // A null key would mean "the key of last time".
  const unsigned char* const key_octets = key.empty() ? octets_of("") : octets_of(key);
  std::string out(digest_size(hash), '\0');
  size_t size = 0;
  ASSERT(EVP_MAC_init(context, key_octets, key.size(), nullptr) == 1 &&
         EVP_MAC_update(context, octets_of(data), data.size()) == 1 &&
         EVP_MAC_final(context, octets_of(out), &size, out.size()) == 1 && size == out.size());
  return out;
}

std::string engine::sha1_of_certificate(std::string_view der) {
  std::string out(SHA_DIGEST_LENGTH, '\0');
  ASSERT(EVP_Q_digest(nullptr, "SHA1", nullptr, der.data(), der.size(), octets_of(out), nullptr) ==
         1);
  return out;
}

std::string engine_name() {
  return std::string("openssl ") + OpenSSL_version(OPENSSL_VERSION_STRING);
}

}  // namespace crypto

#include "base/assert.h"
#include "crypto/encryption.h"
#include "crypto/engine.h"
#include "crypto/openssl/library.h"

namespace crypto::engine {

namespace {

EVP_CIPHER_CTX* thread_context() {
  thread_local const Owned<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free> context(EVP_CIPHER_CTX_new());
  return context.get();
}

EVP_CIPHER* aes_256_gcm() {
  static EVP_CIPHER* const cipher = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
  return cipher;
}

int size_of(std::string_view text) {
  return static_cast<int>(text.size());
}

}  // namespace

std::string gcm_encrypt(std::string_view key, std::string_view nonce, std::string_view plain,
                        std::string_view context) {
  EVP_CIPHER_CTX* const cipher = thread_context();
  std::string out(plain.size() + gcm_tag_size, '\0');
  int size = 0;
  // Context and an empty text go in without an output; a null output would take the text for
  // context.
  ASSERT(
      EVP_EncryptInit_ex2(cipher, aes_256_gcm(), octets_of(key), octets_of(nonce), nullptr) == 1 &&
      EVP_EncryptUpdate(cipher, nullptr, &size, octets_of(context), size_of(context)) == 1 &&
      EVP_EncryptUpdate(cipher, octets_of(out), &size, octets_of(plain), size_of(plain)) == 1 &&
      EVP_EncryptFinal_ex(cipher, octets_of(out) + plain.size(), &size) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_GET_TAG, gcm_tag_size, out.data() + plain.size()) ==
          1);
  return out;
}

std::optional<std::string> gcm_decrypt(std::string_view key, std::string_view nonce,
                                       std::string_view sealed, std::string_view context) {
  EVP_CIPHER_CTX* const cipher = thread_context();
  const std::string_view text = sealed.substr(0, sealed.size() - gcm_tag_size);
  std::string tag(sealed.substr(text.size()));
  std::string plain(sealed.size(), '\0');
  int size = 0;
  const bool authentic =
      EVP_DecryptInit_ex2(cipher, aes_256_gcm(), octets_of(key), octets_of(nonce), nullptr) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_SET_TAG, gcm_tag_size, tag.data()) == 1 &&
      EVP_DecryptUpdate(cipher, nullptr, &size, octets_of(context), size_of(context)) == 1 &&
      EVP_DecryptUpdate(cipher, octets_of(plain), &size, octets_of(text), size_of(text)) == 1 &&
      EVP_DecryptFinal_ex(cipher, octets_of(plain) + text.size(), &size) == 1;
  if (!authentic) {
    ERR_clear_error();
    return std::nullopt;
  }
  plain.resize(text.size());
  return plain;
}

}  // namespace crypto::engine

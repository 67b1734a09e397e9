// The OpenSSL door: owners of its objects, and its algorithms fetched once for the life of the
// program.
#pragma once

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>

#include <memory>
#include <string>
#include <string_view>

#include "crypto/crypto.h"

namespace crypto {

template <auto release>
struct Release {
  template <class T>
  void operator()(T* object) const {
    release(object);
  }
};
template <class T, auto release>
using Owned = std::unique_ptr<T, Release<release>>;

using Pkey = Owned<EVP_PKEY, EVP_PKEY_free>;
using PkeyContext = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;

// Fetching takes a lock and a search in the library, so it is done once.
EVP_MD* fetched(Hash hash);

inline const unsigned char* octets_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
inline unsigned char* octets_of(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

// Empties this thread's queue of errors, so that no refusal of ours is later taken for one of TLS.
inline tl::unexpected<CryptoError> refusal(CryptoError reason) {
  ERR_clear_error();
  return base::failure(reason);
}

// The DER of an object by one of the library's i2d functions; empty when it refuses.
template <auto i2d, class T>
std::string der_of(const T* object) {
  unsigned char* buffer = nullptr;
  const int size = i2d(object, &buffer);
  if (size <= 0) return {};
  std::string der(reinterpret_cast<const char*>(buffer), static_cast<size_t>(size));
  OPENSSL_clear_free(buffer, static_cast<size_t>(size));
  return der;
}

}  // namespace crypto

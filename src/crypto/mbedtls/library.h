// The Mbed TLS door: owners of its contexts, and its source of chance.
#pragma once

#include <mbedtls/ctr_drbg.h>
#include <mbedtls/md.h>

#include <string>
#include <string_view>

#include "crypto/crypto.h"

namespace crypto {

// One of the library's context structs, set up by `init` and emptied by `release`.
template <class T, auto init, auto release>
class Context {
 public:
  Context() { init(&m_value); }
  ~Context() { release(&m_value); }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  T* get() { return &m_value; }
  const T* get() const { return &m_value; }
  T* operator->() { return &m_value; }
  const T* operator->() const { return &m_value; }

 private:
  T m_value;
};

// AES-256-CTR-DRBG (NIST SP 800-90A) over another source. It saves asking the source for every
// octet, which in the browser costs a call into JavaScript each. One thread at a time.
class Generator {
 public:
  explicit Generator(base::Random& source);
  // As the library's functions take it: the callback, and this object as its argument.
  static int fill(void* generator, unsigned char* octets, size_t size);

 private:
  Context<mbedtls_ctr_drbg_context, mbedtls_ctr_drbg_init, mbedtls_ctr_drbg_free> m_context;
};

// This thread's generator over SecureRandom: blinding, ECDSA nonces, PSS salts.
Generator& thread_generator();

mbedtls_md_type_t md_type(Hash hash);

inline const unsigned char* octets_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
inline unsigned char* octets_of(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

}  // namespace crypto

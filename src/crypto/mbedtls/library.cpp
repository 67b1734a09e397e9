#include "crypto/mbedtls/library.h"

#include "base/assert.h"

namespace crypto {

namespace {

int entropy_of(void* source, unsigned char* octets, size_t size) {
  static_cast<base::Random*>(source)->fill(octets, size);
  return 0;
}

}  // namespace

Generator::Generator(base::Random& source) {
  ASSERT(mbedtls_ctr_drbg_seed(m_context.get(), entropy_of, &source, nullptr, 0) == 0);
}

int Generator::fill(void* generator, unsigned char* octets, size_t size) {
  auto* const context = static_cast<Generator*>(generator)->m_context.get();
  while (size > 0) {
    const size_t request =
        size < MBEDTLS_CTR_DRBG_MAX_REQUEST ? size : MBEDTLS_CTR_DRBG_MAX_REQUEST;
    const int error = mbedtls_ctr_drbg_random(context, octets, request);
    if (error != 0) return error;
    octets += request;
    size -= request;
  }
  return 0;
}

Generator& thread_generator() {
  thread_local SecureRandom source;
  thread_local Generator generator(source);
  return generator;
}

}  // namespace crypto

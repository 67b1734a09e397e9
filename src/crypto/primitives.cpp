#include <unistd.h>

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "crypto/crypto.h"
#include "crypto/engine.h"

namespace crypto {

bool constant_time_equal(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  volatile unsigned char difference = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    difference = static_cast<unsigned char>(difference | (a[i] ^ b[i]));
  }
  return difference == 0;
}

namespace {

// Asking the system costs as much as some hundred octets do, so small requests share one. What was
// handed out is forgotten here. Processes that fork would hand out the same; this one does not.
class ThreadPool {
 public:
  static constexpr size_t request_max = 64;

  void take(unsigned char* out, size_t size) {
    if (m_left < size) {
      ASSERT(getentropy(m_octets.data(), m_octets.size()) == 0);
      m_left = m_octets.size();
    }
    m_left -= size;
    std::copy_n(m_octets.begin() + static_cast<std::ptrdiff_t>(m_left), size, out);
    std::fill_n(m_octets.begin() + static_cast<std::ptrdiff_t>(m_left), size, '\0');
  }

 private:
  std::array<unsigned char, 256> m_octets{};
  size_t m_left = 0;
};

}  // namespace

void SecureRandom::fill(void* octets, size_t size) {
  constexpr size_t request_max = 256;  // getentropy(3) gives no more at once
  auto* out = static_cast<unsigned char*>(octets);
  if (size <= ThreadPool::request_max) {
    thread_local ThreadPool pool;
    return pool.take(out, size);
  }
  while (size > 0) {
    const size_t request = std::min(size, request_max);
    ASSERT(getentropy(out, request) == 0);
    out += request;
    size -= request;
  }
}

Scheme scheme_of(SignatureAlgorithm algorithm) {
  switch (algorithm) {
    case SignatureAlgorithm::rs256:
      return {KeyKind::rsa, Hash::sha256, Padding::pkcs1};
    case SignatureAlgorithm::rs384:
      return {KeyKind::rsa, Hash::sha384, Padding::pkcs1};
    case SignatureAlgorithm::rs512:
      return {KeyKind::rsa, Hash::sha512, Padding::pkcs1};
    case SignatureAlgorithm::ps256:
      return {KeyKind::rsa, Hash::sha256, Padding::pss};
    case SignatureAlgorithm::ps384:
      return {KeyKind::rsa, Hash::sha384, Padding::pss};
    case SignatureAlgorithm::ps512:
      return {KeyKind::rsa, Hash::sha512, Padding::pss};
    case SignatureAlgorithm::es256:
      return {KeyKind::p256, Hash::sha256, Padding::none};
  }
  ASSERT(false);
  return {};
}

size_t digest_size(Hash hash) {
  switch (hash) {
    case Hash::sha256:
      return 32;
    case Hash::sha384:
      return 48;
    case Hash::sha512:
      return 64;
  }
  ASSERT(false);
  return 0;
}

}  // namespace crypto

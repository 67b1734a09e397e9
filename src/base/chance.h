// Chance as an argument. Shells hand out crypto::SecureRandom; tests and simulations a seeded one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace base {

class Random {
 public:
  virtual ~Random() = default;
  // Fills `size` octets. Any thread may ask.
  virtual void fill(void* octets, size_t size) = 0;
};

// The same octets for the same seed on every platform (SplitMix64). Never for secrets in
// production. One thread at a time.
class SeededRandom : public Random {
 public:
  explicit SeededRandom(uint64_t seed) : m_state(seed) {}
  void fill(void* octets, size_t size) override;

 private:
  uint64_t next();
  uint64_t m_state;
};

// `size` octets.
std::string random_octets(Random& random, size_t size);
// `length` characters of [A-Za-z0-9], each equally likely.
std::string random_alphanumeric(Random& random, size_t length);
// `length` characters of [A-Za-z0-9_-], each equally likely: 6 bits of chance each.
std::string random_url_safe(Random& random, size_t length);
// `length` characters of [0-9a-f].
std::string random_hex(Random& random, size_t length);

}  // namespace base

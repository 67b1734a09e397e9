#include "crypto/mbedtls/prime.h"

#include <mbedtls/platform_util.h>

#include <cstdint>
#include <vector>

namespace crypto {

namespace {

// A random composite of 1024 bits passes six rounds with a chance under 2^-100 (as the library
// counts).
constexpr int miller_rabin_rounds = 6;
constexpr uint32_t small_primes_max = 8192;

const std::vector<uint32_t>& odd_small_primes() {
  static const std::vector<uint32_t> primes = [] {
    std::vector<bool> is_composite(small_primes_max);
    std::vector<uint32_t> found;
    for (uint32_t number = 3; number < small_primes_max; number += 2) {
      if (is_composite[number]) continue;
      found.push_back(number);
      for (uint32_t multiple = number; multiple < small_primes_max; multiple += number) {
        is_composite[multiple] = true;
      }
    }
    return found;
  }();
  return primes;
}

// Of a number in big-endian octets, four of them at a time.
uint32_t remainder(const std::vector<unsigned char>& number, uint32_t divisor) {
  uint64_t rest = 0;
  for (size_t i = 0; i < number.size(); i += 4) {
    const uint32_t word = static_cast<uint32_t>(number[i]) << 24 |
                          static_cast<uint32_t>(number[i + 1]) << 16 |
                          static_cast<uint32_t>(number[i + 2]) << 8 | number[i + 3];
    rest = (rest << 32 | word) % divisor;
  }
  return static_cast<uint32_t>(rest);
}

bool may_be_prime(const std::vector<unsigned char>& number, unsigned exponent) {
  for (uint32_t prime : odd_small_primes()) {
    if (remainder(number, prime) == 0) return false;
  }
  return remainder(number, exponent) != 1;
}

}  // namespace

int find_prime(int bits, unsigned exponent, Generator& generator, mbedtls_mpi* prime) {
  std::vector<unsigned char> candidate(static_cast<size_t>(bits) / 8);
  int error = MBEDTLS_ERR_MPI_NOT_ACCEPTABLE;
  while (error == MBEDTLS_ERR_MPI_NOT_ACCEPTABLE) {
    error = Generator::fill(&generator, candidate.data(), candidate.size());
    if (error != 0) break;
    candidate.front() |= 0xc0;
    candidate.back() |= 1;
    error = MBEDTLS_ERR_MPI_NOT_ACCEPTABLE;
    if (!may_be_prime(candidate, exponent)) continue;
    error = mbedtls_mpi_read_binary(prime, candidate.data(), candidate.size());
    if (error == 0) {
      error = mbedtls_mpi_is_prime_ext(prime, miller_rabin_rounds, Generator::fill, &generator);
    }
  }
  mbedtls_platform_zeroize(candidate.data(), candidate.size());
  return error;
}

}  // namespace crypto

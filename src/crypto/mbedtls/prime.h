// Primes for RSA keys.
#pragma once

#include <mbedtls/bignum.h>

#include "crypto/mbedtls/library.h"

namespace crypto {

// A random prime of `bits` bits, a multiple of 32, with its two highest bits set, and such that the
// prime `exponent` has an inverse modulo prime - 1 (FIPS 186-5 appendix A.1.3). 0, or the library's
// error.
//
// The library's own search weighs each candidate by a costly test in constant time. Here most are
// sorted out by division first, which takes three quarters of the time off; what that could betray
// is about numbers that are thrown away.
int find_prime(int bits, unsigned exponent, Generator& generator, mbedtls_mpi* prime);

}  // namespace crypto

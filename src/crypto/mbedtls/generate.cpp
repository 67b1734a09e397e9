#include <mbedtls/platform_util.h>
#include <mbedtls/rsa.h>

#include "crypto/der.h"
#include "crypto/engine.h"
#include "crypto/mbedtls/pkcs8.h"
#include "crypto/mbedtls/prime.h"

namespace crypto {

// https://www.rfc-editor.org/rfc/rfc5208#section-5 around what the library writes: PKCS #1 or
// SEC 1.
base::Result<std::string, CryptoError> write_pkcs8(const Pk& key) {
  constexpr size_t size_max = 4096;  // an RSA key of 4096 bits takes 2 400 octets
  std::string buffer(size_max, '\0');
  const int size = mbedtls_pk_write_key_der(key.get(), octets_of(buffer), buffer.size());
  if (size <= 0) return base::failure(CryptoError::failed);
  // The library writes from the end.
  const std::string_view inner =
      std::string_view(buffer).substr(buffer.size() - static_cast<size_t>(size));
  const bool is_rsa = mbedtls_pk_can_do(key.get(), MBEDTLS_PK_RSA) != 0;
  std::string out =
      der(DerTag::sequence, der_unsigned(std::string(1, '\0'))
                                .append(is_rsa ? der_rsa_algorithm() : der_p256_algorithm())
                                .append(der(DerTag::octet_string, inner)));
  mbedtls_platform_zeroize(buffer.data(), buffer.size());
  return out;
}

namespace engine {

base::Result<std::string, CryptoError> generate_rsa_pkcs8(int bits, base::Random& random) {
  constexpr unsigned exponent = 65537;
  Generator generator(random);
  Mpi p, q, e, difference;
  if (find_prime(bits / 2, exponent, generator, p.get()) != 0 ||
      find_prime(bits / 2, exponent, generator, q.get()) != 0) {
    return base::failure(CryptoError::failed);
  }
  if (mbedtls_mpi_cmp_mpi(p.get(), q.get()) < 0) mbedtls_mpi_swap(p.get(), q.get());
  Pk key;
  const bool generated =
      mbedtls_mpi_sub_mpi(difference.get(), p.get(), q.get()) == 0 &&
      // Primes so close that Fermat's method factors their product: FIPS 186-5 appendix A.1.3.
      mbedtls_mpi_bitlen(difference.get()) > static_cast<size_t>(bits / 2 - 100) &&
      mbedtls_mpi_lset(e.get(), exponent) == 0 &&
      mbedtls_pk_setup(key.get(), mbedtls_pk_info_from_type(MBEDTLS_PK_RSA)) == 0 &&
      mbedtls_rsa_import(mbedtls_pk_rsa(*key.get()), nullptr, p.get(), q.get(), nullptr, e.get()) ==
          0 &&
      mbedtls_rsa_complete(mbedtls_pk_rsa(*key.get())) == 0;
  if (!generated) return base::failure(CryptoError::failed);
  return write_pkcs8(key);
}

base::Result<std::string, CryptoError> generate_p256_pkcs8(base::Random& random) {
  Generator generator(random);
  Pk key;
  const bool generated =
      mbedtls_pk_setup(key.get(), mbedtls_pk_info_from_type(MBEDTLS_PK_ECKEY)) == 0 &&
      mbedtls_ecp_gen_key(MBEDTLS_ECP_DP_SECP256R1, mbedtls_pk_ec(*key.get()), Generator::fill,
                          &generator) == 0;
  if (!generated) return base::failure(CryptoError::failed);
  return write_pkcs8(key);
}

}  // namespace engine

}  // namespace crypto

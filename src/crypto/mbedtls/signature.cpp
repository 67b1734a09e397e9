#include "crypto/mbedtls/signature.h"

#include <mbedtls/platform_util.h>
#include <mbedtls/rsa.h>

#include "crypto/derived_nonce.h"

namespace crypto {

namespace {

// The nonce comes from `nonces`, as the library takes it: a callback and its argument.
std::optional<std::string> sign_p256_with(KeyContext& key, std::string_view hash,
                                          mbedtls_f_rng_t* nonces, void* nonces_argument) {
  Mpi r, s;
  std::string signature(2 * p256_size, '\0');
  const bool is_signed =
      mbedtls_ecdsa_sign_restartable(key.group.get(), r.get(), s.get(), key.d.get(),
                                     octets_of(hash), hash.size(), nonces, nonces_argument,
                                     Generator::fill, &thread_generator(), nullptr) == 0 &&
      mbedtls_mpi_write_binary(r.get(), octets_of(signature), p256_size) == 0 &&
      mbedtls_mpi_write_binary(s.get(), octets_of(signature) + p256_size, p256_size) == 0;
  if (!is_signed) return std::nullopt;
  return signature;
}

}  // namespace

bool verify_rsa(KeyContext& key, const Scheme& scheme, std::string_view hash,
                std::string_view signature) {
  mbedtls_rsa_context* const rsa = mbedtls_pk_rsa(*key.pk.get());
  if (signature.size() != mbedtls_rsa_get_len(rsa)) return false;
  const auto size = static_cast<unsigned>(hash.size());
  const auto type = md_type(scheme.hash);
  if (scheme.padding == Padding::pkcs1) {
    return mbedtls_rsa_rsassa_pkcs1_v15_verify(rsa, type, size, octets_of(hash),
                                               octets_of(signature)) == 0;
  }
  return mbedtls_rsa_rsassa_pss_verify_ext(rsa, type, size, octets_of(hash), type,
                                           static_cast<int>(hash.size()),
                                           octets_of(signature)) == 0;
}

std::optional<std::string> sign_rsa(KeyContext& key, const Scheme& scheme, std::string_view hash) {
  mbedtls_rsa_context* const rsa = mbedtls_pk_rsa(*key.pk.get());
  std::string signature(mbedtls_rsa_get_len(rsa), '\0');
  const auto size = static_cast<unsigned>(hash.size());
  const auto type = md_type(scheme.hash);
  const bool is_pss = scheme.padding == Padding::pss;
  const int error =
      mbedtls_rsa_set_padding(rsa, is_pss ? MBEDTLS_RSA_PKCS_V21 : MBEDTLS_RSA_PKCS_V15,
                              MBEDTLS_MD_NONE) != 0
          ? MBEDTLS_ERR_RSA_INVALID_PADDING
      : is_pss ? mbedtls_rsa_rsassa_pss_sign_ext(
                     rsa, Generator::fill, &thread_generator(), type, size, octets_of(hash),
                     static_cast<int>(hash.size()), octets_of(signature))
               : mbedtls_rsa_rsassa_pkcs1_v15_sign(rsa, Generator::fill, &thread_generator(), type,
                                                   size, octets_of(hash), octets_of(signature));
  if (error != 0) return std::nullopt;
  return signature;
}

bool verify_p256(KeyContext& key, std::string_view hash, std::string_view signature) {
  if (signature.size() != 2 * p256_size) return false;
  Mpi r, s;
  return mbedtls_mpi_read_binary(r.get(), octets_of(signature), p256_size) == 0 &&
         mbedtls_mpi_read_binary(s.get(), octets_of(signature) + p256_size, p256_size) == 0 &&
         mbedtls_ecdsa_verify(key.group.get(), octets_of(hash), hash.size(), key.q.get(), r.get(),
                              s.get()) == 0;
}

std::optional<std::string> sign_p256(KeyContext& key, std::string_view hash) {
  return sign_p256_with(key, hash, Generator::fill, &thread_generator());
}

std::optional<std::string> sign_p256_reproducibly(KeyContext& key, std::string_view hash) {
  std::string private_number(p256_size, '\0');
  if (mbedtls_mpi_write_binary(key.d.get(), octets_of(private_number), p256_size) != 0) {
    return std::nullopt;
  }
  DerivedNonce candidates(private_number, hash);
  mbedtls_platform_zeroize(private_number.data(), private_number.size());
  const auto next = [](void* source, unsigned char* octets, size_t size) {
    static_cast<DerivedNonce*>(source)->fill(octets, size);
    return 0;
  };
  return sign_p256_with(key, hash, next, &candidates);
}

}  // namespace crypto

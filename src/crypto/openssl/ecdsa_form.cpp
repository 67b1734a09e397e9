#include "crypto/openssl/ecdsa_form.h"

#include <openssl/bn.h>
#include <openssl/ec.h>

#include "crypto/openssl/library.h"

namespace crypto {

namespace {
constexpr size_t half = 32;
using Pair = Owned<ECDSA_SIG, ECDSA_SIG_free>;
}  // namespace

std::string ecdsa_der_to_jws(std::string_view der) {
  const unsigned char* at = octets_of(der);
  const Pair pair(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())));
  std::string out(2 * half, '\0');
  if (!pair || BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), octets_of(out), half) < 0 ||
      BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), octets_of(out) + half, half) < 0) {
    return {};
  }
  return out;
}

std::string ecdsa_jws_to_der(std::string_view signature) {
  if (signature.size() != 2 * half) return {};
  const Pair pair(ECDSA_SIG_new());
  Owned<BIGNUM, BN_free> r(BN_bin2bn(octets_of(signature), half, nullptr));
  Owned<BIGNUM, BN_free> s(BN_bin2bn(octets_of(signature) + half, half, nullptr));
  if (!pair || !r || !s || ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1) return {};
  r.release();  // the pair owns them now
  s.release();
  return der_of<i2d_ECDSA_SIG>(pair.get());
}

}  // namespace crypto

#include "crypto/openssl/reproducible_ecdsa.h"

#include <openssl/bn.h>
#include <openssl/ec.h>

#include "crypto/derived_nonce.h"

namespace crypto {

namespace {

constexpr int order_size = 32;
using Number = Owned<BIGNUM, BN_clear_free>;

// The first candidate between 0 and the order.
bool find_nonce(DerivedNonce& candidates, const BIGNUM* order, BIGNUM* k) {
  std::string octets(order_size, '\0');
  do {
    candidates.fill(octets.data(), octets.size());
    if (BN_bin2bn(octets_of(octets), order_size, k) == nullptr) return false;
  } while (BN_is_zero(k) || BN_cmp(k, order) >= 0);
  OPENSSL_cleanse(octets.data(), octets.size());
  return true;
}

}  // namespace

// https://www.rfc-editor.org/rfc/rfc6979#section-2.4: r is the x coordinate of kG, and
// s = (h + r·d) / k, both modulo the order of G.
std::optional<std::string> sign_reproducibly(const EVP_PKEY* p256_key, std::string_view hash) {
  BIGNUM* private_number = nullptr;
  if (EVP_PKEY_get_bn_param(p256_key, OSSL_PKEY_PARAM_PRIV_KEY, &private_number) != 1) {
    ERR_clear_error();
    return std::nullopt;
  }
  const Number d(private_number), k(BN_secure_new()), inverse(BN_secure_new()), r(BN_new()),
      s(BN_secure_new()), h(BN_bin2bn(octets_of(hash), order_size, nullptr));
  const Owned<BN_CTX, BN_CTX_free> context(BN_CTX_secure_new());
  const Owned<EC_GROUP, EC_GROUP_free> group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
  const Owned<EC_POINT, EC_POINT_free> point(group ? EC_POINT_new(group.get()) : nullptr);
  if (!k || !inverse || !r || !s || !h || !context || !point) return std::nullopt;

  std::string d_octets(order_size, '\0');
  if (BN_bn2binpad(d.get(), octets_of(d_octets), order_size) < 0) return std::nullopt;
  DerivedNonce candidates(d_octets, hash);
  OPENSSL_cleanse(d_octets.data(), d_octets.size());
  const BIGNUM* const order = EC_GROUP_get0_order(group.get());
  BN_set_flags(k.get(), BN_FLG_CONSTTIME);
  std::string signature(2 * order_size, '\0');
  const bool is_signed =
      find_nonce(candidates, order, k.get()) &&
      EC_POINT_mul(group.get(), point.get(), k.get(), nullptr, nullptr, context.get()) == 1 &&
      EC_POINT_get_affine_coordinates(group.get(), point.get(), r.get(), nullptr, context.get()) ==
          1 &&
      BN_nnmod(r.get(), r.get(), order, context.get()) == 1 &&
      BN_mod_inverse(inverse.get(), k.get(), order, context.get()) != nullptr &&
      BN_mod_mul(s.get(), r.get(), d.get(), order, context.get()) == 1 &&
      BN_mod_add(s.get(), s.get(), h.get(), order, context.get()) == 1 &&
      BN_mod_mul(s.get(), s.get(), inverse.get(), order, context.get()) == 1 &&
      !BN_is_zero(r.get()) && !BN_is_zero(s.get()) &&
      BN_bn2binpad(r.get(), octets_of(signature), order_size) == order_size &&
      BN_bn2binpad(s.get(), octets_of(signature) + order_size, order_size) == order_size;
  if (!is_signed) {
    ERR_clear_error();
    return std::nullopt;
  }
  return signature;
}

}  // namespace crypto

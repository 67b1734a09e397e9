#include <catch2/catch_test_macros.hpp>

#include "crypto/crypto.h"
#include "tests/crypto/outcome.h"
#include "tests/crypto/samples.h"
#include "tests/crypto/vectors.h"

using outcomes::outcome;
using outcomes::replaced;
using vectors::hex;
using vectors::to_hex;

namespace {

std::string rsa_spki() {
  return crypto::public_key_from_pem(samples::rsa_spki_pem).value()->spki_der();
}
std::string p256_spki() {
  return crypto::public_key_from_pem(samples::p256_spki_pem).value()->spki_der();
}

}  // namespace

TEST_CASE("the same seed gives the same key, another seed another") {
  const auto rsa = [](uint64_t seed) {
    base::SeededRandom random(seed);
    return crypto::generate_rsa(2048, random).value()->pkcs8_der();
  };
  const auto p256 = [](uint64_t seed) {
    base::SeededRandom random(seed);
    return crypto::generate_p256(random).value()->pkcs8_der();
  };
  CHECK(rsa(1) == rsa(1));
  CHECK(rsa(1) != rsa(2));
  CHECK(p256(1) == p256(1));
  CHECK(p256(1) != p256(2));
}

TEST_CASE("generated keys have the size and exponent that were asked for, and work") {
  crypto::SecureRandom random;
  for (int bits : {2048, 2304, 3072}) {
    const auto key = crypto::generate_rsa(bits, random);
    REQUIRE(key);
    CHECK((*key)->kind() == crypto::KeyKind::rsa);
    CHECK((*key)->public_key()->bits() == bits);
    CHECK(to_hex((*key)->public_key()->rsa_numbers().e) == "010001");
    const auto signature = (*key)->sign(crypto::SignatureAlgorithm::ps256, "message");
    CHECK((*key)->public_key()->verify(crypto::SignatureAlgorithm::ps256, "message",
                                       signature.value()));
  }
  const auto key = crypto::generate_p256(random);
  REQUIRE(key);
  CHECK((*key)->kind() == crypto::KeyKind::p256);
  CHECK((*key)->public_key()->bits() == 256);
  CHECK((*key)->public_key()->p256_numbers().x.size() == 32);
}

TEST_CASE("RSA keys come in steps of 256 bits from 2048 to 4096") {
  base::SeededRandom random(1);
  for (int bits : {-1, 0, 512, 1024, 2047, 2049, 2100, 4097, 4352, 8192}) {
    CHECK(outcome(crypto::generate_rsa(bits, random)) == "unsupported");
  }
}

TEST_CASE("a private key survives being written and read, whichever engine wrote it") {
  for (const char* der : {samples::rsa_pkcs8, samples::p256_pkcs8_openssl,
                          samples::p256_pkcs8_mbedtls, samples::p256_pkcs8_bare}) {
    const auto key = crypto::private_key_from_pkcs8_der(hex(der));
    REQUIRE(key);
    const std::string written = (*key)->pkcs8_der();
    const auto again = crypto::private_key_from_pkcs8_der(written);
    REQUIRE(again);
    CHECK((*again)->pkcs8_der() == written);
    CHECK((*again)->public_key()->spki_der() == (*key)->public_key()->spki_der());
  }
  CHECK(crypto::private_key_from_pkcs8_der(hex(samples::rsa_pkcs8))
            .value()
            ->public_key()
            ->spki_der() == rsa_spki());
  for (const char* der :
       {samples::p256_pkcs8_openssl, samples::p256_pkcs8_mbedtls, samples::p256_pkcs8_bare}) {
    CHECK(crypto::private_key_from_pkcs8_der(hex(der)).value()->public_key()->spki_der() ==
          p256_spki());
  }
}

TEST_CASE("a private key that is cut short, lengthened or of another format is refused") {
  for (const char* text : {samples::rsa_pkcs8, samples::p256_pkcs8_openssl}) {
    const std::string der = hex(text);
    for (size_t size = 0; size < der.size(); size += 7) {
      CHECK_FALSE(crypto::private_key_from_pkcs8_der(der.substr(0, size)));
    }
    CHECK_FALSE(crypto::private_key_from_pkcs8_der(der + '\0'));
  }
  const std::string rsa = hex(samples::rsa_pkcs8), p256 = hex(samples::p256_pkcs8_openssl);
  CHECK_FALSE(crypto::private_key_from_pkcs8_der(rsa.substr(26)));   // the PKCS #1 key inside
  CHECK_FALSE(crypto::private_key_from_pkcs8_der(p256.substr(29)));  // the SEC 1 key inside
  CHECK_FALSE(crypto::private_key_from_pkcs8_der(rsa_spki()));
  CHECK_FALSE(crypto::private_key_from_pkcs8_der(samples::rsa_spki_pem));
}

TEST_CASE("a damaged private key is refused, or signs what its undamaged public key verifies") {
  const std::string rsa = hex(samples::rsa_pkcs8);
  const auto public_key = crypto::public_key_from_pem(samples::rsa_spki_pem).value();
  const auto damaged = [&](size_t at) {
    std::string der = rsa;
    der[at] = static_cast<char>(der[at] ^ 1);
    return crypto::private_key_from_pkcs8_der(der);
  };
  CHECK_FALSE(damaged(100));  // in the middle of the modulus
  // In the private exponent, a prime, and what follows from them: engines differ in which of these
  // they use.
  for (size_t at = 310; at < rsa.size(); at += 97) {
    const auto key = damaged(at);
    if (!key) continue;
    const auto signature = (*key)->sign(crypto::SignatureAlgorithm::rs256, "message");
    CHECK((signature &&
           public_key->verify(crypto::SignatureAlgorithm::rs256, "message", *signature)));
  }
}

TEST_CASE(
    "a P-256 private key that does not belong to its public half, or to the group, is refused") {
  std::string p256 = hex(samples::p256_pkcs8_openssl);
  p256[40] = static_cast<char>(p256[40] ^ 1);
  CHECK_FALSE(crypto::private_key_from_pkcs8_der(p256));
  // The private number 0, and the order of the group itself.
  const std::string bare = hex(samples::p256_pkcs8_bare);
  const std::string order = hex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
  for (const std::string& number : {std::string(32, '\0'), order}) {
    std::string changed = bare;
    CHECK_FALSE(crypto::private_key_from_pkcs8_der(changed.replace(bare.size() - 32, 32, number)));
  }
}

TEST_CASE("public keys are read from SPKI, PKCS #1 and certificates") {
  const struct {
    const char* pem;
    std::string spki;
  } cases[] = {{samples::rsa_spki_pem, rsa_spki()},
               {samples::rsa_pkcs1_pem, rsa_spki()},
               {samples::rsa_certificate_pem, rsa_spki()},
               {samples::p256_spki_pem, p256_spki()},
               {samples::p256_certificate_pem, p256_spki()}};
  for (const auto& each : cases) {
    const auto key = crypto::public_key_from_pem(each.pem);
    REQUIRE(key);
    CHECK((*key)->spki_der() == each.spki);
    CHECK(crypto::public_key_from_spki_der(each.spki).value()->spki_der() == each.spki);
  }
}

TEST_CASE("keys of other kinds, curves and sizes are refused") {
  const struct {
    const char *pem, *outcome;
  } cases[] = {
      {samples::rsa_1024_pem, "unsupported"},      {samples::rsa_pss_pem, "unsupported"},
      {samples::p384_pem, "unsupported"},          {samples::ed25519_pem, "unsupported"},
      {samples::p256_compressed_pem, "malformed"}, {samples::p256_explicit_pem, "malformed"}};
  for (const auto& each : cases) {
    CAPTURE(each.pem);
    CHECK(outcome(crypto::public_key_from_pem(each.pem)) == each.outcome);
  }
}

TEST_CASE("a public key has one spelling in DER") {
  for (const std::string& der : {rsa_spki(), p256_spki()}) {
    for (size_t size = 0; size < der.size(); ++size) {
      CHECK(outcome(crypto::public_key_from_spki_der(der.substr(0, size))) == "malformed");
    }
    CHECK(outcome(crypto::public_key_from_spki_der(der + '\0')) == "malformed");
    CHECK(outcome(crypto::public_key_from_spki_der(std::string(20000, '\0'))) == "unsupported");
  }
  // The modulus with one more leading zero; without the NULL of the algorithm.
  CHECK_FALSE(crypto::public_key_from_spki_der(hex(replaced(
      replaced(replaced(to_hex(rsa_spki()), "30820122", "30820123"), "0382010f00", "0382011000"),
      "3082010a0282010100", "3082010b028201020000"))));
  CHECK_FALSE(crypto::public_key_from_spki_der(hex(replaced(
      replaced(to_hex(rsa_spki()), "30820122300d", "30820120300b"), "0101010500", "010101"))));
}

TEST_CASE("a key made of numbers has these numbers") {
  const auto rsa = crypto::public_key_from_pem(samples::rsa_spki_pem).value();
  const auto rsa_again = crypto::public_key_from_numbers(rsa->rsa_numbers());
  REQUIRE(rsa_again);
  CHECK((*rsa_again)->spki_der() == rsa->spki_der());
  CHECK((*rsa_again)->bits() == 2048);
  const auto p256 = crypto::public_key_from_pem(samples::p256_spki_pem).value();
  const auto point = p256->p256_numbers();
  CHECK(to_hex(point.x) == "7fcdce2770f6c45d4183cbee6fdb4b7b580733357be9ef13bacf6e3c7bd15445");
  const auto p256_again = crypto::public_key_from_numbers(point);
  REQUIRE(p256_again);
  CHECK((*p256_again)->spki_der() == p256->spki_der());
}

TEST_CASE("RSA numbers that make no key are refused") {
  const std::string e = hex("010001");
  const auto modulus = [](size_t size, char first, char last) {
    std::string n(size, '\x5a');
    n.front() = first;
    n.back() = last;
    return n;
  };
  const struct {
    std::string n, e, outcome;
  } cases[] = {
      {modulus(256, '\x80', '\x01'), e, ""},
      {modulus(512, '\x80', '\x01'), e, ""},
      {modulus(256, '\x80', '\x01'), hex("03"), ""},
      {modulus(256, '\x80', '\x02'), e, "malformed"},    // even
      {modulus(256, '\x00', '\x01'), e, "malformed"},    // a leading zero
      {modulus(256, '\x7f', '\x01'), e, "unsupported"},  // 2047 bits
      {modulus(513, '\x01', '\x01'), e, "unsupported"},  // 4097 bits
      {modulus(128, '\x80', '\x01'), e, "unsupported"},
      {"", e, "malformed"},
      {modulus(256, '\x80', '\x01'), "", "malformed"},
      {modulus(256, '\x80', '\x01'), hex("01"), "malformed"},
      {modulus(256, '\x80', '\x01'), hex("010000"), "malformed"},
      {modulus(256, '\x80', '\x01'), hex("00010001"), "malformed"},
      {modulus(256, '\x80', '\x01'), hex("010000000000000001"), "unsupported"},
      {modulus(256, '\x80', '\x01'), modulus(256, '\x70', '\x01'), "unsupported"},
  };
  for (const auto& each : cases) {
    CAPTURE(to_hex(each.n), to_hex(each.e));
    CHECK(outcome(crypto::public_key_from_numbers(crypto::RsaPublicNumbers{each.n, each.e})) ==
          each.outcome);
  }
}

TEST_CASE("points that are not on P-256 are refused") {
  const auto point = crypto::public_key_from_pem(samples::p256_spki_pem).value()->p256_numbers();
  const std::string zero(32, '\0'),
      prime = hex("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
  std::string other_y = point.y;
  other_y.back() = static_cast<char>(other_y.back() ^ 1);
  const crypto::P256PublicNumbers cases[] = {
      {point.x, other_y},
      {point.y, point.x},
      {zero, zero},
      {prime, point.y},
      {point.x, point.y.substr(1)},
      {point.x, '\0' + point.y},
      {point.x.substr(0, 31), point.y},
      {"", ""},
  };
  for (const auto& each : cases) {
    CHECK(outcome(crypto::public_key_from_numbers(each)) == "malformed");
  }
}

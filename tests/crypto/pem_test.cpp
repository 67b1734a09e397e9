#include "crypto/pem.h"

#include <catch2/catch_test_macros.hpp>

#include "crypto/crypto.h"
#include "tests/crypto/outcome.h"
#include "tests/crypto/samples.h"
#include "tests/crypto/vectors.h"

using outcomes::outcome;
using outcomes::replaced;

TEST_CASE("PEM is taken with other line ends and text before it, and with nothing behind it") {
  const std::string pem = samples::p256_spki_pem;
  std::string with_carriage_returns, on_one_line;
  for (char c : pem) {
    if (c == '\n') with_carriage_returns += '\r';
    with_carriage_returns += c;
    if (c != '\n') on_one_line += c;
  }
  const struct {
    std::string pem, outcome;
  } cases[] = {
      {pem, ""},
      {with_carriage_returns, ""},
      {on_one_line, ""},
      {"subject=tallygate\n" + pem + "\n\n", ""},
      {pem + pem, "malformed"},
      {pem + "x", "malformed"},
      {"", "malformed"},
      {"PUBLIC KEY", "malformed"},
      {replaced(pem, "-----BEGIN PUBLIC KEY-----", ""), "malformed"},
      {replaced(pem, "-----END PUBLIC KEY-----", ""), "malformed"},
      {replaced(pem, "END PUBLIC", "END PRIVATE"), "malformed"},
      {replaced(pem, "-----\nMFkw", "-----\nMF*w"), "malformed"},
      {replaced(pem, "-----\nMFkw", "-----\nMFk"), "malformed"},
      {replaced(pem, "-----\nMFkw", "-----\nMF=w"), "malformed"},
      {replaced(pem, "jlrQ==", "jlrQ="), "malformed"},
      {replaced(pem, "jlrQ==", "jlrR=="), "malformed"},
      {replaced(replaced(pem, "BEGIN PUBLIC", "BEGIN EC PUBLIC"), "END PUBLIC", "END EC PUBLIC"),
       "unsupported"},
      {replaced(replaced(pem, "BEGIN PUBLIC", "BEGIN RSA PUBLIC"), "END PUBLIC", "END RSA PUBLIC"),
       "malformed"},
      {replaced(replaced(pem, "BEGIN PUBLIC KEY", "BEGIN CERTIFICATE"), "END PUBLIC KEY",
                "END CERTIFICATE"),
       "malformed"},
      {std::string(100000, ' ') + pem, "malformed"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.pem);
    CHECK(outcome(crypto::public_key_from_pem(each.pem)) == each.outcome);
  }
}

TEST_CASE("PEM is written in lines of 64 characters, and read back") {
  const std::string spki = crypto::public_key_from_pem(samples::rsa_spki_pem).value()->spki_der();
  CHECK(crypto::write_pem("PUBLIC KEY", spki) == samples::rsa_spki_pem);
  CHECK(crypto::write_pem("X", "") == "-----BEGIN X-----\n-----END X-----\n");
  CHECK(crypto::write_pem("X", "f") == "-----BEGIN X-----\nZg==\n-----END X-----\n");
  base::SeededRandom random(1);
  for (size_t size = 0; size < 200; ++size) {
    const std::string octets = base::random_octets(random, size);
    const auto block = crypto::read_pem(crypto::write_pem("SOME LABEL", octets));
    REQUIRE(block);
    CHECK(block->label == "SOME LABEL");
    CHECK(block->der == octets);
  }
}

TEST_CASE("private keys are read from PKCS #8") {
  for (const char* der : {samples::rsa_pkcs8, samples::p256_pkcs8_openssl}) {
    const auto key = crypto::private_key_from_pkcs8_der(vectors::hex(der)).value();
    const auto read =
        crypto::private_key_from_pem(crypto::write_pem("PRIVATE KEY", key->pkcs8_der()));
    REQUIRE(read);
    CHECK((*read)->pkcs8_der() == key->pkcs8_der());
  }
  CHECK(outcome(crypto::private_key_from_pem(samples::rsa_spki_pem)) == "unsupported");
  CHECK(outcome(crypto::private_key_from_pem("")) == "malformed");
  CHECK(outcome(crypto::private_key_from_pem(crypto::write_pem("PRIVATE KEY", "x"))) ==
        "malformed");
}

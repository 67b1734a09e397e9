#include <catch2/catch_test_macros.hpp>

#include "crypto/crypto.h"
#include "tests/crypto/outcome.h"
#include "tests/crypto/samples.h"

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

#include "jose/jwe.h"

#include <catch2/catch_test_macros.hpp>

#include "crypto/encryption.h"
#include "jose/base64.h"
#include "jose/jws.h"
#include "tests/crypto/samples.h"
#include "tests/crypto/vectors.h"
#include "tests/jose/jws_samples.h"

using jose::JweError;
using jose::KeyEncryption;

namespace {

const KeyEncryption every_key_encryption[] = {
    KeyEncryption::rsa_oaep_256, KeyEncryption::rsa_oaep_384, KeyEncryption::rsa_oaep_512};

std::string outcome(const base::Result<jose::Jwe, JweError>& result) {
  if (result) return "opened";
  switch (result.error()) {
    case JweError::too_large:
      return "too_large";
    case JweError::malformed:
      return "malformed";
    case JweError::critical_header:
      return "critical_header";
    case JweError::compressed:
      return "compressed";
    case JweError::algorithm_not_allowed:
      return "algorithm_not_allowed";
    case JweError::wrong_key:
      return "wrong_key";
    case JweError::not_authentic:
      return "not_authentic";
  }
  return "?";
}

jose::EncryptionKey encryption_key(KeyEncryption algorithm, const std::string& kid = "") {
  return {algorithm, kid, jws_samples::rsa_key()->public_key()};
}
jose::DecryptionKey decryption_key(KeyEncryption algorithm, const std::string& kid = "") {
  return {algorithm, kid, jws_samples::rsa_key()};
}

std::string encrypted(const jose::EncryptionKey& key, const std::string& plain) {
  crypto::SecureRandom random;
  return jose::encrypt_compact(key, "JWT", plain, random).value();
}

// A JWE with this header whose every other part is as it should be.
std::string with_header(const std::string& header, const std::string& content_key) {
  const std::string part = jose::base64url_encode(header), nonce(12, 'n');
  const std::string sealed = crypto::encrypt_gcm(
      content_key.size() == 32 ? content_key : std::string(32, '\0'), nonce, "plain", part);
  const std::string encrypted_key =
      jws_samples::rsa_key()->public_key()->encrypt_oaep(crypto::Hash::sha256, content_key).value();
  return part + "." + jose::base64url_encode(encrypted_key) + "." + jose::base64url_encode(nonce) +
         "." + jose::base64url_encode(sealed.substr(0, 5)) + "." +
         jose::base64url_encode(sealed.substr(5));
}
std::string with_header(const std::string& header) {
  return with_header(header, std::string(32, 'k'));
}

const std::string good_header = R"({"alg":"RSA-OAEP-256","enc":"A256GCM"})";

}  // namespace

TEST_CASE("the content of RFC 7516 appendix A.1 is encrypted and opened by A256GCM") {
  const std::string key =
      vectors::hex("b1a1f480548fe1733fb403ff6b9ad4f68a076e5b702e22692f82cb2e7aea40fc");
  const std::string nonce = vectors::hex("e3c575fc02dbe944b4e14ddb");
  const std::string header = "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ";
  const std::string plain = "The true sign of intelligence is not knowledge but imagination.";
  const std::string cipher =
      "5eym8TW_c8SuK0ltJ3rpYIzOeDQz7TALvtu6UG9oMo4vpzs9tX_EFShS8iB7j6jiSdiwkIr3ajwQzaBtQD_A";
  const std::string tag = "XFBoMYUZodetZdvTiFvSkQ";
  const std::string sealed =
      jose::base64url_decode(cipher).value() + jose::base64url_decode(tag).value();
  CHECK(crypto::encrypt_gcm(key, nonce, plain, header) == sealed);
  CHECK(crypto::decrypt_gcm(key, nonce, sealed, header) == plain);
}

TEST_CASE("what is encrypted for a key opens with it, and its header says how") {
  for (const KeyEncryption algorithm : every_key_encryption) {
    for (const std::string& plain :
         {std::string(), std::string("a token"), std::string(jose::jws_length_max, 'x')}) {
      const std::string compact = encrypted(encryption_key(algorithm, "one"), plain);
      const auto jwe = jose::decrypt_compact(compact, decryption_key(algorithm, "one"));
      REQUIRE(jwe);
      CHECK(jwe->plain == plain);
      CHECK(base::write_json(jwe->header) == R"({"alg":")" + std::string(jose::name(algorithm)) +
                                                 R"(","enc":"A256GCM","cty":"JWT","kid":"one"})");
      for (const KeyEncryption other : every_key_encryption) {
        if (other == algorithm) continue;
        CHECK(outcome(jose::decrypt_compact(compact, decryption_key(other))) ==
              "algorithm_not_allowed");
      }
    }
    CHECK(jose::key_encryption_from_name(jose::name(algorithm)) == algorithm);
  }
  for (const char* name : {"RSA-OAEP", "RSA1_5", "rsa-oaep-256", "dir", ""}) {
    CHECK_FALSE(jose::key_encryption_from_name(name));
  }
}

TEST_CASE("a header without type and kid has neither") {
  crypto::SecureRandom random;
  const auto compact =
      jose::encrypt_compact(encryption_key(KeyEncryption::rsa_oaep_256), "", "plain", random);
  const auto jwe =
      jose::decrypt_compact(compact.value(), decryption_key(KeyEncryption::rsa_oaep_256, "any"));
  CHECK(base::write_json(jwe.value().header) == good_header);
}

TEST_CASE("the same chance encrypts to the same content, other chance to another") {
  const auto content = [](uint64_t seed) {
    base::SeededRandom random(seed);
    const std::string compact =
        jose::encrypt_compact(encryption_key(KeyEncryption::rsa_oaep_256), "", "plain", random)
            .value();
    const size_t second = compact.find('.', compact.find('.') + 1);
    return compact.substr(second);  // behind the encrypted key
  };
  CHECK(content(1) == content(1));
  CHECK(content(1) != content(2));
}

TEST_CASE("what npm's jose encrypted opens") {
  const struct {
    KeyEncryption algorithm;
    const char* compact;
  } cases[] = {
      {KeyEncryption::rsa_oaep_256,
       "eyJhbGciOiJSU0EtT0FFUC0yNTYiLCJlbmMiOiJBMjU2R0NNIiwiY3R5IjoiSldUIiwia2lkIjoib25lIn0."
       "PKt1zMvFcS0e7U6qRoX3IhSi9DYK91RRdlUug3bxOrbBWMhWOVmw-VzoSl2MEXBE_Hy-Svu76Znf_KXcYPex"
       "ML0-HAD84QQAU4rlvRQ8E-8JWx-zSH4c4g2DaARhZoQRg0mlBugt_oHAo3NP1MZoEQ8F7s4Zm_qJa3d2-O1d"
       "t4GZUIVg_BM8afrIrDih0LfA8z7zh3LGBeE4Kt55zTlh-zmyKKOzNPLfDDxyt2V03rfDacROqN8umd1BMf2a"
       "RmrBFpf9YpsJP1ck1VztLwrOTEU_53DuxYJU3e8Ve-PFNlZPoXbzX1oAWl0x9AgNnvzrF2RGsUFVvq1TvOVr"
       "QFm7iQ.YXLdNd2eNxfRhgbt.JtRZdd92dg.IHHMb6Clq6V9BDXVgbO6cw"},
      {KeyEncryption::rsa_oaep_384,
       "eyJhbGciOiJSU0EtT0FFUC0zODQiLCJlbmMiOiJBMjU2R0NNIiwiY3R5IjoiSldUIiwia2lkIjoib25lIn0."
       "YWeuDMRYqh-yXS1KKXfaRtdtabD1p4yCmB2gAlZsoZxPuuETwKSb23MVwQeN2DCQp8S1ZRZY0RH5R_wYChMg"
       "e0HUgumS2HVdwHZ35coEmNrlEasLOYCGM3Pn5os7p6CsX23rt773RLrf7wl1CxxM3VuHwgWiTcK5PdhkKQcU"
       "vHWtqHHPNt_F5722MnYI7KsnC4Qmu9yZM2GJPcEj_uGibT6Aj0zp_00rhlurFUbcmY9cBhRj7Mwmg-YwStgQ"
       "TEy3bA3bzrcuAaAb23E4uxHOojoU0gvj64KN_H-MICfAio8prxnNmsc7H-lHZmxPxc67t5VYiYQ6Dy2V5mjx"
       "LBIMMg.5G5zC3S3-mcWw7Sy.NUaVC8JWJw.N5pCfxgbDtREWjhnarBJkg"},
      {KeyEncryption::rsa_oaep_512,
       "eyJhbGciOiJSU0EtT0FFUC01MTIiLCJlbmMiOiJBMjU2R0NNIiwiY3R5IjoiSldUIiwia2lkIjoib25lIn0."
       "GyRU2_2csccCYVzMBe8Skkds-JCLKJnb_j1zRgUVq1ZWW5ZrkLdrL9Ipry4k8Irz3hxxMMYSVcetM3J69dPX"
       "OLnWW6jgAqDU58vKtb6_cwfCQzh_i9Zo-8C-_aAUoi6PuhRibYhkME2L6zMWgZzdnf_-FvO3wN-WzNgIHwsu"
       "NbbNwJoLTsnaJempyRggd_7VDKkOtYkbGDP7GfJRNnZllgbepa4i4-oQJrnI5rIrr05qhopXHjw0acW2OWqs"
       "X0YgOfueLFTMUjqvkSB5Dn-xG6UyBAChgNWehg4CaEQ6vpan5wPuHK0sHUlg7OqnJTxjMU-D2FpDYOTR8NA1"
       "J6N7Ow.q1JOpqh6pXjul5bj.2wUJy4llcw.gpbPC30NDXoj0Z8tdarTmQ"},
  };
  const auto key = crypto::private_key_from_pkcs8_der(vectors::hex(samples::rsa_pkcs8)).value();
  for (const auto& each : cases) {
    const auto jwe = jose::decrypt_compact(each.compact, {each.algorithm, "one", key});
    REQUIRE(jwe);
    CHECK(jwe->plain == "a token");
    CHECK(jwe->header["cty"] == "JWT");
  }
}

TEST_CASE("what cannot be encrypted is refused") {
  base::SeededRandom random(1);
  const auto error = [&](const jose::EncryptionKey& key, const std::string& plain) {
    return jose::encrypt_compact(key, "JWT", plain, random).error();
  };
  CHECK(error({KeyEncryption::rsa_oaep_256, "", nullptr}, "plain") == JweError::wrong_key);
  CHECK(error({KeyEncryption::rsa_oaep_256, "", jws_samples::p256_key()->public_key()}, "plain") ==
        JweError::wrong_key);
  CHECK(error(encryption_key(KeyEncryption::rsa_oaep_256),
              std::string(jose::jwe_length_max, 'x')) == JweError::too_large);
}

TEST_CASE("a JWE opens with the key that it names, only") {
  const std::string compact = encrypted(encryption_key(KeyEncryption::rsa_oaep_256, "one"), "x");
  const auto with = [&](const std::string& kid, const crypto::PrivateKeyPtr& key) {
    return outcome(jose::decrypt_compact(compact, {KeyEncryption::rsa_oaep_256, kid, key}));
  };
  base::SeededRandom random(2);
  CHECK(with("one", jws_samples::rsa_key()) == "opened");
  CHECK(with("", jws_samples::rsa_key()) == "opened");
  CHECK(with("two", jws_samples::rsa_key()) == "wrong_key");
  CHECK(with("one", crypto::generate_rsa(2048, random).value()) == "not_authentic");
  CHECK(with("one", jws_samples::p256_key()) == "wrong_key");
  CHECK(with("one", nullptr) == "wrong_key");
}

TEST_CASE("a JWE with any one character changed is refused") {
  const auto key = decryption_key(KeyEncryption::rsa_oaep_256, "one");
  const std::string compact = encrypted(encryption_key(key.algorithm, "one"), "a token");
  std::string accepted;
  for (size_t i = 0; i < compact.size(); i += i < 100 ? 1 : 5) {
    for (char by : {'A', '.', '='}) {
      std::string changed = compact;
      changed[i] = by;
      if (changed != compact && jose::decrypt_compact(changed, key)) accepted += changed + "\n";
    }
  }
  CHECK(accepted == "");
}

TEST_CASE("headers of a JWE that are no strict JSON objects, or ask for more, are refused") {
  const struct {
    std::string header, outcome;
  } cases[] = {
      {good_header, "opened"},
      {R"({"enc":"A256GCM","alg":"RSA-OAEP-256","x":{"y":1}})", "opened"},
      {R"({"alg":"RSA-OAEP-256","enc":"A256GCM","crit":["exp"],"exp":1})", "critical_header"},
      {R"({"alg":"RSA-OAEP-256","enc":"A256GCM","crit":[]})", "critical_header"},
      {R"({"alg":"RSA-OAEP-256","enc":"A256GCM","zip":"DEF"})", "compressed"},
      {R"({"alg":"RSA-OAEP-256","enc":"A256GCM","zip":null})", "compressed"},
      {R"({"alg":"RSA-OAEP-384","enc":"A256GCM"})", "algorithm_not_allowed"},
      {R"({"alg":"RSA-OAEP","enc":"A256GCM"})", "algorithm_not_allowed"},
      {R"({"alg":"RSA1_5","enc":"A256GCM"})", "algorithm_not_allowed"},
      {R"({"alg":"dir","enc":"A256GCM"})", "algorithm_not_allowed"},
      {R"({"alg":"RSA-OAEP-256","enc":"A128GCM"})", "algorithm_not_allowed"},
      {R"({"alg":"RSA-OAEP-256","enc":"A128CBC-HS256"})", "algorithm_not_allowed"},
      {R"({"alg":"RSA-OAEP-256","enc":"A256GCM","kid":"two"})", "wrong_key"},
      {R"({"alg":"RSA-OAEP-256","enc":"A256GCM","kid":1})", "malformed"},
      {R"({"alg":"RSA-OAEP-256"})", "malformed"},
      {R"({"enc":"A256GCM"})", "malformed"},
      {R"({"alg":1,"enc":"A256GCM"})", "malformed"},
      {R"({"alg":"RSA-OAEP-256","alg":"RSA-OAEP-256","enc":"A256GCM"})", "malformed"},
      {R"(["RSA-OAEP-256","A256GCM"])", "malformed"},
      {"", "malformed"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.header);
    CHECK(outcome(jose::decrypt_compact(with_header(each.header),
                                        decryption_key(KeyEncryption::rsa_oaep_256, "one"))) ==
          each.outcome);
  }
}

TEST_CASE("texts that are no compact JWE are refused") {
  const std::string good = with_header(good_header);
  const auto key = decryption_key(KeyEncryption::rsa_oaep_256);
  REQUIRE(outcome(jose::decrypt_compact(good, key)) == "opened");
  const std::string without_tag = good.substr(0, good.rfind('.'));
  const struct {
    std::string text, outcome;
  } cases[] = {
      {"", "malformed"},
      {"....", "malformed"},
      {without_tag, "malformed"},
      {without_tag + ".", "malformed"},
      {without_tag + "." + jose::base64url_encode(std::string(15, 't')), "malformed"},
      {without_tag + "." + jose::base64url_encode(std::string(17, 't')), "malformed"},
      {without_tag + "." + jose::base64url_encode(std::string(16, 't')), "not_authentic"},
      {good + ".", "malformed"},
      {good + "=", "malformed"},
      {" " + good, "malformed"},
      {std::string(jose::jwe_length_max, '.'), "malformed"},
      {std::string(jose::jwe_length_max + 1, '.'), "too_large"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.text.substr(0, 200));
    CHECK(outcome(jose::decrypt_compact(each.text, key)) == each.outcome);
  }
}

TEST_CASE("a content key of another size opens nothing, nor does none") {
  const auto key = decryption_key(KeyEncryption::rsa_oaep_256);
  for (const size_t size : {0u, 16u, 31u, 33u, 64u}) {
    CHECK(outcome(jose::decrypt_compact(with_header(good_header, std::string(size, 'k')), key)) ==
          "not_authentic");
  }
  // Sealed with the key that stands in for one that does not open.
  std::string forged = with_header(good_header, std::string(32, '\0'));
  REQUIRE(outcome(jose::decrypt_compact(forged, key)) == "opened");
  const size_t first = forged.find('.') + 1;
  forged.replace(first, forged.find('.', first) - first,
                 jose::base64url_encode(std::string(256, 'x')));
  CHECK(outcome(jose::decrypt_compact(forged, key)) == "not_authentic");
}

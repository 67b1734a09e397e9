#include <catch2/catch_test_macros.hpp>
#include <thread>
#include <vector>

#include "crypto/crypto.h"
#include "tests/crypto/samples.h"
#include "tests/crypto/vectors.h"

using crypto::SignatureAlgorithm;
using samples::private_key;
using vectors::hex;
using vectors::to_hex;

namespace {

struct Scheme {
  SignatureAlgorithm algorithm;
  const char* key;
  size_t signature_size;
};
const Scheme schemes[] = {
    {SignatureAlgorithm::rs256, samples::rsa_pkcs8, 256},
    {SignatureAlgorithm::rs384, samples::rsa_pkcs8, 256},
    {SignatureAlgorithm::rs512, samples::rsa_pkcs8, 256},
    {SignatureAlgorithm::ps256, samples::rsa_pkcs8, 256},
    {SignatureAlgorithm::ps384, samples::rsa_pkcs8, 256},
    {SignatureAlgorithm::ps512, samples::rsa_pkcs8, 256},
    {SignatureAlgorithm::es256, samples::p256_pkcs8_openssl, 64},
};

// For a file with one public key for each group.
std::string surprises(const char* file, SignatureAlgorithm algorithm) {
  const auto check = [&](const base::Json& group, const base::Json& test) {
    const base::Json& holder = group.contains("publicKeyDer") ? group : group.at("publicKey");
    const auto key = crypto::public_key_from_spki_der(vectors::hex_member(holder, "publicKeyDer"));
    return vectors::verdict(test, key && (*key)->verify(algorithm, vectors::hex_member(test, "msg"),
                                                        vectors::hex_member(test, "sig")));
  };
  return vectors::surprises(file, check);
}

}  // namespace

TEST_CASE("every algorithm signs what its public key verifies, and nothing else") {
  for (const Scheme& scheme : schemes) {
    const auto key = private_key(scheme.key);
    const auto signature = key->sign(scheme.algorithm, "message");
    REQUIRE(signature);
    CHECK(signature->size() == scheme.signature_size);
    const auto public_key = key->public_key();
    CHECK(public_key->verify(scheme.algorithm, "message", *signature));
    CHECK_FALSE(public_key->verify(scheme.algorithm, "massage", *signature));
    CHECK_FALSE(public_key->verify(scheme.algorithm, "message", ""));
    CHECK_FALSE(public_key->verify(scheme.algorithm, "message", *signature + '\0'));
    CHECK_FALSE(public_key->verify(scheme.algorithm, "message", '\0' + *signature));
    CHECK_FALSE(public_key->verify(scheme.algorithm, "message", signature->substr(1)));
    for (size_t i = 0; i < signature->size(); i += 13) {
      std::string changed = *signature;
      changed[i] = static_cast<char>(changed[i] ^ 4);
      CHECK_FALSE(public_key->verify(scheme.algorithm, "message", changed));
    }
    for (const Scheme& other : schemes) {
      if (other.algorithm == scheme.algorithm) continue;
      CHECK_FALSE(public_key->verify(other.algorithm, "message", *signature));
    }
  }
}

TEST_CASE("a key refuses to sign by an algorithm of the other kind") {
  CHECK(private_key(samples::rsa_pkcs8)->sign(SignatureAlgorithm::es256, "").error() ==
        crypto::CryptoError::wrong_key);
  CHECK(private_key(samples::p256_pkcs8_openssl)->sign(SignatureAlgorithm::rs256, "").error() ==
        crypto::CryptoError::wrong_key);
}

TEST_CASE("RS256 makes the very signature of RFC 7515 appendix A.2") {
  const auto signature =
      private_key(samples::rsa_pkcs8)->sign(SignatureAlgorithm::rs256, samples::rsa_signing_input);
  CHECK(to_hex(signature.value()) == samples::rsa_signature);
}

TEST_CASE("ES256 verifies the signature of RFC 7515 appendix A.3, and makes a new one each time") {
  const auto key = private_key(samples::p256_pkcs8_openssl);
  CHECK(key->public_key()->verify(SignatureAlgorithm::es256, samples::p256_signing_input,
                                  hex(samples::p256_signature)));
  CHECK(key->sign(SignatureAlgorithm::es256, "message").value() !=
        key->sign(SignatureAlgorithm::es256, "message").value());
}

TEST_CASE("reproducible signatures on P-256 are those of RFC 6979 appendix A.2.5") {
  const auto key = crypto::private_key_from_pkcs8_der(
      hex("3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420"
          "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721"));
  REQUIRE(key);
  const struct {
    const char *message, *signature;
  } cases[] = {{"sample",
                "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8"},
               {"test",
                "f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367"
                "019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083"}};
  for (const auto& each : cases) {
    const auto signature = (*key)->sign_reproducibly(each.message);
    CHECK(to_hex(signature.value()) == each.signature);
    CHECK((*key)->public_key()->verify(SignatureAlgorithm::es256, each.message, *signature));
  }
}

TEST_CASE("reproducible RSA signatures are RS256") {
  const auto key = private_key(samples::rsa_pkcs8);
  CHECK(key->sign_reproducibly("message") == key->sign(SignatureAlgorithm::rs256, "message"));
}

TEST_CASE("signatures of one engine verify in the other") {
  // PS256 and ES256 over "message", made once by each engine with the keys of the samples.
  const struct {
    SignatureAlgorithm algorithm;
    const char *key, *signature;
  } cases[] = {
      // OpenSSL
      {SignatureAlgorithm::ps256, samples::rsa_pkcs8,
       "6283732ed38688b60863a1b528ef9dec75b8f2ceea3e1c4aecbfba025ae32977f2f9051e79aede7b62df"
       "a89ee3b9b28a50bf97ac6503dd7010ed7334453cf0c9e948c6d28fd7cd214a4e2832fe63b65fde2edb62"
       "2c486a356c944e89f096c7fc88b1878b1a3ca2624a36b2e026cfdb4bd211fb55869f76662e9b94b0ac62"
       "0f3cf251fc0b3fb5f9ccb75257a4a13cfa69caf7d1371221cd62c457c5ef4c0b45234d1db9a49eba3c06"
       "b79678d7a0a2c72b26975c46521b14d5e4744c65929376e7bbd7dba3204f5ea8b2290dfda9d38fce0e5a"
       "aeb5179171e543344ec3a95d413e319caa3489671bba03ba2ed726898953f356c2a3ab1847a749dd2e17"
       "77ccf709"},
      {SignatureAlgorithm::es256, samples::p256_pkcs8_openssl,
       "fc85350bdf4a4cef12cdf206b2f13330c027897cf5abcb2f96baf7b877fbff2dcc26c441453253283c7c"
       "d9d40de751f876de4f24a5fa7629bab0aef52e90ba08"},
      // Mbed TLS
      {SignatureAlgorithm::ps256, samples::rsa_pkcs8,
       "2122414fa5dff164b5f4f19949225e2ad9a67abf703c4eac01b0af5036894b7d969052f26ee4f3c5618a"
       "570e456c4a9592e0e26961efca284aaea0528eafb698d608787741151c845ee58b1962da5fd593159898"
       "afba4333042f2e2435e2135775c1fada319a56cf9b9284a99639fcb9de76cc5c156e79832eca9cb7402c"
       "f4be22fefc218a3b5d5d718b4d470cf07735db919bb13d98eec39f9430545758f047915c6df0a1da62c6"
       "d531596ad8ef0ca7a900fa9f66d7cb5a5db2c515aa9f6aa73f2585a9f406199cc80655755cbbe4f9b3da"
       "858979a852cdf8948c96601a23cc71be2c69e406a9a8a85f25e29d46db9c20717fd6b54e0fa880d25c1a"
       "314a6d42"},
      {SignatureAlgorithm::es256, samples::p256_pkcs8_openssl,
       "84082e082e941726c7c6ecdc29e0cf62c51a430210722f18c4969f1b8e34654926df39776741e32140f6"
       "8447c4050810b1e47220b4d036ead99ceebe0165fcff"},
  };
  for (const auto& each : cases) {
    CHECK(private_key(each.key)->public_key()->verify(each.algorithm, "message",
                                                      hex(each.signature)));
  }
}

TEST_CASE("several threads sign and verify with one key at once") {
  for (const Scheme& scheme : {schemes[0], schemes[3], schemes[6]}) {
    const auto key = private_key(scheme.key);
    std::vector<int> verified(4, 0);
    std::vector<std::thread> threads;
    for (int& count : verified) {
      threads.emplace_back([&key, &scheme, &count] {
        for (int i = 0; i < 10; ++i) {
          const std::string message = std::to_string(i);
          const auto signature = key->sign(scheme.algorithm, message);
          count += signature && key->public_key()->verify(scheme.algorithm, message, *signature);
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(verified == std::vector<int>(4, 10));
  }
}

TEST_CASE("ES256 agrees with Wycheproof") {
  const std::string seen =
      surprises("ecdsa_secp256r1_sha256_p1363_test.json", SignatureAlgorithm::es256);
  CHECK(seen == "");
}

TEST_CASE("RS256 agrees with Wycheproof") {
  // Case 8, acceptable there, is a DigestInfo without its NULL. RFC 8017 appendix A.2.4 asks for
  // the NULL: refused.
  const std::string seen =
      surprises("rsa_signature_2048_sha256_test.json", SignatureAlgorithm::rs256);
  CHECK(seen == "");
}

TEST_CASE("PS256 agrees with Wycheproof") {
  const std::string seen =
      surprises("rsa_pss_2048_sha256_mgf1_32_test.json", SignatureAlgorithm::ps256);
  CHECK(seen == "");
}

#include <catch2/catch_test_macros.hpp>

#include "crypto/crypto.h"
#include "tests/crypto/outcome.h"
#include "tests/crypto/samples.h"
#include "tests/crypto/vectors.h"

using crypto::Hash;
using outcomes::outcome;
using samples::private_key;
using vectors::hex;

namespace {

struct Size {
  Hash hash;
  size_t plain_max;  // for a modulus of 256 octets
};
const Size sizes[] = {{Hash::sha256, 190}, {Hash::sha384, 158}, {Hash::sha512, 126}};

}  // namespace

TEST_CASE("RSA-OAEP gives back what was encrypted, a new text each time") {
  const auto key = private_key(samples::rsa_pkcs8);
  for (const Size& size : sizes) {
    for (const std::string& plain :
         {std::string(), std::string("secret"), std::string(size.plain_max, '\0')}) {
      const std::string cipher = key->public_key()->encrypt_oaep(size.hash, plain).value();
      CHECK(cipher.size() == 256);
      CHECK(cipher != key->public_key()->encrypt_oaep(size.hash, plain).value());
      CHECK(key->decrypt_oaep(size.hash, cipher) == plain);
      for (const Size& other : sizes) {
        if (other.hash == size.hash) continue;
        CHECK(outcome(key->decrypt_oaep(other.hash, cipher)) == "failed");
      }
    }
    const std::string too_long(size.plain_max + 1, 'x');
    CHECK(outcome(key->public_key()->encrypt_oaep(size.hash, too_long)) == "malformed");
  }
}

TEST_CASE("RSA-OAEP works with a modulus that is no whole number of octets") {
  // 2049 bits: only the public half can be made without a generator for such keys.
  std::string modulus(257, '\x5a');
  modulus.front() = '\x01';
  modulus.back() = '\x01';
  const auto key =
      crypto::public_key_from_numbers(crypto::RsaPublicNumbers{modulus, hex("010001")}).value();
  CHECK(key->bits() == 2049);
  CHECK(key->encrypt_oaep(Hash::sha256, std::string(191, 'x')).value().size() == 257);
  CHECK(outcome(key->encrypt_oaep(Hash::sha256, std::string(192, 'x'))) == "malformed");
}

TEST_CASE("an encrypted text that was changed, or is of another length, is refused alike") {
  const auto key = private_key(samples::rsa_pkcs8);
  const std::string cipher = key->public_key()->encrypt_oaep(Hash::sha256, "secret").value();
  for (size_t i = 0; i < cipher.size(); i += 13) {
    std::string changed = cipher;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK(outcome(key->decrypt_oaep(Hash::sha256, changed)) == "failed");
  }
  for (const std::string& text : {std::string(), cipher.substr(1), cipher + '\0', '\0' + cipher,
                                  std::string(256, '\0'), std::string(256, '\xff')}) {
    CHECK(outcome(key->decrypt_oaep(Hash::sha256, text)) == "failed");
  }
}

TEST_CASE("a P-256 key neither encrypts nor decrypts") {
  const auto key = private_key(samples::p256_pkcs8_openssl);
  CHECK(outcome(key->public_key()->encrypt_oaep(Hash::sha256, "secret")) == "wrong_key");
  CHECK(outcome(key->decrypt_oaep(Hash::sha256, std::string(256, 'x'))) == "wrong_key");
}

TEST_CASE("RSA-OAEP decrypts what OpenSSL's command line encrypted") {
  const struct {
    Hash hash;
    const char* cipher;
  } cases[] = {
      {Hash::sha256,
       "9de3347134f0ad074af0c5f6e85251ccd24967d5e75e6eccd63a252b3d851fdcc9d8ac46edab63806ae4"
       "9f95149e60a79faaa48721f4bd5083a04b9c8fe8ecd38bbb1d207aa12916ac89bb47d39dbc0cef264f65"
       "335c37ee6f235c605c26355272b7b4390a9bfa3354aa688c1c3eb32271f7551a1b051ae63f57a15f5373"
       "a78f77e0c65b54c37ba971a28af12b90916d146124b1c6c2fdd2413790cddb728f525b99cc2bc26049a8"
       "7f5fea2ad8dac908661ceb90654c6f37315d00aa85b809408e49e489da21a6d0a79beb1733fcab985815"
       "aeb2994a65188873d4fe58689ef627a7c90aa4050ae859764f5b372707d4ad53bf5478574409884366aa"
       "fde520df"},
      {Hash::sha384,
       "95db5af3dae0bf20cd9609ab3ea34d5be145ca82a2a9f66d9792b9a8326487568dd3b27467d407ae9f7a"
       "cf8179fe4af67ffea800524eb33598886e4a564af2691fb6dc6ee55bb932bdaabcd8836dbf2cc772d722"
       "6a596605b84368bf84feb7383aeed3c1281522be52078e1d1c5d74b476325ccc2809c99a4a2d3ab39034"
       "80b82f8505fc49364adaeb4d1f3c43c112026c9cdd5214d2668c8eb01a29cd156205873318a3f42ea9ad"
       "fd4ea1f37eb85c64fd4576d1771dedea3303535c06aa15c263a85b4652f68ca318b9f55e30f294c49c33"
       "c9a6e5aae7f72c8c5c031b00820626b630dac945ec6eac90f73a46ccb7101eb9fb5c9be2c1619081060b"
       "00a048bc"},
      {Hash::sha512,
       "458d59370673daaf060a8641961728a7cd919236a94f9a14e61e7a9bbed68246f8d34305e1675773bd4d"
       "972d4a3bbc427de3d35ecd7b2012f9db641f835dfe7632210a16ef5ba83fba7360814f67e0e9ddd5217f"
       "14b58ac0a8f615eea1819a89ea8d38b0a3ca6dae5fa8bda8749c12e42fe376e9214ff13bb79780d0918d"
       "9508e37b1ec4282fc34c672c35ecea686e9261f55e8dd6aa3361a9239b0e6eb5e6f2df3e51289e1aeeb5"
       "72d1d6127d6b91403fa4ca9ee8b3f7d261864b7c74d425d0dfc65057a26c973a0a0eb79b04d6ce2ed855"
       "09d4c77b45de5db3e466f3eadc4b80fbf39130af14f368e3b80f6ea70669b160f9f4d44aca187e84539e"
       "4a7c8f68"},
  };
  for (const auto& each : cases) {
    CHECK(private_key(samples::rsa_pkcs8)->decrypt_oaep(each.hash, hex(each.cipher)) ==
          "key of 32 octets for AES-256-GCM");
  }
}

TEST_CASE("RSA-OAEP agrees with Wycheproof") {
  const auto check = [](const base::Json& group, const base::Json& test) -> std::string {
    const auto key =
        crypto::private_key_from_pkcs8_der(vectors::hex_member(group, "privateKeyPkcs8")).value();
    const auto plain = key->decrypt_oaep(Hash::sha256, vectors::hex_member(test, "ct"));
    // JWE knows no label, and neither do we: what was encrypted with one does not open.
    if (test.at("label") != "") return plain ? "opened without its label" : "";
    if (plain && *plain != vectors::hex_member(test, "msg")) return "opened to another text";
    return vectors::verdict(test, plain.has_value());
  };
  const std::string surprises =
      vectors::surprises("rsa_oaep_2048_sha256_mgf1sha256_test.json", check);
  CHECK(surprises == "");
}

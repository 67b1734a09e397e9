#include <catch2/catch_test_macros.hpp>

#include "crypto/crypto.h"
#include "tests/crypto/vectors.h"

using vectors::hex;
using vectors::to_hex;

TEST_CASE("SHA-2 gives the digests of FIPS 180") {
  const struct {
    std::string message, sha256, sha384, sha512;
  } cases[] = {
      {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
       "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51a"
       "d2f14898b95b",
       "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff83"
       "18d2877eec2f63b931bd47417a81a538327af927da3e"},
      {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
       "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358ba"
       "eca134c825a7",
       "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba"
       "3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"},
      {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
       "3391fdddfc8dc7393707a65b1b4709397cf8b1d162af05abfe8f450de5f36bc6b0455a8520bc4e6f5fe9"
       "5b1fe3c8452b",
       "204a8fc6dda82f0a0ced7beb8e08a41657c16ef468b228a8279be331a703c33596fd15c13b1b07f9aa1d"
       "3bea57789ca031ad85c7a71dd70354ec631238ca3445"},
      {std::string(1000000, 'a'),
       "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
       "9d0e1809716474cb086e834e310a4a1ced149e9c00f248527972cec5704c2a5b07b8b3dc38ecc4ebae97"
       "ddd87f3d8985",
       "e718483d0ce769644e2e42c7bc15b4638e1f98b13b2044285632a803afa973ebde0ff244877ea60a4cb0"
       "432ce577c31beb009c5c2c49aa2e4eadb217ad8cc09b"},
  };
  for (const auto& each : cases) {
    CHECK(to_hex(crypto::digest(crypto::Hash::sha256, each.message)) == each.sha256);
    CHECK(to_hex(crypto::digest(crypto::Hash::sha384, each.message)) == each.sha384);
    CHECK(to_hex(crypto::digest(crypto::Hash::sha512, each.message)) == each.sha512);
  }
}

TEST_CASE("HMAC gives the values of RFC 4231") {
  const struct {
    std::string key, data, sha256, sha384, sha512;
  } cases[] = {
      {std::string(20, '\x0b'), "Hi There",
       "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
       "afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59cfaea9ea9076ede7f4af1"
       "52e8b2fa9cb6",
       "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b"
       "274eaea3f4e4be9d914eeb61f1702e696c203a126854"},
      {"Jefe", "what do ya want for nothing?",
       "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
       "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b32"
       "39ecfab21649",
       "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d03"
       "4f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"},
      {std::string(20, '\xaa'), std::string(50, '\xdd'),
       "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
       "88062608d3e6ad8a0aa2ace014c8a86f0aa635d947ac9febe83ef4e55966144b2a5ab39dc13814b94e3a"
       "b6e101a34f27",
       "fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33b2279d39bf3e848279a722c806b4"
       "85a47e67c807b946a337bee8942674278859e13292fb"},
      {hex("0102030405060708090a0b0c0d0e0f10111213141516171819"), std::string(50, '\xcd'),
       "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
       "3e8a69b7783c25851933ab6290af6ca77a9981480850009cc5577c6e1f573b4e6801dd23c4a7d679ccf8"
       "a386c674cffb",
       "b0ba465637458c6990e5a8c5f61d4af7e576d97ff94b872de76f8050361ee3dba91ca5c11aa25eb4d679"
       "275cc5788063a5f19741120c4f2de2adebeb10a298dd"},
      {std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First",
       "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
       "4ece084485813e9088d2c63a041bc5b44f9ef1012a2b588f3cd11f05033ac4c60c2ef6ab4030fe829624"
       "8df163f44952",
       "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f3526b56d037e05f2598bd0f"
       "d2215d6a1e5295e64f73f63f0aec8b915a985d786598"},
      {std::string(131, '\xaa'),
       "This is a test using a larger than block-size key and a larger than block-size data. "
       "The key needs to be hashed before being used by the HMAC algorithm.",
       "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
       "6617178e941f020d351e2f254e8fd32c602420feb0b8fb9adccebb82461e99c5a678cc31e799176d3860"
       "e6110c46523e",
       "e37b6a775dc87dbaa4dfa9f96e5e3ffddebd71f8867289865df5a32d20cdc944b6022cac3c4982b10d5e"
       "eb55c3e4de15134676fb6de0446065c97440fa8c6a58"},
  };
  for (const auto& each : cases) {
    CHECK(to_hex(crypto::hmac(crypto::Hash::sha256, each.key, each.data)) == each.sha256);
    CHECK(to_hex(crypto::hmac(crypto::Hash::sha384, each.key, each.data)) == each.sha384);
    CHECK(to_hex(crypto::hmac(crypto::Hash::sha512, each.key, each.data)) == each.sha512);
  }
}

TEST_CASE("HMAC with an empty key forgets the key before it") {
  const std::string empty_key = crypto::hmac(crypto::Hash::sha256, "", "");
  CHECK(to_hex(empty_key) == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
  crypto::hmac(crypto::Hash::sha256, "another key", "");
  CHECK(crypto::hmac(crypto::Hash::sha256, std::string_view(), "") == empty_key);
}

TEST_CASE("HMAC agrees with Wycheproof") {
  const auto check = [](const base::Json& group, const base::Json& test) {
    const size_t tag_size = group.at("tagSize").get<size_t>() / 8;
    const std::string tag = crypto::hmac(crypto::Hash::sha256, vectors::hex_member(test, "key"),
                                         vectors::hex_member(test, "msg"))
                                .substr(0, tag_size);
    return vectors::verdict(test,
                            crypto::constant_time_equal(tag, vectors::hex_member(test, "tag")));
  };
  const std::string surprises = vectors::surprises("hmac_sha256_test.json", check);
  CHECK(surprises == "");
}

TEST_CASE("constant_time_equal tells any difference") {
  const struct {
    std::string a, b;
    bool equal;
  } cases[] = {{"", "", true},         {"secret", "secret", true},   {"secret", "Secret", false},
               {"a", "", false},       {"secret", "secreT", false},  {"secret", "secret!", false},
               {hex("00"), "", false}, {hex("80"), hex("00"), false}};
  for (const auto& each : cases) {
    CHECK(crypto::constant_time_equal(each.a, each.b) == each.equal);
  }
}

TEST_CASE("SecureRandom fills whatever size is asked for, differently each time") {
  crypto::SecureRandom random;
  for (size_t size : {16u, 256u, 257u, 5000u}) {
    const std::string first = base::random_octets(random, size);
    CHECK(first != base::random_octets(random, size));
    // A stretch that was left out would stay zero.
    for (size_t at = 0; at + 16 <= size; at += 16)
      CHECK(first.substr(at, 16) != std::string(16, '\0'));
  }
}

TEST_CASE("the engine says its name and version") {
  const std::string name = crypto::engine_name();
  CHECK((name.starts_with("openssl 3.") || name.starts_with("mbedtls 3.")));
}

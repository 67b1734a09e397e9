#include <catch2/catch_test_macros.hpp>
#include <cstring>

#include "crypto/crypto.h"
#include "tests/crypto/vectors.h"

namespace {

const std::string key(32, 'k');

// Hands out what it was given: the nonce of a vector.
class FixedRandom : public base::Random {
 public:
  explicit FixedRandom(std::string octets) : m_octets(std::move(octets)) {}
  void fill(void* octets, size_t size) override {
    REQUIRE(size == m_octets.size());
    std::memcpy(octets, m_octets.data(), size);
  }

 private:
  std::string m_octets;
};

}  // namespace

TEST_CASE("what is sealed comes back with the same key and context") {
  crypto::SecureRandom random;
  for (const std::string& plain :
       {std::string(), std::string("secret"), std::string(100000, 'x')}) {
    for (const std::string& context : {std::string(), std::string("application/42")}) {
      const std::string sealed = crypto::seal(key, plain, context, random);
      CHECK(sealed.size() == 12 + plain.size() + 16);
      CHECK(crypto::unseal(key, sealed, context) == plain);
    }
  }
}

TEST_CASE("two seals of the same text differ") {
  crypto::SecureRandom random;
  CHECK(crypto::seal(key, "secret", "", random) != crypto::seal(key, "secret", "", random));
}

TEST_CASE("a seal does not open when anything about it was changed") {
  base::SeededRandom random(1);
  const std::string sealed = crypto::seal(key, "secret", "context", random);
  for (size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK(crypto::unseal(key, changed, "context").error() == crypto::CryptoError::failed);
  }
  CHECK(crypto::unseal(key, sealed, "other").error() == crypto::CryptoError::failed);
  CHECK(crypto::unseal(std::string(32, 'K'), sealed, "context").error() ==
        crypto::CryptoError::failed);
  CHECK(crypto::unseal(key, sealed + "x", "context").error() == crypto::CryptoError::failed);
  for (size_t size = 0; size < 12 + 16; ++size) {
    CHECK(crypto::unseal(key, sealed.substr(0, size), "context").error() ==
          crypto::CryptoError::malformed);
  }
}

TEST_CASE("AES-256-GCM agrees with Wycheproof") {
  const auto check = [](const base::Json& group, const base::Json& test) -> std::string {
    // Other sizes of keys and nonces do not exist here.
    if (group.at("keySize") != 256 || group.at("ivSize") != 96) return "";
    const auto member = [&](const char* name) { return vectors::hex_member(test, name); };
    const std::string sealed = member("iv") + member("ct") + member("tag");
    const auto plain = crypto::unseal(member("key"), sealed, member("aad"));
    if (plain && *plain != member("msg")) return "opened to another text";
    FixedRandom nonce(member("iv"));
    const bool is_sealed_so =
        crypto::seal(member("key"), member("msg"), member("aad"), nonce) == sealed;
    if (is_sealed_so != plain.has_value()) return "sealed otherwise";
    return vectors::verdict(test, plain.has_value());
  };
  const std::string surprises = vectors::surprises("aes_gcm_test.json", check);
  CHECK(surprises == "");
}

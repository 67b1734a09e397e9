// What tables of keys to be read are made of.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "crypto/crypto.h"

namespace outcomes {

// "" for a key, else the error's name: a whole table in one comparison.
template <class Key>
std::string outcome(const base::Result<Key, crypto::CryptoError>& result) {
  if (result) return "";
  switch (result.error()) {
    case crypto::CryptoError::malformed:
      return "malformed";
    case crypto::CryptoError::unsupported:
      return "unsupported";
    case crypto::CryptoError::wrong_key:
      return "wrong_key";
    case crypto::CryptoError::failed:
      return "failed";
  }
  return "?";
}

inline std::string replaced(std::string text, const std::string& what, const std::string& by) {
  REQUIRE(text.find(what) != std::string::npos);
  return text.replace(text.find(what), what.size(), by);
}

}  // namespace outcomes

#include "jose/algorithm.h"

#include <array>
#include <utility>

#include "base/assert.h"

namespace jose {

namespace {

constexpr std::array<std::pair<Algorithm, std::string_view>, 10> algorithm_names{{
    {Algorithm::hs256, "HS256"},
    {Algorithm::hs384, "HS384"},
    {Algorithm::hs512, "HS512"},
    {Algorithm::rs256, "RS256"},
    {Algorithm::rs384, "RS384"},
    {Algorithm::rs512, "RS512"},
    {Algorithm::ps256, "PS256"},
    {Algorithm::ps384, "PS384"},
    {Algorithm::ps512, "PS512"},
    {Algorithm::es256, "ES256"},
}};

}  // namespace

std::string_view name(Algorithm algorithm) {
  for (const auto& [each, text] : algorithm_names) {
    if (each == algorithm) return text;
  }
  ASSERT(false);
  return {};
}

std::optional<Algorithm> algorithm_from_name(std::string_view name) {
  for (const auto& [algorithm, text] : algorithm_names) {
    if (text == name) return algorithm;
  }
  return std::nullopt;
}

bool takes_secret(Algorithm algorithm) {
  switch (algorithm) {
    case Algorithm::hs256:
    case Algorithm::hs384:
    case Algorithm::hs512:
      return true;
    case Algorithm::rs256:
    case Algorithm::rs384:
    case Algorithm::rs512:
    case Algorithm::ps256:
    case Algorithm::ps384:
    case Algorithm::ps512:
    case Algorithm::es256:
      return false;
  }
  ASSERT(false);
  return false;
}

bool takes_key(Algorithm algorithm, crypto::KeyKind kind) {
  if (takes_secret(algorithm)) return false;
  return kind == (algorithm == Algorithm::es256 ? crypto::KeyKind::p256 : crypto::KeyKind::rsa);
}

}  // namespace jose

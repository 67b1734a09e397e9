// usage: raw_signatures [SECONDS]
// What one thread of the linked crypto engine signs in a second: the ceiling for tokens of the same
// kind.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "crypto/crypto.h"

namespace {

double signatures_per_second(const crypto::PrivateKey& key, crypto::SignatureAlgorithm algorithm,
                             double seconds) {
  using Clock = std::chrono::steady_clock;
  const std::string data(500, 'x');  // about the signing input of an access token
  const auto start = Clock::now();
  double elapsed = 0;
  long count = 0;
  while (elapsed < seconds) {
    if (!key.sign(algorithm, data)) std::exit(1);
    ++count;
    elapsed = std::chrono::duration<double>(Clock::now() - start).count();
  }
  return static_cast<double>(count) / elapsed;
}

}  // namespace

int main(int argc, char** argv) {
  const double seconds = argc > 1 ? std::strtod(argv[1], nullptr) : 2;
  crypto::SecureRandom random;
  const auto rsa = crypto::generate_rsa(2048, random);
  const auto p256 = crypto::generate_p256(random);
  if (!rsa || !p256) return 1;
  std::printf("engine %s\n", crypto::engine_name().c_str());
  std::printf("rs256 %.0f\n",
              signatures_per_second(**rsa, crypto::SignatureAlgorithm::rs256, seconds));
  std::printf("es256 %.0f\n",
              signatures_per_second(**p256, crypto::SignatureAlgorithm::es256, seconds));
}

// usage: raw_signatures [SECONDS]
// What one thread of the linked crypto engine signs in a second: the ceiling for tokens of the same
// kind.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>

#include "crypto/crypto.h"

namespace {

struct Rate {
  double per_second;        // of the clock on the wall
  double cpu_microseconds;  // of one signature, whatever else the machine does
};

Rate rate_of(const crypto::PrivateKey& key, crypto::SignatureAlgorithm algorithm, double seconds) {
  using Clock = std::chrono::steady_clock;
  const std::string data(500, 'x');  // about the signing input of an access token
  const auto start = Clock::now();
  const std::clock_t cpu_start = std::clock();
  double elapsed = 0;
  long count = 0;
  while (elapsed < seconds) {
    if (!key.sign(algorithm, data)) std::exit(1);
    ++count;
    elapsed = std::chrono::duration<double>(Clock::now() - start).count();
  }
  const double cpu_seconds = static_cast<double>(std::clock() - cpu_start) / CLOCKS_PER_SEC;
  return {static_cast<double>(count) / elapsed, cpu_seconds * 1e6 / static_cast<double>(count)};
}

void print(const char* name, const crypto::PrivateKey& key, crypto::SignatureAlgorithm algorithm,
           double seconds) {
  const Rate rate = rate_of(key, algorithm, seconds);
  std::printf("%s %.0f\n%s_cpu_microseconds %.2f\n", name, rate.per_second, name,
              rate.cpu_microseconds);
}

}  // namespace

int main(int argc, char** argv) {
  const double seconds = argc > 1 ? std::strtod(argv[1], nullptr) : 2;
  crypto::SecureRandom random;
  const auto rsa = crypto::generate_rsa(2048, random);
  const auto p256 = crypto::generate_p256(random);
  if (!rsa || !p256) return 1;
  std::printf("engine %s\n", crypto::engine_name().c_str());
  print("rs256", **rsa, crypto::SignatureAlgorithm::rs256, seconds);
  print("es256", **p256, crypto::SignatureAlgorithm::es256, seconds);
}

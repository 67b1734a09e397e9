// The tenant of a simulation: a real engine on a store that keeps nothing, with a clock that the
// simulation moves. Made from the scenario; later changes go through the Management API.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/json.h"
#include "engine/engine.h"
#include "sim/scenario.h"
#include "sim/signers.h"

namespace sim {

// An application of the scenario may stand for several that are alike.
struct Client {
  std::string id, secret;
};

class Tenant {
 public:
  // `signing_keys` (PKCS #8, DER or PEM, RSA) spare it making its own; two are used.
  static base::Result<std::unique_ptr<Tenant>, std::string> open(
      const Scenario& scenario, uint64_t seed, Depth depth,
      const std::vector<std::string>& signing_keys);

  // By place of the application in the scenario.
  const std::vector<std::vector<Client>>& clients() const { return m_clients; }
  std::vector<std::vector<Client>>& clients() { return m_clients; }
  static std::string audience(const ApiPlan& api) { return "https://" + api.id + ".example/"; }

  void set_time(base::Time now) { m_clock.set(now); }
  base::Time now() const { return m_clock.now(); }
  engine::Engine& engine() { return *m_engine; }
  const Granted& last_granted() const { return m_signer.last(); }

  base::Request token_request(const Client& client, const std::string& audience) const;
  // A call of the Management API.
  base::Response manage(const char* method, const std::string& target,
                        const base::Json& body = nullptr);
  // The document of the keys that are published now.
  base::Response key_set();

 private:
  Tenant(base::Time start, uint64_t seed, Depth depth)
      : m_clock(start), m_random(seed), m_signer(depth) {}

  base::Result<void, std::string> set_up(const Scenario& scenario);

  class Store;
  base::ManualClock m_clock;
  base::SeededRandom m_random;
  std::unique_ptr<domain::Store> m_store;
  NotingSigner m_signer;
  std::unique_ptr<engine::Engine> m_engine;
  std::vector<std::vector<Client>> m_clients;
};

}  // namespace sim

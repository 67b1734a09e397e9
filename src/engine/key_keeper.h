// Keeps a tenant in signing keys: makes those that are missing.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "engine/state.h"

namespace engine {

class KeyKeeper {
 public:
  explicit KeyKeeper(State& state) : m_state(state) {}

  // A ring with a current key; makes one when the tenant has none yet. Must not be called with the
  // state's mutex held.
  std::shared_ptr<const oauth::KeyRing> ring_that_signs();
  // Makes the keys that are missing.
  void tick();
  bool needs_key();
  // Takes the key for the first place that is free; false when it cannot be used.
  bool provide(const std::string& pkcs8_der);

 private:
  bool has_key(domain::KeyState state);
  void make_key(domain::KeyState state);
  void add_key(const crypto::PrivateKey& key, domain::KeyState state);

  State& m_state;
  std::mutex m_making;  // so that one thread makes a missing key and the others wait for it
};

}  // namespace engine

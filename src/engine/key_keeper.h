// Keeps a tenant in signing keys: makes those that are missing, rotates and retires them on
// schedule.
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
  // The same, with a key for that algorithm.
  std::shared_ptr<const oauth::KeyRing> ring_that_signs(jose::Algorithm algorithm);
  // Makes the keys that are missing; rotates and retires those whose time has come.
  void tick();
  // Of RSA, which takes time to make.
  bool needs_key();
  // Takes the key for the first place that is free; false when it cannot be used.
  bool provide(const std::string& pkcs8_der);
  // A key that signs nothing yet and is in no store: for a rotation.
  domain::SigningKey make_spare(domain::KeyFamily family);

 private:
  bool has_key(domain::KeyFamily family, domain::KeyState state);
  void make_missing(domain::KeyFamily family, domain::KeyState state);
  void add_key(const crypto::PrivateKey& key, domain::KeyState state);
  bool uses_p256();
  void note_algorithms();
  void certify();
  void rotate_on_schedule(domain::KeyFamily family);
  void retire();

  State& m_state;
  std::mutex m_making;  // so that one thread makes a missing key and the others wait for it
};

}  // namespace engine

#include "engine/key_keeper.h"

#include "base/assert.h"

namespace engine {

using domain::KeyState;

std::shared_ptr<const oauth::KeyRing> KeyKeeper::ring_that_signs() {
  auto current = m_state.ring();
  if (current->current()) return current;
  const std::lock_guard one_maker(m_making);
  if (!has_key(KeyState::current)) make_key(KeyState::current);
  return m_state.ring();
}

void KeyKeeper::tick() {
  ring_that_signs();
  const std::lock_guard one_maker(m_making);
  if (!has_key(KeyState::next)) make_key(KeyState::next);
}

bool KeyKeeper::needs_key() {
  return !has_key(KeyState::current) || !has_key(KeyState::next);
}

bool KeyKeeper::provide(const std::string& pkcs8_der) {
  const auto key = crypto::private_key_from_pkcs8_der(pkcs8_der);
  if (!key || (*key)->kind() != crypto::KeyKind::rsa) return false;
  const std::lock_guard one_maker(m_making);
  for (const KeyState state : {KeyState::current, KeyState::next}) {
    if (has_key(state)) continue;
    add_key(**key, state);
    break;
  }
  return true;
}

bool KeyKeeper::has_key(KeyState state) {
  const std::lock_guard lock(m_state.mutex);
  return m_state.tenant.find_key(domain::KeyFamily::rsa, state) != nullptr;
}

void KeyKeeper::make_key(KeyState state) {
  const auto key = crypto::generate_rsa(oauth::signing_key_bits, m_state.random);
  ASSERT(key);
  add_key(**key, state);
}

void KeyKeeper::add_key(const crypto::PrivateKey& key, KeyState state) {
  const std::lock_guard lock(m_state.mutex);
  const domain::SigningKey made =
      oauth::make_signing_key(key, state, m_state.clock.now(), m_state.vault);
  if (m_state.commit({made})) return;
  // Without a key nothing can be signed, so this one serves from memory; the store already refuses
  // every token.
  m_state.tenant.apply(made);
  const auto opened = oauth::KeyRing::open(m_state.tenant, m_state.vault);
  ASSERT(opened);
  m_state.keys = *opened;
}

}  // namespace engine

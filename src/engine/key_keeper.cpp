#include "engine/key_keeper.h"

#include <utility>

#include "base/assert.h"
#include "engine/replica.h"
#include "management/signing_keys.h"

namespace engine {

using domain::KeyFamily;
using domain::KeyState;

namespace {

using days = std::chrono::duration<int, std::ratio<86400>>;

crypto::PrivateKeyPtr generate(KeyFamily family, base::Random& random) {
  const auto key = family == KeyFamily::rsa ? crypto::generate_rsa(oauth::signing_key_bits, random)
                                            : crypto::generate_p256(random);
  ASSERT(key);
  return *key;
}

KeyFamily family_of(jose::Algorithm algorithm) {
  return algorithm == jose::Algorithm::es256 ? KeyFamily::p256 : KeyFamily::rsa;
}

}  // namespace

std::shared_ptr<const oauth::KeyRing> KeyKeeper::ring_that_signs() {
  return ring_that_signs(jose::Algorithm::rs256);
}

std::shared_ptr<const oauth::KeyRing> KeyKeeper::ring_that_signs(jose::Algorithm algorithm) {
  auto ring = m_state.ring();
  if (jose::takes_secret(algorithm) || ring->signing_key(algorithm)) return ring;
  const std::lock_guard one_maker(m_making);
  // Another replica may have made it. A store that fails refuses the token later.
  RegistryRight right(m_state);
  (void)right.take();
  make_missing(family_of(algorithm), KeyState::current);
  return m_state.ring();
}

void KeyKeeper::tick() {
  const std::lock_guard one_maker(m_making);
  note_algorithms();
  for (const KeyFamily family : {KeyFamily::rsa, KeyFamily::p256}) {
    if (family == KeyFamily::p256 && !uses_p256()) continue;
    make_missing(family, KeyState::current);
    make_missing(family, KeyState::next);
    rotate_on_schedule(family);
  }
  certify();
  retire();
}

bool KeyKeeper::needs_key() {
  return !has_key(KeyFamily::rsa, KeyState::current) || !has_key(KeyFamily::rsa, KeyState::next);
}

bool KeyKeeper::provide(const std::string& pkcs8_der) {
  const auto key = crypto::private_key_from_pkcs8_der(pkcs8_der);
  if (!key || (*key)->kind() != crypto::KeyKind::rsa) return false;
  const std::lock_guard one_maker(m_making);
  RegistryRight right(m_state);
  if (!right.take()) return true;
  for (const KeyState state : {KeyState::current, KeyState::next}) {
    if (has_key(KeyFamily::rsa, state)) continue;
    add_key(**key, state);
    break;
  }
  return true;
}

domain::SigningKey KeyKeeper::make_spare(KeyFamily family) {
  return oauth::make_signing_key(*generate(family, m_state.random), KeyState::next,
                                 m_state.clock.now(), m_state.host(), m_state.vault,
                                 m_state.random);
}

bool KeyKeeper::has_key(KeyFamily family, KeyState state) {
  const std::lock_guard lock(m_state.mutex);
  return m_state.tenant.find_key(family, state) != nullptr;
}

void KeyKeeper::make_missing(KeyFamily family, KeyState state) {
  if (!has_key(family, state)) add_key(*generate(family, m_state.random), state);
}

void KeyKeeper::add_key(const crypto::PrivateKey& key, KeyState state) {
  const std::lock_guard lock(m_state.mutex);
  const domain::SigningKey made =
      oauth::make_signing_key(key, state, creation_time(m_state.tenant.keys(), m_state.clock.now()),
                              m_state.host(), m_state.vault, m_state.random);
  if (m_state.commit({made})) return;
  // Without a key nothing can be signed, so this one serves from memory; the store already refuses
  // every token.
  m_state.tenant.apply(made);
  m_state.open_keys();
}

bool KeyKeeper::uses_p256() {
  const std::lock_guard lock(m_state.mutex);
  for (const auto algorithm : oauth::algorithms_in_use(m_state.tenant)) {
    if (algorithm == domain::ApiSigningAlgorithm::es256) return true;
  }
  return false;
}

// What an API signs with now stays published when it signs with something else later.
void KeyKeeper::note_algorithms() {
  const std::lock_guard lock(m_state.mutex);
  domain::TenantSettings settings = m_state.tenant.settings();
  settings.signing_algorithms_used = oauth::algorithms_in_use(m_state.tenant);
  if (settings != m_state.tenant.settings()) (void)m_state.commit({settings});
}

// Older versions made no certificates.
void KeyKeeper::certify() {
  const std::lock_guard lock(m_state.mutex);
  domain::Changes changes;
  for (const auto& [place, key] : m_state.tenant.keys().in_order()) {
    if (!key->certificate.empty() || !key->is_published()) continue;
    const auto der = m_state.vault.unseal(key->sealed_private_key, oauth::purpose_private_key);
    const auto opened = crypto::private_key_from_pkcs8_der(*der);
    domain::SigningKey certified = *key;
    certified.certificate =
        oauth::make_certificate(**opened, key->created_at, m_state.host(), m_state.random);
    if (!certified.certificate.empty()) changes.push_back(std::move(certified));
  }
  (void)m_state.commit(changes);
}

void KeyKeeper::rotate_on_schedule(KeyFamily family) {
  {
    const std::lock_guard lock(m_state.mutex);
    const int interval = m_state.tenant.settings().policies.key_rotation.interval_days;
    const auto current = m_state.tenant.find_key(family, KeyState::current);
    const base::Time due = current->current_since.value_or(current->created_at) + days(interval);
    if (interval == 0 || m_state.clock.now() < due) return;
  }
  domain::SigningKey spare = make_spare(family);
  const std::lock_guard lock(m_state.mutex);
  const base::Time now = m_state.clock.now();
  domain::Changes changes = management::rotation(m_state.tenant, std::move(spare), now);
  if (makes_young_key_current(m_state, changes, now)) return;
  changes.push_back(management::key_event(m_state.tenant, now, "Signing key rotated by schedule"));
  (void)m_state.commit(changes);
}

// Keys that signed no token which is still valid need not be published any longer.
void KeyKeeper::retire() {
  const std::lock_guard lock(m_state.mutex);
  const base::Time now = m_state.clock.now();
  const std::chrono::hours kept(m_state.tenant.settings().policies.key_rotation.retire_after_hours);
  domain::Changes changes;
  for (const auto& [place, key] : m_state.tenant.keys().in_order()) {
    if (key->state != KeyState::previous) continue;
    if (now < key->current_until.value_or(key->created_at) + kept) continue;
    domain::SigningKey retired = *key;
    retired.state = KeyState::retired;
    changes.push_back(std::move(retired));
  }
  if (changes.empty()) return;
  changes.push_back(management::key_event(m_state.tenant, now, "Signing key retired"));
  (void)m_state.commit(changes);
}

}  // namespace engine

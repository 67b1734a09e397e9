#include "engine/master_key.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "base/hex.h"
#include "crypto/crypto.h"
#include "management/other_members.h"
#include "oauth/secret_vault.h"

namespace engine {

namespace {

// Each reseals one entity in place and tells whether it could be opened.
class Resealer {
 public:
  Resealer(const std::string& from, const std::string& to, base::Random& random)
      : m_from(from, random), m_to(to, random) {}

  bool reseal(domain::Change& change) const {
    return std::visit([this](auto& one) { return entity(one); }, change);
  }

 private:
  bool entity(domain::Application& application) const {
    return secret(application.secret) &&
           (!application.previous_secret || secret(application.previous_secret->secret)) &&
           others(application.other_members);
  }
  bool entity(domain::Api& api) const {
    return sealed(api.sealed_signing_secret, oauth::purpose_signing_secret) &&
           others(api.other_members);
  }
  bool entity(domain::Organization& organization) const {
    return others(organization.other_members);
  }
  bool entity(domain::TenantSettings& settings) const { return others(settings.other_members); }
  bool entity(domain::SigningKey& key) const {
    return sealed(key.sealed_private_key, oauth::purpose_private_key);
  }
  template <class Other>
  bool entity(Other&) const {
    return true;
  }

  bool sealed(std::string& octets, std::string_view purpose) const {
    if (octets.empty()) return true;
    const auto plain = m_from.unseal(octets, purpose);
    if (plain) octets = m_to.seal(*plain, purpose);
    return plain.has_value();
  }
  bool secret(domain::StoredSecret& stored) const {
    if (stored.sealed.empty()) return true;
    const auto plain = m_from.reveal(stored);
    if (plain) stored = m_to.store_client_secret(*plain);
    return plain.has_value();
  }
  bool others(std::string& kept) const {
    return management::reseal_other_members(kept, m_from, m_to);
  }

  oauth::SecretVault m_from, m_to;
};

bool opens_key(const domain::SigningKey& key, const oauth::SecretVault& vault) {
  return key.sealed_private_key.empty() ||
         vault.unseal(key.sealed_private_key, oauth::purpose_private_key);
}

}  // namespace

bool opens(const domain::Tenant& tenant, const std::string& master_key, base::Random& random) {
  const oauth::SecretVault vault(master_key, random);
  if (tenant.keys().size() > 0) {
    const auto keys = tenant.keys().in_order();
    return std::all_of(keys.begin(), keys.end(),
                       [&](const auto& one) { return opens_key(*one.second, vault); });
  }
  for (const auto& [place, application] : tenant.applications().in_order()) {
    if (!application->secret.sealed.empty()) return vault.reveal(application->secret).has_value();
  }
  return true;
}

std::string master_key_mark(const std::string& master_key) {
  constexpr size_t mark_octets = 8;
  const std::string whole =
      crypto::hmac(crypto::Hash::sha256, master_key, "tallygate: the mark of a master key");
  return base::to_hex(whole.substr(0, mark_octets));
}

base::Result<Resealing, NoKey> resealing_to(const std::string& to, const std::string& mark,
                                            const std::vector<std::string>& keys,
                                            base::Random& random) {
  if (master_key_mark(to) == mark) return Resealing();
  for (const std::string& key : keys) {
    if (key.empty() || master_key_mark(key) != mark) continue;
    const auto resealer = std::make_shared<const Resealer>(key, to, random);
    return Resealing([resealer](domain::Change& change) -> base::Result<void, std::string> {
      if (resealer->reseal(change)) return {};
      return base::failure(std::string("its master key does not open what is sealed in it"));
    });
  }
  return base::failure(NoKey::none_opens);
}

base::Result<domain::Changes, ResealError> resealed(const domain::Tenant& tenant,
                                                    const std::string& from, const std::string& to,
                                                    base::Random& random) {
  const Resealer resealer(from, to, random);
  domain::Changes changes;
  bool opened = true;
  const auto reseal = [&](const auto& entity) {
    const domain::Change before = entity;
    domain::Change change = before;
    opened = opened && resealer.reseal(change);
    if (change != before) changes.push_back(std::move(change));
  };
  const auto reseal_all = [&](const auto& entities) {
    for (const auto& [place, entity] : entities.in_order()) {
      if (opened) reseal(*entity);
    }
  };
  reseal(tenant.settings());
  reseal_all(tenant.apis());
  reseal_all(tenant.applications());
  reseal_all(tenant.organizations());
  reseal_all(tenant.keys());
  if (!opened) return base::failure(ResealError::does_not_open);
  return changes;
}

}  // namespace engine

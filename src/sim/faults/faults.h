// Faults on purpose around one tenant's engine, for tests of its clients. They are kept in memory:
// a restart ends them all.
#pragma once

#include <array>
#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

#include "base/chance.h"
#include "engine/engine.h"
#include "oauth/token_signer.h"
#include "sim/faults/disturbance.h"
#include "sim/faults/fault_rule.h"

namespace sim {

// Any thread.
class Faults : public oauth::TokenSigner {
 public:
  enum class Moment { started, ended };
  // Hears when a rule begins to be at work, and when it is over; it must not ask back.
  using Listener = std::function<void(Moment moment, const FaultRule& rule)>;

  // Clock and chance must outlive it, the clock being the engine's.
  Faults(const base::Clock& clock, base::Random& random, Listener listener = nullptr);

  // What the client is to see of the engine's answer. The engine is one whose signer this is.
  Disturbed handle(engine::Engine& engine, const base::Request& request);

  // Spoils the token when a rule asks for it.
  base::Result<std::string, crypto::CryptoError> sign(oauth::Attempt& attempt,
                                                      const oauth::AccessToken& token,
                                                      const oauth::KeyRing& ring,
                                                      const oauth::SecretVault& vault,
                                                      base::Random& random) override;

  // Notices which rules time has ended; about once a second.
  void tick();
  // How many requests suffered each kind since the start.
  std::array<uint64_t, fault_kind_count> applied() const;

  // The rules, for /admin/faults (faults_route.h).
  std::vector<FaultRule> rules() const;
  std::optional<FaultRule> find(std::string_view id) const;
  // With an id of its own, which it returns. Where there is no room, the oldest rule that is over
  // makes it; nothing when none is.
  std::optional<FaultRule> add(FaultRule rule);
  // What it counted stays. Nothing when there is no such rule.
  std::optional<FaultRule> replace(FaultRule rule);
  bool remove(std::string_view id);
  void remove_all();

 private:
  struct Kept {
    FaultRule rule;
    base::SeededRandom chance{0};
    bool is_told = false;  // that it is at work
  };
  Kept* find_kept(std::string_view id);
  template <class Fits>
  std::optional<FaultRule> take(FaultStage stage, Fits fits);
  void tell_changes(base::Time now);

  const base::Clock& m_clock;
  base::Random& m_random;
  Listener m_listener;
  std::atomic<bool> m_has_rules = false;
  mutable std::mutex m_mutex;
  std::vector<Kept> m_rules;  // the oldest first
  std::array<uint64_t, fault_kind_count> m_applied{};
};

}  // namespace sim

// The tenant in this tab: the engine itself, answering on a later turn.
#pragma once

#include <deque>

#include "base/movable_clock.h"
#include "engine/engine.h"
#include "sim/faults/faults.h"
#include "storage/memory/memory_store.h"
#include "wasm/page_backend.h"
#include "wasm/tab_tenants.h"

namespace wasm {

class TabBackend : public PageBackend {
 public:
  // All must outlive the backend.
  TabBackend(engine::Engine& engine, sim::Faults& faults, storage::MemoryStore& store,
             base::MovableClock& clock, base::Random& random);

  void send(base::Request request, std::function<void(base::Response)> done) override;
  std::string label() const override;
  std::string issuer() const override;
  bool can_reset() const override { return true; }
  void reset() override;
  ui::StorageState storage_state() const override { return m_storage_state; }
  void save_again() override;

  void work() override;
  void save(Extent extent) override;
  void take_storage_state(const ui::StorageState& state) override;
  void take_signing_key(const std::string& pkcs8_der) override;

 private:
  struct Pending {
    base::Request request;
    std::function<void(base::Response)> done;
  };
  void deliver(std::function<void(base::Response)> done, sim::Disturbed answer);
  base::Response answer_clock(const base::Request& request);
  void authorize(base::Request& request);
  void notice_changes();

  engine::Engine& m_engine;
  sim::Faults& m_faults;
  storage::MemoryStore& m_store;
  base::MovableClock& m_clock;
  base::Random& m_random;
  TabTenants m_tenants;
  std::deque<Pending> m_pending;
  std::string m_token;
  base::Time m_token_made_at{};
  uint64_t m_version_saved = 0;
  ui::StorageState m_storage_state;
  bool m_browser_makes_key = false;
  bool m_waits_for_key = false;  // the first one: every answer needs a token
};

}  // namespace wasm

// Reads of the tenant what a scenario of its own applications is made of, page by page.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/tenant_scenario.h"
#include "ui/tenant/calls.h"

namespace ui {

class TenantImport {
 public:
  void begin(Calls& calls, std::string title, base::Time now);
  bool is_under_way() const { return m_state != nullptr && !m_state->is_done; }
  // Once, when everything was read.
  std::optional<sim::TenantDocuments> take();
  // Why it could not be read; once.
  std::optional<Failure> take_failure();

 private:
  struct State {
    sim::TenantDocuments documents;
    std::optional<Failure> failure;
    size_t part = 0, page = 0;
    bool is_done = false;
  };
  static void ask(Calls& calls, const std::shared_ptr<State>& state);

  std::shared_ptr<State> m_state;
};

}  // namespace ui

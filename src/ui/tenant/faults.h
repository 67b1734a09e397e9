// What goes wrong on purpose, as /admin/faults tells it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "sim/faults/fault_rule.h"

namespace ui {

inline constexpr const char* faults_path = "/admin/faults";

struct Fault {
  std::string id;
  sim::FaultKind kind = sim::FaultKind::delay;
  std::string client_id, audience, path, method;  // whom; empty: all
  long long count = 0, percent = 100;
  std::string until;  // RFC 3339; empty: no end by time
  long long matched = 0, applied = 0;
  sim::FaultEnd end = sim::FaultEnd::none;
};
// The newest first.
std::optional<std::vector<Fault>> read_faults(const base::Json& json);
size_t count_at_work(const std::vector<Fault>& faults);

// What people call it, and what there is to know of it.
const char* title_of(sim::FaultKind kind);
const char* note_of(sim::FaultKind kind);

}  // namespace ui

// How many client grants have each scope of an API, counted in steps: an API may have very many.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "ui/tenant/tenant.h"

namespace ui {

class ScopeUsers {
 public:
  // Does the work of one frame. True when the counts are whole; until then, call again in the next
  // frame, and meanwhile those of before stay.
  bool step(const Tenant& tenant, const Api& api);
  size_t of(const std::string& scope) const;

 private:
  struct Counts {
    std::unordered_map<std::string, size_t> by_scope;
    size_t of_all = 0;  // grants of every scope
  };
  Counts m_counts, m_next;
  std::string m_counted_for;
  size_t m_at = 0;
  bool m_whole = false;
};

}  // namespace ui

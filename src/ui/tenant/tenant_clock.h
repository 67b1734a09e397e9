// The tenant's time as the dashboard last heard of it: the page's own until then.
#pragma once

#include <chrono>
#include <optional>

#include "base/time.h"

namespace ui {

class TenantClock : public base::Clock {
 public:
  // The page's clock must outlive it.
  explicit TenantClock(const base::Clock& page) : m_page(page) {}

  base::Time now() const override { return m_frozen_at.value_or(m_page.now() + m_ahead); }

  enum class Pace { frozen, running };
  // What the tenant says now.
  void take(base::Time now, Pace pace) {
    m_frozen_at = pace == Pace::frozen ? std::optional(now) : std::nullopt;
    m_ahead = now - m_page.now();
  }

 private:
  const base::Clock& m_page;
  std::chrono::milliseconds m_ahead{0};
  std::optional<base::Time> m_frozen_at;
};

}  // namespace ui

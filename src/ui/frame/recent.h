// Applications, APIs, organizations and rules that this viewer opened last, kept by the browser.
#pragma once

#include <string>
#include <vector>

#include "ui/platform.h"
#include "ui/router.h"

namespace ui {

class Recent {
 public:
  explicit Recent(Platform& platform);

  // Any place; those that are no entity leave no trace.
  void visit(const Route& route);
  // Newest first, each thing once.
  const std::vector<Route>& routes() const { return m_routes; }
  bool holds(Screen screen, const std::string& id) const;

 private:
  Platform& m_platform;
  std::vector<Route> m_routes;
};

}  // namespace ui

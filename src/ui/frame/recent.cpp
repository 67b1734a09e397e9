#include "ui/frame/recent.h"

#include <algorithm>
#include <string_view>

namespace ui {
namespace {

constexpr const char* recent_setting = "recent";
constexpr size_t most = 12;

bool is_entity(Screen screen) {
  return screen == Screen::application || screen == Screen::api || screen == Screen::organization ||
         screen == Screen::rule;
}

}  // namespace

Recent::Recent(Platform& platform) : m_platform(platform) {
  const std::string kept = platform.setting(recent_setting);
  for (std::string_view rest = kept; !rest.empty() && m_routes.size() < most;) {
    const std::string_view address = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), address.size() + 1));
    const Route route = parse_address(address);
    if (is_entity(route.screen)) m_routes.push_back(route);
  }
}

void Recent::visit(const Route& route) {
  if (!is_entity(route.screen) || (!m_routes.empty() && m_routes.front() == route)) return;
  std::erase_if(m_routes,
                [&](const Route& one) { return one.screen == route.screen && one.id == route.id; });
  m_routes.insert(m_routes.begin(), route);
  if (m_routes.size() > most) m_routes.pop_back();
  std::string kept;
  for (const Route& one : m_routes) kept += to_address(one) + "\n";
  m_platform.set_setting(recent_setting, kept);
}

bool Recent::holds(Screen screen, const std::string& id) const {
  return std::any_of(m_routes.begin(), m_routes.end(),
                     [&](const Route& one) { return one.screen == screen && one.id == id; });
}

}  // namespace ui

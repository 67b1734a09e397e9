#include "ui/router.h"

#include <optional>
#include <utility>
#include <vector>

#include "base/form.h"

namespace ui {
namespace {

std::vector<std::string> segments_of(std::string_view address) {
  if (!address.empty() && address.front() == '#') address.remove_prefix(1);
  std::vector<std::string> segments;
  size_t from = 0;
  while (from < address.size()) {
    const size_t slash = std::min(address.find('/', from), address.size());
    if (slash > from) {
      const std::string_view segment = address.substr(from, slash - from);
      segments.push_back(base::percent_decode(segment).value_or(std::string(segment)));
    }
    from = slash + 1;
  }
  return segments;
}

std::optional<Tab> tab_from(const std::string& text, std::initializer_list<Tab> allowed) {
  for (const Tab tab : allowed) {
    if (name(tab) == text) return tab;
  }
  return std::nullopt;
}

const Route nowhere{Screen::not_found, {}, Tab::settings};

// "<first>", "<first>/new", "<first>/<id>", "<first>/<id>/<tab>".
Route entity_route(const std::vector<std::string>& parts, Screen list, Screen create, Screen entity,
                   std::initializer_list<Tab> allowed) {
  if (parts.size() == 1) return {list, {}, Tab::settings};
  if (parts.size() == 2 && parts[1] == "new") return {create, {}, Tab::settings};
  if (parts.size() == 2) return {entity, parts[1], *allowed.begin()};
  if (parts.size() != 3) return nowhere;
  const auto tab = tab_from(parts[2], allowed);
  return tab ? Route{entity, parts[1], *tab} : nowhere;
}

}  // namespace

std::string_view name(Tab tab) {
  switch (tab) {
    case Tab::quickstart:
      return "quickstart";
    case Tab::settings:
      return "settings";
    case Tab::credentials:
      return "credentials";
    case Tab::apis:
      return "apis";
    case Tab::quota:
      return "quota";
    case Tab::permissions:
      return "permissions";
    case Tab::applications:
      return "applications";
  }
  return {};
}

Route parse_address(std::string_view address) {
  const std::vector<std::string> parts = segments_of(address);
  if (parts.empty()) return {};
  if (parts[0] == "applications") {
    return entity_route(parts, Screen::applications, Screen::application_new, Screen::application,
                        {Tab::quickstart, Tab::settings, Tab::credentials, Tab::apis, Tab::quota});
  }
  if (parts[0] == "apis") {
    return entity_route(parts, Screen::apis, Screen::api_new, Screen::api,
                        {Tab::settings, Tab::permissions, Tab::applications});
  }
  if (parts[0] == "logs" && parts.size() == 1) return {Screen::logs, {}, Tab::settings};
  if (parts[0] == "logs" && parts.size() == 2) return {Screen::log, parts[1], Tab::settings};
  if (parts[0] == "usage" && parts.size() == 1) return {Screen::usage, {}, Tab::settings};
  if (parts[0] == "organizations" && parts.size() == 1)
    return {Screen::organizations, {}, Tab::settings};
  if (parts[0] == "organizations" && parts.size() == 2)
    return {Screen::organization, parts[1], Tab::settings};
  if (parts[0] == "rules") {
    return entity_route(parts, Screen::rules, Screen::rule_new, Screen::rule, {Tab::settings});
  }
  if (parts[0] == "faults" && parts.size() == 1) return {Screen::faults, {}, Tab::settings};
  if (parts[0] == "simulator" && parts.size() == 1) return {Screen::simulator, {}, Tab::settings};
  if (parts[0] == "simulator" && parts.size() == 2)
    return {Screen::simulation, parts[1], Tab::settings};
  if (parts[0] == "settings" && parts.size() == 1) return {Screen::settings, {}, Tab::settings};
  if (parts[0] == "keys" && parts.size() == 1) return {Screen::keys, {}, Tab::settings};
  if (parts[0] == "start" && parts.size() == 1) return {Screen::start, {}, Tab::settings};
  return nowhere;
}

std::string to_address(const Route& route) {
  const std::string id = base::percent_encode(route.id);
  switch (route.screen) {
    case Screen::start:
      return "#/start";
    case Screen::applications:
      return "#/applications";
    case Screen::application_new:
      return "#/applications/new";
    case Screen::application:
      return "#/applications/" + id + "/" + std::string(name(route.tab));
    case Screen::apis:
      return "#/apis";
    case Screen::api_new:
      return "#/apis/new";
    case Screen::api:
      return "#/apis/" + id + "/" + std::string(name(route.tab));
    case Screen::logs:
      return "#/logs";
    case Screen::log:
      return "#/logs/" + id;
    case Screen::usage:
      return "#/usage";
    case Screen::keys:
      return "#/keys";
    case Screen::organizations:
      return "#/organizations";
    case Screen::organization:
      return "#/organizations/" + id;
    case Screen::rules:
      return "#/rules";
    case Screen::rule_new:
      return "#/rules/new";
    case Screen::rule:
      return "#/rules/" + id;
    case Screen::faults:
      return "#/faults";
    case Screen::simulator:
      return "#/simulator";
    case Screen::simulation:
      return "#/simulator/" + id;
    case Screen::settings:
      return "#/settings";
    case Screen::not_found:
      return "#/not-found";
  }
  return {};
}

std::string Router::address() const {
  return m_route.screen == Screen::not_found && !m_unknown.empty() ? m_unknown
                                                                   : to_address(m_route);
}

void Router::go(Route route) {
  m_errand = Errand::none;
  if (route == m_route) return;
  m_route = std::move(route);
  m_moved = true;
}

void Router::go(Route route, Errand errand) {
  go(std::move(route));
  m_errand = errand;
}

void Router::open(std::string_view address) {
  m_unknown = address;
  const Route route = parse_address(address);
  if (route == m_route) return;
  m_route = route;
  m_moved = true;
}

bool Router::take_errand(Errand errand) {
  if (m_errand != errand) return false;
  m_errand = Errand::none;
  return true;
}

bool Router::take_moved() {
  return std::exchange(m_moved, false);
}

}  // namespace ui

// Addresses of the dashboard: what stands behind the '#' of the page's URL.
#pragma once

#include <string>
#include <string_view>

namespace ui {

enum class Screen {
  start,
  applications,
  application_new,
  application,
  apis,
  api_new,
  api,
  logs,
  log,
  usage,
  keys,
  organizations,
  organization,
  rules,
  rule_new,
  rule,
  faults,
  simulator,
  simulation,
  settings,
  not_found
};

enum class Tab { quickstart, settings, credentials, apis, quota, permissions, applications };

struct Route {
  Screen screen = Screen::applications;
  std::string id;  // of the application, API, log event, organization, rule or scenario
  Tab tab = Tab::settings;
  bool operator==(const Route&) const = default;
};

// "#/applications/<id>/apis". An empty address is the list of applications.
Route parse_address(std::string_view address);
std::string to_address(const Route& route);

std::string_view name(Tab tab);

// What a screen is to begin at once when a reader comes to it.
enum class Errand { none, create, rotate };

class Router {
 public:
  const Route& route() const { return m_route; }
  // The address as it was asked for, when nothing is there.
  std::string address() const;
  void go(Route route);
  void go(Route route, Errand errand);
  void open(std::string_view address);
  // True once after every change of place.
  bool take_moved();
  // True once after going there for this.
  bool take_errand(Errand errand);

 private:
  Route m_route;
  std::string m_unknown;
  bool m_moved = true;
  Errand m_errand = Errand::none;
};

}  // namespace ui

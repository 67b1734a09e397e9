#include "ui/frame/places.h"

#include "ui/icons.h"
#include "ui/text/common.h"
#include "ui/text/faults.h"
#include "ui/text/frame.h"
#include "ui/text/keys.h"
#include "ui/text/organizations.h"
#include "ui/text/rules.h"
#include "ui/text/settings.h"
#include "ui/text/simulator.h"

namespace ui {

const std::vector<Place>& places() {
  static const std::vector<Place> all = {
      {icon_rocket, words::nav_start, Screen::start, words::also_start},
      {icon_app_window, words::nav_applications, Screen::applications, words::also_applications},
      {icon_boxes, words::nav_apis, Screen::apis, words::also_apis},
      {icon_layers, words::nav_organizations, Screen::organizations, words::also_organizations},
      {icon_list_checks, words::nav_rules, Screen::rules, words::also_rules},
      {icon_scroll_text, words::nav_logs, Screen::logs, words::also_logs},
      {icon_chart_column, words::nav_usage, Screen::usage, words::also_usage},
      {icon_key, words::nav_keys, Screen::keys, words::also_keys},
      {icon_flask_conical, words::nav_simulator, Screen::simulator, words::also_simulator},
      {icon_zap, words::nav_faults, Screen::faults, words::also_faults},
      {icon_settings, words::nav_settings, Screen::settings, words::also_settings}};
  return all;
}

Screen home_of(Screen screen) {
  switch (screen) {
    case Screen::application:
    case Screen::application_new:
    case Screen::applications:
      return Screen::applications;
    case Screen::api:
    case Screen::api_new:
    case Screen::apis:
      return Screen::apis;
    case Screen::organization:
    case Screen::organizations:
      return Screen::organizations;
    case Screen::rule:
    case Screen::rule_new:
    case Screen::rules:
      return Screen::rules;
    case Screen::log:
    case Screen::logs:
      return Screen::logs;
    case Screen::simulator:
    case Screen::simulation:
      return Screen::simulator;
    case Screen::start:
    case Screen::usage:
    case Screen::keys:
    case Screen::faults:
    case Screen::settings:
    case Screen::not_found:
      return screen;
  }
  return screen;
}

}  // namespace ui

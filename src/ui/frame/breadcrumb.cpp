#include "ui/frame/breadcrumb.h"

#include "ui/screens/entity_lists.h"
#include "ui/screens/simulator.h"
#include "ui/text/activity.h"
#include "ui/text/apis.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/text/credentials.h"
#include "ui/text/faults.h"
#include "ui/text/keys.h"
#include "ui/text/organizations.h"
#include "ui/text/quota.h"
#include "ui/text/rules.h"
#include "ui/text/settings.h"
#include "ui/text/simulator.h"

namespace ui {

std::string_view label_of(Screen screen, Tab tab) {
  switch (tab) {
    case Tab::quickstart:
      return words::tab_quickstart;
    case Tab::settings:
      return words::tab_settings;
    case Tab::credentials:
      return words::tab_credentials;
    case Tab::apis:
      return words::tab_apis;
    case Tab::quota:
      return words::tab_quota;
    case Tab::permissions:
      return words::tab_permissions;
    case Tab::applications:
      return screen == Screen::api ? words::tab_applications : words::nav_applications;
  }
  return {};
}

std::vector<Crumb> breadcrumb_of(const Route& route, const Tenant& tenant) {
  const Crumb applications{words::nav_applications, {Screen::applications, {}, Tab::settings}};
  const Crumb apis{words::nav_apis, {Screen::apis, {}, Tab::settings}};
  const Crumb rules{words::nav_rules, {Screen::rules, {}, Tab::settings}};
  const Crumb simulator{words::nav_simulator, {Screen::simulator, {}, Tab::settings}};
  const Crumb logs{words::nav_logs, {Screen::logs, {}, Tab::settings}};
  switch (route.screen) {
    case Screen::start:
      return {{words::nav_start, route}};
    case Screen::applications:
      return {applications};
    case Screen::application_new:
      return {applications, {words::create_application, route}};
    case Screen::application: {
      const Application* app = tenant.find_application(route.id);
      return {applications,
              {app ? app->name : route.id, {Screen::application, route.id, Tab::quickstart}},
              {std::string(label_of(route.screen, route.tab)), route}};
    }
    case Screen::apis:
      return {apis};
    case Screen::api_new:
      return {apis, {words::create_api, route}};
    case Screen::api: {
      const Api* api = tenant.find_api(route.id);
      return {apis,
              {api ? api->label() : route.id, {Screen::api, route.id, Tab::settings}},
              {route.tab == Tab::applications ? words::tab_applications_short
                                              : std::string(label_of(route.screen, route.tab)),
               route}};
    }
    case Screen::logs:
      return {logs};
    case Screen::log:
      return {logs, {words::log_event, route}};
    case Screen::usage:
      return {{words::nav_usage, route}};
    case Screen::organizations:
      return {{words::nav_organizations, route}};
    case Screen::organization:
      return {{words::nav_organizations, {Screen::organizations, {}, Tab::settings}},
              {organization_name(tenant, route.id), route}};
    case Screen::rules:
      return {rules};
    case Screen::rule_new:
      return {rules, {words::create_rule, route}};
    case Screen::rule:
      return {rules, {words::rule, route}};
    case Screen::faults:
      return {{words::nav_faults, route}};
    case Screen::simulator:
      return {simulator};
    case Screen::simulation:
      return {simulator, {scenario_title(route.id), route}};
    case Screen::settings:
      return {{words::nav_settings, route}};
    case Screen::keys:
      return {{words::nav_keys, route}};
    case Screen::not_found:
      return {{words::not_found_title, route}};
  }
  return {};
}

}  // namespace ui

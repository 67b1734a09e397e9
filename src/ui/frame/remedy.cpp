#include "ui/frame/remedy.h"

#include <algorithm>
#include <string_view>

#include "ui/frame/breadcrumb.h"
#include "ui/text/common.h"
#include "ui/text/frame.h"
#include "ui/text/organizations.h"
#include "ui/text/rules.h"
#include "ui/text/settings.h"

namespace ui {
namespace {

enum class Mends { application, api, audience, scope, organizations, rules };

struct CheckRemedy {
  std::string_view check;  // as the engine names its steps
  Mends where;
  Tab tab;
};
constexpr CheckRemedy check_remedies[] = {
    {"Request", Mends::application, Tab::quickstart},
    {"Client authentication", Mends::application, Tab::credentials},
    {"Grant type of the application", Mends::application, Tab::settings},
    {"Audience", Mends::audience, Tab::settings},
    {"Client policy of the API", Mends::api, Tab::settings},
    {"Client grant", Mends::application, Tab::apis},
    {"Organization", Mends::organizations, Tab::settings},
    {"Scope", Mends::scope, Tab::apis},
    {"Proof of possession", Mends::api, Tab::settings},
    {"Credentials-exchange rules", Mends::rules, Tab::settings},
    {"Token quota", Mends::application, Tab::quota}};

Remedy in_application(const LogEvent& event, const Tenant& tenant, Tab tab) {
  const Application* app = tenant.find_application(event.client_id);
  if (!app) return {words::nav_applications, {Screen::applications, {}, Tab::settings}};
  return {fill(words::place_of, label_of(Screen::application, tab), app->name),
          {Screen::application, app->id, tab}};
}

Remedy in_api(const LogEvent& event, const Tenant& tenant, Tab tab) {
  const Api* api = tenant.find_api_by_identifier(event.audience);
  if (!api) return {words::nav_apis, {Screen::apis, {}, Tab::settings}};
  return {fill(words::place_of, label_of(Screen::api, tab), api->label()),
          {Screen::api, api->id, tab}};
}

// A scope that the API does not have cannot be granted either.
bool api_lacks_scope(const LogEvent& event, const Tenant& tenant) {
  const Api* api = tenant.find_api_by_identifier(event.audience);
  if (!api) return false;
  std::string_view rest = event.scope;
  while (!rest.empty()) {
    const std::string one(rest.substr(0, rest.find(' ')));
    rest.remove_prefix(std::min(rest.size(), one.size() + 1));
    if (!one.empty() && !api->has_scope(one)) return true;
  }
  return false;
}

}  // namespace

std::optional<Remedy> remedy_of(const LogEvent& event, const Tenant& tenant) {
  const auto refused = std::find_if(event.checks.begin(), event.checks.end(),
                                    [](const LogCheck& check) { return check.refused; });
  if (refused == event.checks.end()) return std::nullopt;
  for (const CheckRemedy& row : check_remedies) {
    if (refused->name != row.check) continue;
    switch (row.where) {
      case Mends::application:
        return in_application(event, tenant, row.tab);
      case Mends::api:
        return in_api(event, tenant, row.tab);
      case Mends::audience:
        if (event.audience.empty())
          return Remedy{words::nav_settings, {Screen::settings, {}, Tab::settings}};
        return in_api(event, tenant, row.tab);
      case Mends::scope:
        return api_lacks_scope(event, tenant) ? in_api(event, tenant, Tab::permissions)
                                              : in_application(event, tenant, row.tab);
      case Mends::organizations:
        return Remedy{words::nav_organizations, {Screen::organizations, {}, Tab::settings}};
      case Mends::rules:
        return Remedy{words::nav_rules, {Screen::rules, {}, Tab::settings}};
    }
  }
  return std::nullopt;
}

}  // namespace ui

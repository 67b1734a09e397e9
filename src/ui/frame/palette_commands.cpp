#include "ui/frame/palette_commands.h"

#include "ui/frame/breadcrumb.h"
#include "ui/frame/places.h"
#include "ui/icons.h"
#include "ui/text/apis.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/text/frame.h"
#include "ui/text/organizations.h"
#include "ui/text/rules.h"

namespace ui {
namespace {

Command going(const char* icon, std::string title, Route route, const char* also = "") {
  return {icon, std::move(title), {}, also, [route = std::move(route)](Context& context) {
            context.router.go(route);
          }};
}

Command copying(std::string title, std::string what, const char* also = "") {
  return {icon_copy, std::move(title), {}, also, [what = std::move(what)](Context& context) {
            copy_and_tell(context, what);
          }};
}

void add_tabs(std::vector<Command>& to, const char* icon, const std::string& name, Screen screen,
              const std::string& id, std::initializer_list<Tab> tabs, Tab shown) {
  for (const Tab tab : tabs) {
    if (tab == shown) continue;
    to.push_back(
        going(icon, fill(words::act_open_tab, name, label_of(screen, tab)), {screen, id, tab}));
  }
}

}  // namespace

void copy_and_tell(Context& context, const std::string& what) {
  context.look.platform.copy_text(what);
  context.toasts.show(Tone::good, fill(words::act_copied, what));
}

std::vector<Command> page_commands() {
  std::vector<Command> commands;
  for (const Place& place : places())
    commands.push_back(
        going(place.icon, place.label, {place.screen, {}, Tab::settings}, place.also));
  return commands;
}

std::vector<Command> commands_here(const Context& context) {
  std::vector<Command> commands;
  const Route& route = context.router.route();
  if (route.screen == Screen::application) {
    const Application* app = context.tenant.find_application(route.id);
    if (!app) return commands;
    commands.push_back(copying(fill(words::act_copy_client_id, app->name), app->id));
    if (!app->secret.empty()) {
      commands.push_back({icon_copy,
                          fill(words::act_copy_secret, app->name),
                          {},
                          "",
                          [secret = app->secret, name = app->name](Context& in) {
                            in.look.platform.copy_text(secret);
                            in.toasts.show(Tone::good, fill(words::act_copied_secret, name));
                          }});
    }
    add_tabs(commands, icon_app_window, app->name, route.screen, app->id,
             {Tab::quickstart, Tab::settings, Tab::credentials, Tab::apis, Tab::quota}, route.tab);
  }
  if (route.screen == Screen::api) {
    const Api* api = context.tenant.find_api(route.id);
    if (!api) return commands;
    commands.push_back(copying(fill(words::act_copy_identifier, api->label()), api->identifier));
    add_tabs(commands, icon_boxes, api->label(), route.screen, api->id,
             {Tab::settings, Tab::permissions, Tab::applications}, route.tab);
  }
  return commands;
}

std::vector<Command> common_commands(const Context& context) {
  const std::string issuer = context.backend.issuer();
  std::vector<Command> commands;
  commands.push_back(going(icon_plus, words::create_application,
                           {Screen::application_new, {}, Tab::settings}, words::also_create));
  commands.push_back(going(icon_plus, words::create_api, {Screen::api_new, {}, Tab::settings},
                           words::also_create));
  commands.push_back(
      {icon_plus, words::create_organization, {}, words::also_create, [](Context& in) {
         in.router.go({Screen::organizations, {}, Tab::settings}, Errand::create);
       }});
  commands.push_back(going(icon_plus, words::create_rule, {Screen::rule_new, {}, Tab::settings},
                           words::also_create));
  commands.push_back({icon_refresh_cw, words::act_rotate, {}, words::also_rotate, [](Context& in) {
                        in.router.go({Screen::keys, {}, Tab::settings}, Errand::rotate);
                      }});
  commands.push_back(copying(words::act_copy_token_url, issuer + "oauth/token", words::also_copy));
  commands.push_back(
      copying(words::act_copy_keys_url, issuer + ".well-known/jwks.json", words::also_copy));
  commands.push_back(copying(words::act_copy_issuer, issuer, words::also_copy));
  return commands;
}

std::optional<FuzzyQuery> after_phrase(const FuzzyQuery& typed, std::string_view phrase) {
  const std::vector<std::string> known = FuzzyQuery(phrase).words();
  const std::vector<std::string>& words = typed.words();
  constexpr size_t shortest = 2;
  const auto begins = [](const std::string& whole, const std::string& word) {
    return whole.compare(0, word.size(), word) == 0;
  };
  if (words.empty() || words[0].size() < shortest || !begins(known[0], words[0]))
    return std::nullopt;
  size_t taken = 1;
  for (size_t next = 1; taken < words.size() && next < known.size(); ++next)
    if (begins(known[next], words[taken])) ++taken;
  return typed.without_first(taken);
}

}  // namespace ui

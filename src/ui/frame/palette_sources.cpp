// What the palette looks through, and what it says of it.
#include "base/http_message.h"
#include "ui/frame/palette.h"
#include "ui/icons.h"
#include "ui/text/common.h"
#include "ui/text/frame.h"
#include "ui/text/rules.h"

namespace ui {
namespace {

constexpr size_t recent_most = 5, few_most = 6, applications_most = 10;

struct Entity {
  const char* icon = nullptr;
  const char* kind = nullptr;
  std::string name;  // empty: it is not there any more
};

Entity entity_of(const Tenant& tenant, const std::vector<ExchangeRule>& rules, const Route& route) {
  if (route.screen == Screen::application) {
    const Application* app = tenant.find_application(route.id);
    return {icon_app_window, words::kind_application, app ? app->name : ""};
  }
  if (route.screen == Screen::api) {
    const Api* api = tenant.find_api(route.id);
    return {icon_boxes, words::kind_api, api ? api->label() : ""};
  }
  if (route.screen == Screen::organization) {
    const Organization* one = tenant.organizations.value.find(route.id);
    return {icon_layers, words::kind_organization, one ? one->display_name : ""};
  }
  for (const ExchangeRule& rule : rules)
    if (rule.id == route.id) return {icon_list_checks, words::kind_rule, rule.name};
  return {icon_list_checks, words::kind_rule, {}};
}

std::vector<size_t> moved(std::vector<size_t> places, size_t by) {
  for (size_t& place : places) place += by;
  return places;
}

// A phrase with the name that was found in its place {0}.
void put_into_phrase(PaletteOption& option, std::string_view phrase, const std::string& name,
                     const FuzzyQuery& query) {
  option.icon = icon_copy;
  option.title = fill(phrase, name);
  option.title_marks =
      moved(query.marks_in_title(name), std::min(phrase.find("{0}"), phrase.size()));
}

}  // namespace

const std::vector<Command>& CommandPalette::commands(size_t kind) const {
  return kind == here ? m_here : kind == pages ? m_pages : m_actions;
}

// Those that are still there, but the one that is shown.
std::vector<Route> CommandPalette::recent_here(const Context& context) const {
  std::vector<Route> routes;
  const Route& shown = context.router.route();
  for (const Route& route : m_recent.routes()) {
    if (route.screen == shown.screen && route.id == shown.id) continue;
    if (!entity_of(context.tenant, m_rules.loaded().value, route).name.empty())
      routes.push_back(route);
    if (routes.size() == recent_most) break;
  }
  return routes;
}

std::string CommandPalette::made_from(const Context& context) const {
  const Tenant& tenant = context.tenant;
  std::string from;
  for (const uint64_t version :
       {static_cast<uint64_t>(m_times_opened), tenant.applications.version, tenant.apis.version,
        tenant.organizations.version, m_rules.loaded().version})
    from += std::to_string(version) + "/";
  return from + m_typed;
}

// Without a query what was opened last and what can be done; entities only when they are asked for.
std::vector<CommandPalette::Source> CommandPalette::sources(Context& context) const {
  const FuzzyQuery query(m_typed);
  const Tenant& tenant = context.tenant;
  std::vector<Source> all(kinds);
  const auto is_recent = [this](Screen screen, const std::string& id) {
    return m_recent.holds(screen, id);
  };
  for (const size_t kind : {here, pages, actions}) {
    const std::vector<Command>& list = commands(kind);
    all[kind] = {list.size(),
                 [&list](size_t i) {
                   return FuzzyQuery::Subject{list[i].title, {}, list[i].also};
                 },
                 {},
                 query,
                 query.empty() ? list.size() : few_most,
                 query.empty()};
  }
  if (query.empty()) {
    all[recent] = {recent_here(context).size(),
                   [](size_t) { return FuzzyQuery::Subject{}; },
                   {},
                   query,
                   recent_most,
                   true};
    return all;
  }
  const auto& apps = tenant.applications.value;
  const auto app_at = [&apps](size_t i) { return FuzzyQuery::Subject{apps[i].name, apps[i].id}; };
  const auto app_is_recent = [&apps, is_recent](size_t i) {
    return is_recent(Screen::application, apps[i].id);
  };
  all[applications] = {apps.size(), app_at, app_is_recent, query, applications_most};
  const auto& every_api = tenant.apis.value;
  const auto api_at = [&every_api](size_t i) {
    return FuzzyQuery::Subject{every_api[i].label(), every_api[i].identifier, every_api[i].id};
  };
  const auto api_is_recent = [&every_api, is_recent](size_t i) {
    return is_recent(Screen::api, every_api[i].id);
  };
  all[apis] = {every_api.size(), api_at, api_is_recent, query, few_most};
  const auto& every = tenant.organizations.value;
  all[organizations] = {
      every.size(),
      [&every](size_t i) {
        return FuzzyQuery::Subject{every[i].display_name, every[i].id, every[i].name};
      },
      [&every, is_recent](size_t i) { return is_recent(Screen::organization, every[i].id); }, query,
      few_most};
  const std::vector<ExchangeRule>& every_rule = m_rules.loaded().value;
  all[rules] = {
      every_rule.size(),
      [&every_rule](size_t i) {
        return FuzzyQuery::Subject{every_rule[i].name, every_rule[i].id};
      },
      [&every_rule, is_recent](size_t i) { return is_recent(Screen::rule, every_rule[i].id); },
      query, few_most};
  if (const auto rest = after_phrase(query, words::phrase_client_id))
    all[client_ids] = {apps.size(), app_at, app_is_recent, *rest, few_most};
  if (const auto rest = after_phrase(query, words::phrase_identifier))
    all[identifiers] = {every_api.size(), api_at, api_is_recent, *rest, few_most};
  return all;
}

Route CommandPalette::route_of(const Context& context, const PaletteSearch::Hit& hit) const {
  const Tenant& tenant = context.tenant;
  switch (hit.source) {
    case recent: {
      const std::vector<Route> routes = recent_here(context);
      return hit.place < routes.size() ? routes[hit.place] : Route{};
    }
    case applications:
      return {Screen::application, tenant.applications.value[hit.place].id, Tab::quickstart};
    case apis:
      return {Screen::api, tenant.apis.value[hit.place].id, Tab::settings};
    case organizations:
      return {Screen::organization, tenant.organizations.value[hit.place].id, Tab::settings};
    default:
      return {Screen::rule, m_rules.loaded().value[hit.place].id, Tab::settings};
  }
}

PaletteOption CommandPalette::option(Context& context, const PaletteSearch::Hit& hit) const {
  const FuzzyQuery query(m_typed);
  const Tenant& tenant = context.tenant;
  PaletteOption shown;
  switch (hit.source) {
    case here:
    case pages:
    case actions: {
      const Command& command = commands(hit.source)[hit.place];
      shown.icon = command.icon;
      shown.title = command.title;
      shown.note = command.note;
      break;
    }
    case client_ids: {
      const Application& app = tenant.applications.value[hit.place];
      shown.note = app.id;
      put_into_phrase(shown, words::act_copy_client_id, app.name,
                      after_phrase(query, words::phrase_client_id).value_or(FuzzyQuery()));
      break;
    }
    case identifiers: {
      const Api& api = tenant.apis.value[hit.place];
      shown.note = api.identifier;
      put_into_phrase(shown, words::act_copy_identifier, api.label(),
                      after_phrase(query, words::phrase_identifier).value_or(FuzzyQuery()));
      break;
    }
    default: {
      const Route route = route_of(context, hit);
      const Entity entity = entity_of(tenant, m_rules.loaded().value, route);
      shown.icon = hit.source == recent ? icon_history : entity.icon;
      shown.title = entity.name;
      const Api* api = route.screen == Screen::api ? tenant.find_api(route.id) : nullptr;
      shown.note = hit.source == recent ? entity.kind : api ? api->identifier : route.id;
    }
  }
  const bool is_phrase = hit.source == client_ids || hit.source == identifiers;
  shown.note_is_id = is_phrase || (hit.source != recent && hit.source > actions);
  if (!is_phrase) shown.title_marks = query.marks_in_title(shown.title);
  if (shown.note_is_id && !is_phrase) shown.note_marks = query.marks_in_id(shown.note);
  return shown;
}

void CommandPalette::run(Context& context, const PaletteSearch::Hit& hit) {
  const Tenant& tenant = context.tenant;
  switch (hit.source) {
    case here:
    case pages:
    case actions: {
      const auto act = commands(hit.source)[hit.place].run;
      return act(context);
    }
    case client_ids:
      return copy_and_tell(context, tenant.applications.value[hit.place].id);
    case identifiers:
      return copy_and_tell(context, tenant.apis.value[hit.place].identifier);
    default:
      return context.router.go(route_of(context, hit));
  }
}

}  // namespace ui

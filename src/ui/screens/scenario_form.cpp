#include "ui/screens/scenario_form.h"

#include "domain/words.h"
#include "ui/text/common.h"
#include "ui/text/scenario_form.h"
#include "ui/widgets/field.h"
#include "ui/widgets/page.h"

namespace ui {
namespace {

using base::Json;

constexpr float between = 16;

PickList pick_list(const std::vector<std::string>& names, std::string_view search) {
  PickList list;
  for (const std::string& name : names) list.made_from += name + '\n';
  list.search = search;
  list.count = names.size();
  list.id = list.name = [names](size_t at) { return names[at]; };
  return list;
}

void draw_picked(ScenarioFields& fields, const char* member, PickedList& picked,
                 const PickedList::Said& said, const PickList& list) {
  std::vector<std::string> chosen = texts_in(fields.json(), member);
  const std::vector<std::string> before = chosen;
  picked.draw(fields.look(), said, chosen, list, [](const std::string& id) { return id; });
  field_help(fields.look(), {}, fields.error_of(member));
  if (chosen != before) fields.json()[member] = chosen;
}

std::string quota_text(const Json& quota) {
  const auto part = [&](const char* member) {
    const auto found = quota.find(member);
    return found == quota.end() ? std::string(words::form_quota_any) : base::write_json(*found);
  };
  return fill(words::form_quota_facts, part("per_hour"), part("per_day"));
}

// What names something by its old name in the scenario names it by the new one.
void rename(Json& scenario, const char* list, const std::string& before, const std::string& now) {
  const bool is_api = std::string_view(list) == "apis";
  const char* member = is_api                                     ? "api"
                       : std::string_view(list) == "applications" ? "application"
                                                                  : "service";
  for (const char* place : {"services", "events"}) {
    if (!scenario.contains(place) || !scenario[place].is_array()) continue;
    for (Json& one : scenario[place]) {
      if (!one.is_object()) continue;
      if (const auto named = one.find(member); named != one.end() && *named == before) {
        *named = now;
      }
      if (!is_api || !one.contains("apis") || !one["apis"].is_array()) continue;
      for (Json& api : one["apis"]) {
        if (api == before) api = now;
      }
    }
  }
}

std::string title_by(const Json& entry, const char* member) {
  const auto found = entry.find(member);
  return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const char* label_of(size_t section) {
  constexpr const char* labels[] = {words::form_general, words::form_services,
                                    words::form_apis,    words::form_applications,
                                    words::form_events,  words::form_plan};
  return labels[section];
}

// Which section shows what this path leads to.
size_t section_of(std::string_view path) {
  constexpr std::string_view starts[] = {"$.\n",           "$.services", "$.apis",
                                         "$.applications", "$.events",   "$.p"};
  for (size_t section = 1; section < std::size(starts); ++section) {
    if (path.rfind(starts[section], 0) == 0) return section;
  }
  return 0;
}

}  // namespace

std::vector<std::string> texts_in(const Json& object, const char* member) {
  std::vector<std::string> texts;
  const auto found = object.find(member);
  if (found == object.end() || !found->is_array()) return texts;
  for (const Json& one : *found) {
    if (one.is_string()) texts.push_back(one.get<std::string>());
  }
  return texts;
}

std::vector<std::string> names_in(const Json& scenario, const char* list) {
  std::vector<std::string> names;
  const auto found = scenario.find(list);
  if (found == scenario.end() || !found->is_array()) return names;
  for (const Json& one : *found) {
    std::string name = one.is_object() ? title_by(one, one.contains("id") ? "id" : "name") : "";
    if (!name.empty()) names.push_back(std::move(name));
  }
  return names;
}

std::vector<Option> names_to_choose(const Json& scenario, const char* list) {
  std::vector<Option> options;
  for (const std::string& name : names_in(scenario, list)) options.push_back({name, name, ""});
  return options;
}

std::vector<std::string> scopes_of(const Json& scenario, const std::vector<std::string>& apis) {
  std::vector<std::string> scopes;
  const auto found = scenario.find("apis");
  if (found == scenario.end() || !found->is_array()) return scopes;
  for (const Json& api : *found) {
    if (!api.is_object()) continue;
    if (std::find(apis.begin(), apis.end(), title_by(api, "id")) == apis.end()) continue;
    for (std::string& scope : texts_in(api, "scopes")) {
      if (std::find(scopes.begin(), scopes.end(), scope) == scopes.end()) {
        scopes.push_back(std::move(scope));
      }
    }
  }
  return scopes;
}

void ScenarioForm::draw(Look& look, Json& draft, const sim::ScenarioErrors& errors) {
  m_errors = &errors;
  std::array<bool, 6> wrong{};
  for (const sim::ScenarioError& error : errors) wrong[section_of(error.path)] = true;
  std::vector<std::string> labels;
  for (size_t at = 0; at < wrong.size(); ++at) {
    labels.push_back(wrong[at] ? fill(words::form_section_wrong, label_of(at)) : label_of(at));
  }
  segments_or_select(look, words::form_sections, m_section, labels);
  gap(20);
  ScenarioFields whole(look, draft, "$", errors, m_typing);
  switch (static_cast<Section>(m_section)) {
    case Section::general:
      return draw_general(whole);
    case Section::services:
      return draw_services(whole);
    case Section::apis:
      return draw_apis(whole);
    case Section::applications:
      return draw_applications(whole);
    case Section::events:
      return draw_events(whole);
    case Section::plan:
      return draw_plan(whole);
  }
}

void ScenarioForm::draw_general(ScenarioFields& whole) {
  Look& look = whole.look();
  whole.text({"title", words::form_title});
  gap(between);
  whole.text({"lesson", words::form_lesson});
  gap(between);
  {
    Columns columns(look, {1, 1, 1}, between);
    columns.next();
    whole.text({"start", words::form_start, words::form_start_help});
    columns.next();
    whole.text({"duration", words::form_duration, words::form_durations});
    columns.next();
    whole.number({"seed", words::form_seed, words::form_seed_help});
  }
  gap(between);
  field_label(look, words::form_network);
  Columns columns(look, {1, 1, 1}, between);
  ScenarioFields world = whole.of("world");
  columns.next();
  world.text({"latency", words::form_latency, words::form_durations});
  columns.next();
  world.number({"lost_per_million", words::form_lost});
  columns.next();
  world.text({"region", words::form_region});
}

void ScenarioForm::draw_services(ScenarioFields& whole) {
  Json& scenario = whole.json();
  const auto applications = names_in(scenario, "applications"), apis = names_in(scenario, "apis");
  const Json example = {
      {"name", "service-" + std::to_string(names_in(scenario, "services").size() + 1)},
      {"application", applications.empty() ? std::string() : applications.front()},
      {"apis", apis.empty() ? Json::array() : Json::array({apis.front()})},
      {"scopes", Json::array()},
      {"copies", 1},
      {"instances", {{"kind", "fixed"}, {"count", 10}}},
      {"calls", {{"kind", "poisson"}, {"rate", 1}}},
      {"cache", {{"kind", "process"}, {"refresh", "at_expiry"}}},
      {"retry", {{"kind", "exponential"}, {"first", "1s"}, {"longest", "1m"}}},
      {"clock_behind", "0s"},
      {"timeout", "10s"},
      {"learns_secret", "10m"}};
  entries(Section::services)
      .draw(whole.look(),
            {.name = words::form_services,
             .add = words::form_service_add,
             .entries = scenario["services"],
             .path = "$.services",
             .example = example,
             .title = [](const Json& one) { return title_by(one, "name"); },
             .facts = service_facts,
             .draw = [&](ScenarioFields& one) { draw_service(one, scenario); }},
            *m_errors, m_typing);
}

void ScenarioForm::draw_service(ScenarioFields& service, Json& scenario) {
  Look& look = service.look();
  {
    Columns columns(look, {2, 2, 1}, between);
    columns.next();
    if (const auto before = service.text({"name", words::form_service_name})) {
      rename(scenario, "services", *before, service.text_of("name"));
    }
    columns.next();
    service.choose({"application", words::form_service_application},
                   names_to_choose(scenario, "applications"));
    columns.next();
    service.number({"copies", words::form_copies, words::form_copies_help});
  }
  gap(between);
  {
    Columns columns(look, {1, 1}, between);
    columns.next();
    draw_picked(service, "apis", m_service_apis,
                {words::form_service_apis, words::form_service_apis_none,
                 words::form_service_api_add, words::form_let_go},
                pick_list(names_in(scenario, "apis"), words::form_search_apis));
    columns.next();
    draw_picked(service, "scopes", m_service_scopes,
                {words::form_service_scopes, words::form_service_scopes_none,
                 words::form_service_scope_add, words::form_let_go},
                pick_list(scopes_of(scenario, texts_in(service.json(), "apis")),
                          words::form_search_scopes));
  }
  gap(between);
  draw_instances(service.of("instances"));
  gap(between);
  draw_calls(service.of("calls"));
  gap(between);
  draw_token_cache(service.of("cache"));
  gap(between);
  draw_retry(service.of("retry"));
  gap(between);
  Columns columns(look, {1, 1, 1}, between);
  columns.next();
  service.text({"timeout", words::form_timeout});
  columns.next();
  service.text({"learns_secret", words::form_learns_secret});
  columns.next();
  service.text({"clock_behind", words::form_clock_behind});
}

void ScenarioForm::draw_apis(ScenarioFields& whole) {
  Json& scenario = whole.json();
  const auto draw = [&](ScenarioFields& api) {
    Look& look = api.look();
    {
      Columns columns(look, {1, 1}, between);
      columns.next();
      if (const auto before = api.text({"id", words::form_api_id})) {
        rename(scenario, "apis", *before, api.text_of("id"));
      }
      columns.next();
      api.words({"scopes", words::form_api_scopes, words::form_api_scopes_help});
    }
    gap(between);
    ScenarioFields cache = api.of("jwks_cache");
    {
      Columns columns(look, {1, 1, 1}, between);
      columns.next();
      api.number({"token_lifetime_seconds", words::form_api_lifetime});
      columns.next();
      std::vector<Option> algorithms;
      for (const auto& [value, word] : domain::Words<domain::ApiSigningAlgorithm>::all) {
        if (value == domain::ApiSigningAlgorithm::hs256) continue;
        algorithms.push_back({std::string(word), std::string(word), ""});
      }
      api.choose({"algorithm", words::form_api_algorithm}, std::move(algorithms));
      columns.next();
      cache.text({"lifetime", words::form_api_jwks, words::form_api_jwks_help});
    }
    gap(between);
    cache.flag({"refetches_unknown_kid", words::form_api_refetches});
  };
  const Json example = {{"id", "api-" + std::to_string(names_in(scenario, "apis").size() + 1)},
                        {"scopes", {"read:all"}},
                        {"token_lifetime_seconds", 3600},
                        {"algorithm", "RS256"},
                        {"jwks_cache", {{"lifetime", "10m"}, {"refetches_unknown_kid", true}}}};
  entries(Section::apis)
      .draw(whole.look(),
            {.name = words::form_apis,
             .add = words::form_api_add,
             .entries = scenario["apis"],
             .path = "$.apis",
             .example = example,
             .title = [](const Json& one) { return title_by(one, "id"); },
             .facts =
                 [](const Json& one) {
                   std::string scopes;
                   for (const std::string& scope : texts_in(one, "scopes")) scopes += scope + ' ';
                   return fill(words::form_api_facts,
                               one.contains("token_lifetime_seconds")
                                   ? base::write_json(one["token_lifetime_seconds"])
                                   : std::string(),
                               scopes);
                 },
             .draw = draw},
            *m_errors, m_typing);
}

void ScenarioForm::draw_applications(ScenarioFields& whole) {
  Json& scenario = whole.json();
  const auto draw = [&](ScenarioFields& application) {
    if (const auto before = application.text({"id", words::form_application_id})) {
      rename(scenario, "applications", *before, application.text_of("id"));
    }
    gap(between);
    draw_scenario_quota(application, words::form_quota_has);
  };
  const size_t count = names_in(scenario, "applications").size();
  entries(Section::applications)
      .draw(whole.look(),
            {.name = words::form_applications,
             .add = words::form_application_add,
             .entries = scenario["applications"],
             .path = "$.applications",
             .example = {{"id", "application-" + std::to_string(count + 1)}},
             .title = [](const Json& one) { return title_by(one, "id"); },
             .facts =
                 [](const Json& one) {
                   const auto quota = one.find("quota");
                   return quota == one.end() || !quota->is_object()
                              ? std::string(words::form_application_free)
                              : quota_text(*quota);
                 },
             .draw = draw},
            *m_errors, m_typing);
}

void ScenarioForm::draw_events(ScenarioFields& whole) {
  Json& scenario = whole.json();
  entries(Section::events)
      .draw(whole.look(),
            {.name = words::form_events,
             .add = words::form_event_add,
             .entries = scenario["events"],
             .path = "$.events",
             .example = {{"kind", "deploy"}, {"at", "10m"}},
             .title = event_title,
             .facts = event_facts,
             .draw = [&](ScenarioFields& one) { draw_event(one, scenario); }},
            *m_errors, m_typing);
}

void ScenarioForm::draw_plan(ScenarioFields& whole) {
  Look& look = whole.look();
  {
    Columns columns(look, {1, 1}, between);
    ScenarioFields plan = whole.of("plan");
    columns.next();
    plan.number({"tokens_per_month", words::form_plan_tokens, words::form_plan_tokens_help});
    columns.next();
    plan.choose({"enforcement", words::form_plan_mode},
                {{"soft", words::form_plan_soft, ""}, {"hard", words::form_plan_hard, ""}});
  }
  gap(24);
  text(look, look.strong(), words::form_prices);
  gap(8);
  const auto draw = [&](ScenarioFields& price) {
    Columns columns(price.look(), {1, 1, 1, 1}, between);
    columns.next();
    price.text({"name", words::form_price_name});
    columns.next();
    price.number({"tokens_per_month", words::form_price_tokens});
    columns.next();
    price.number({"price_cents", words::form_price_cents});
    columns.next();
    price.number({"cents_per_thousand", words::form_price_more, words::form_price_more_help});
  };
  const auto facts = [](const Json& one) {
    const auto part = [&](const char* member) {
      const auto found = one.find(member);
      return found == one.end() ? std::string("0") : base::write_json(*found);
    };
    return fill(words::form_price_facts, part("tokens_per_month"), part("price_cents"));
  };
  entries(Section::plan)
      .draw(look,
            {.name = words::form_prices,
             .add = words::form_price_add,
             .entries = whole.json()["prices"],
             .path = "$.prices",
             .example = {{"name", "Another plan"},
                         {"tokens_per_month", 1000},
                         {"price_cents", 0},
                         {"cents_per_thousand", 0}},
             .title = [](const Json& one) { return title_by(one, "name"); },
             .facts = facts,
             .draw = draw},
            *m_errors, m_typing);
}

}  // namespace ui

#include "ui/screens/scenario_form.h"

#include "domain/words.h"
#include "ui/text/common.h"
#include "ui/text/scenario_form.h"
#include "ui/widgets/field.h"
#include "ui/widgets/page.h"

namespace ui {
namespace {

using base::Json;

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

const char* section_label(size_t section) {
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

void ScenarioForm::draw(Look& look, Json& draft, const sim::ScenarioErrors& errors) {
  m_errors = &errors;
  std::array<bool, 6> wrong{};
  for (const sim::ScenarioError& error : errors) wrong[section_of(error.path)] = true;
  std::vector<std::string> labels;
  for (size_t at = 0; at < wrong.size(); ++at) {
    labels.push_back(wrong[at] ? fill(words::form_section_wrong, section_label(at))
                               : section_label(at));
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
  gap(fields_gap);
  whole.text({"lesson", words::form_lesson});
  gap(fields_gap);
  {
    Columns columns(look, {1, 1, 1}, fields_gap);
    columns.next();
    whole.text({"start", words::form_start, words::form_start_help});
    columns.next();
    whole.text({"duration", words::form_duration, words::form_durations});
    columns.next();
    whole.number({"seed", words::form_seed, words::form_seed_help});
  }
  gap(fields_gap);
  field_label(look, words::form_network);
  Columns columns(look, {1, 1, 1}, fields_gap);
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
             .title = [](const Json& one) { return text_in(one, "name"); },
             .facts = service_facts,
             .draw = [&](ScenarioFields& one) { draw_service(one, scenario); }},
            *m_errors, m_typing);
}

void ScenarioForm::draw_service(ScenarioFields& service, Json& scenario) {
  Look& look = service.look();
  {
    Columns columns(look, {2, 2, 1}, fields_gap);
    columns.next();
    if (const auto before = service.text({"name", words::form_service_name})) {
      rename_in(scenario, "services", *before, service.text_of("name"));
    }
    columns.next();
    service.choose({"application", words::form_service_application},
                   names_to_choose(scenario, "applications"));
    columns.next();
    service.number({"copies", words::form_copies, words::form_copies_help});
  }
  gap(fields_gap);
  {
    Columns columns(look, {1, 1}, fields_gap);
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
  gap(fields_gap);
  draw_instances(service.of("instances"));
  gap(fields_gap);
  draw_calls(service.of("calls"));
  gap(fields_gap);
  draw_token_cache(service.of("cache"));
  gap(fields_gap);
  draw_retry(service.of("retry"));
  gap(fields_gap);
  Columns columns(look, {1, 1, 1}, fields_gap);
  columns.next();
  service.text({"timeout", words::form_timeout});
  columns.next();
  service.text({"learns_secret", words::form_learns_secret});
  columns.next();
  service.text({"clock_behind", words::form_clock_behind});
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

}  // namespace ui

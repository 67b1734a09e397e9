// A scenario as a form: what it consists of in sections, each member a field.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "ui/screens/scenario_entries.h"
#include "ui/screens/scenario_names.h"
#include "ui/widgets/picker.h"

namespace ui {

class ScenarioForm {
 public:
  // Fields over `draft`, of which the reader says `errors`.
  void draw(Look& look, base::Json& draft, const sim::ScenarioErrors& errors);

 private:
  enum class Section { general, services, apis, applications, events, plan };

  void draw_general(ScenarioFields& whole);
  void draw_services(ScenarioFields& whole);
  void draw_service(ScenarioFields& service, base::Json& scenario);
  void draw_apis(ScenarioFields& whole);
  void draw_applications(ScenarioFields& whole);
  void draw_events(ScenarioFields& whole);
  void draw_plan(ScenarioFields& whole);
  ScenarioEntries& entries(Section section) { return m_entries[static_cast<size_t>(section)]; }

  const sim::ScenarioErrors* m_errors = nullptr;  // in this frame
  size_t m_section = 0;
  std::array<ScenarioEntries, 6> m_entries;
  FieldTyping m_typing;
  PickedList m_service_apis, m_service_scopes;
};

// Between fields.
inline constexpr float fields_gap = 16;

// What a kind needs is there, so that its fields do not begin with errors.
inline void put_where_missing(base::Json& json, const char* member, const base::Json& value) {
  if (!json.contains(member)) json[member] = value;
}
// A quota, or none.
void draw_scenario_quota(ScenarioFields& owner, std::string_view none);
// Fields of a service and of an event, by their kinds.
void draw_instances(ScenarioFields instances);
void draw_calls(ScenarioFields calls);
void draw_token_cache(ScenarioFields cache);
void draw_retry(ScenarioFields retry);
void draw_event(ScenarioFields& event, const base::Json& scenario);
std::string event_title(const base::Json& event);
std::string event_facts(const base::Json& event);
std::string service_facts(const base::Json& service);

}  // namespace ui

// Events of a scenario, each with the fields of its kind; and quotas.
#include "ui/screens/scenario_form.h"
#include "ui/text/common.h"
#include "ui/text/scenario_form.h"
#include "ui/widgets/field.h"
#include "ui/widgets/switch_row.h"

namespace ui {
namespace {

using base::Json;

struct EventForm {
  const char* kind;
  const char* title;
  std::vector<std::string_view> members;
};

const std::vector<EventForm>& event_forms() {
  static const std::vector<EventForm> all = {
      {"deploy", words::event_deploy, {"service"}},
      {"server_down", words::event_server_down, {"lasts"}},
      {"server_slow", words::event_server_slow, {"lasts", "delay"}},
      {"secret_rotated", words::event_secret_rotated, {"application", "overlap_seconds"}},
      {"secret_leaked", words::event_secret_leaked, {"application", "api", "lasts", "rate"}},
      {"signing_key_rotated", words::event_signing_key_rotated, {}},
      {"signing_key_revoked", words::event_signing_key_revoked, {}},
      {"scope_removed", words::event_scope_removed, {"api", "scope"}},
      {"grant_deleted", words::event_grant_deleted, {"application", "api"}},
      {"quota_set", words::event_quota_set, {"application", "quota"}},
      {"token_lifetime_set", words::event_token_lifetime_set, {"api", "lifetime_seconds"}},
      {"month_boundary", words::event_month_boundary, {}}};
  return all;
}

const EventForm* form_of(const Json& event) {
  for (const EventForm& form : event_forms()) {
    if (event.is_object() && event.contains("kind") && event["kind"] == form.kind) return &form;
  }
  return nullptr;
}

bool has(const EventForm& form, std::string_view member) {
  return std::find(form.members.begin(), form.members.end(), member) != form.members.end();
}

// After another kind was chosen: what it needs, and nothing of the kind before.
void follow_kind(Json& event, const Json& scenario) {
  const EventForm* form = form_of(event);
  if (!form) return;
  for (const char* member : {"application", "api", "service", "scope", "quota", "overlap_seconds",
                             "lifetime_seconds", "lasts", "delay", "rate"}) {
    if (!has(*form, member)) event.erase(member);
  }
  const auto applications = names_in(scenario, "applications"), apis = names_in(scenario, "apis");
  for (const std::string_view member : form->members) {
    if (member == "application" && !applications.empty()) {
      put_where_missing(event, "application", applications.front());
    }
    if (member == "api" && !apis.empty()) put_where_missing(event, "api", apis.front());
    if (member == "lasts") put_where_missing(event, "lasts", "10m");
    if (member == "delay") put_where_missing(event, "delay", "2s");
    if (member == "rate") put_where_missing(event, "rate", 1);
    if (member == "overlap_seconds") put_where_missing(event, "overlap_seconds", 0);
    if (member == "lifetime_seconds") put_where_missing(event, "lifetime_seconds", 600);
    if (member == "quota")
      put_where_missing(event, "quota", {{"per_hour", 100}, {"mode", "enforce"}});
    if (member == "scope") {
      const auto scopes = scopes_of(scenario, {text_in(event, "api")});
      if (!scopes.empty()) put_where_missing(event, "scope", scopes.front());
    }
  }
}

}  // namespace

void draw_scenario_quota(ScenarioFields& owner, std::string_view label) {
  Look& look = owner.look();
  const auto found = owner.json().find("quota");
  const bool had = found != owner.json().end() && found->is_object();
  bool on = had;
  switch_row(look, "quota", on, label, "");
  if (on != had) {
    // Nothing, in an event that sets a quota, takes it away.
    owner.json()["quota"] = on ? Json{{"per_hour", 100}, {"mode", "enforce"}} : Json(nullptr);
  }
  field_help(look, {}, on ? std::string() : owner.error_of("quota"));
  if (!on) return;
  gap(12);
  ScenarioFields quota = owner.of("quota");
  {
    Columns columns(look, {1, 1, 1}, fields_gap);
    columns.next();
    quota.number({"per_hour", words::form_quota_hour});
    columns.next();
    quota.number({"per_day", words::form_quota_day});
    columns.next();
    quota.choose({"mode", words::form_quota_mode}, {{"enforce", words::form_quota_enforce, ""},
                                                    {"observe", words::form_quota_observe, ""}});
  }
  field_help(look, {}, quota.error());
}

std::string event_title(const Json& event) {
  const EventForm* form = form_of(event);
  return form ? form->title : std::string();
}

std::string event_facts(const Json& event) {
  std::string whom;
  for (const char* member : {"application", "api", "service", "scope"}) {
    const std::string name = text_in(event, member);
    if (!name.empty()) whom += (whom.empty() ? "" : ", ") + name;
  }
  const std::string at = text_in(event, "at");
  return whom.empty() ? fill(words::form_event_facts, at)
                      : fill(words::form_event_facts_of, at, whom);
}

void draw_event(ScenarioFields& event, const Json& scenario) {
  Look& look = event.look();
  Json& json = event.json();
  {
    Columns columns(look, {1, 1}, fields_gap);
    columns.next();
    std::vector<Option> kinds;
    for (const EventForm& form : event_forms()) kinds.push_back({form.kind, form.title, ""});
    if (event.choose({"kind", words::form_event_kind}, std::move(kinds))) {
      follow_kind(json, scenario);
    }
    columns.next();
    event.text({"at", words::form_event_at, words::form_durations});
  }
  const EventForm* form = form_of(json);
  if (!form || form->members.empty()) return;
  gap(fields_gap);
  if (has(*form, "quota")) {
    event.choose({"application", words::form_event_application},
                 names_to_choose(scenario, "applications"));
    gap(fields_gap);
    return draw_scenario_quota(event, words::form_quota_away);
  }
  Columns columns(look, std::vector<float>(std::max<size_t>(2, form->members.size()), 1),
                  fields_gap);
  const auto begin = [&](const char* member) {
    if (!has(*form, member)) return false;
    columns.next();
    return true;
  };
  if (begin("application")) {
    event.choose({"application", words::form_event_application},
                 names_to_choose(scenario, "applications"));
  }
  if (begin("api")) event.choose({"api", words::form_event_api}, names_to_choose(scenario, "apis"));
  if (begin("service")) {
    std::vector<Option> services = names_to_choose(scenario, "services");
    services.insert(services.begin(), {"", words::form_event_all_services, ""});
    event.choose({"service", words::form_event_service}, std::move(services));
  }
  if (begin("scope")) {
    std::vector<Option> scopes;
    for (const std::string& scope : scopes_of(scenario, {event.text_of("api")})) {
      scopes.push_back({scope, scope, ""});
    }
    event.choose({"scope", words::form_event_scope}, std::move(scopes));
  }
  if (begin("overlap_seconds")) event.number({"overlap_seconds", words::form_event_overlap});
  if (begin("lifetime_seconds")) event.number({"lifetime_seconds", words::form_event_lifetime});
  if (begin("lasts")) event.text({"lasts", words::form_event_lasts, words::form_durations});
  if (begin("delay")) event.text({"delay", words::form_event_delay, words::form_durations});
  if (begin("rate")) event.number({"rate", words::form_event_rate});
}

}  // namespace ui

// Fields whose members depend on a kind: instances, calls, caches, retries, events, quotas.
#include "ui/screens/scenario_form.h"
#include "ui/text/common.h"
#include "ui/text/scenario_form.h"
#include "ui/widgets/field.h"
#include "ui/widgets/switch_row.h"

namespace ui {
namespace {

using base::Json;

constexpr float between = 16;

// What a kind needs is there, so that its fields do not begin with errors.
void put_default(Json& json, const char* member, const Json& value) {
  if (!json.contains(member)) json[member] = value;
}

const std::vector<Option>& instances_kinds() {
  static const std::vector<Option> all = {{"fixed", words::form_instances_fixed, ""},
                                          {"curve", words::form_instances_curve, ""},
                                          {"autoscaling", words::form_instances_autoscaling, ""},
                                          {"serverless", words::form_instances_serverless, ""},
                                          {"cron", words::form_instances_cron, ""},
                                          {"ci", words::form_instances_ci, ""}};
  return all;
}

// As bars: what 24 numbers look like over a day.
void draw_hours(Look& look, const Json& instances) {
  const auto hours = instances.find("by_hour");
  if (hours == instances.end() || !hours->is_array() || hours->empty()) return;
  constexpr float height = 48;
  double most = 1;
  for (const Json& one : *hours) most = std::max(most, one.is_number() ? one.get<double>() : 0.0);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = look.available() / static_cast<float>(hours->size());
  for (size_t hour = 0; hour < hours->size(); ++hour) {
    const double count = (*hours)[hour].is_number() ? (*hours)[hour].get<double>() : 0;
    const float left = at.x + width * static_cast<float>(hour);
    const float bar = std::max(2.0f, height * static_cast<float>(std::max(0.0, count) / most));
    ImGui::GetWindowDrawList()->AddRectFilled(
        {left, at.y + height - bar}, {left + width - 2, at.y + height}, look.colours().accent, 2);
  }
  ImGui::Dummy({look.available(), height});
}

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
      put_default(event, "application", applications.front());
    }
    if (member == "api" && !apis.empty()) put_default(event, "api", apis.front());
    if (member == "lasts") put_default(event, "lasts", "10m");
    if (member == "delay") put_default(event, "delay", "2s");
    if (member == "rate") put_default(event, "rate", 1);
    if (member == "overlap_seconds") put_default(event, "overlap_seconds", 0);
    if (member == "lifetime_seconds") put_default(event, "lifetime_seconds", 600);
    if (member == "quota") put_default(event, "quota", {{"per_hour", 100}, {"mode", "enforce"}});
    if (member == "scope") {
      const auto scopes = scopes_of(scenario, {event.value("api", std::string())});
      if (!scopes.empty()) put_default(event, "scope", scopes.front());
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
    Columns columns(look, {1, 1, 1}, between);
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

std::string service_facts(const Json& service) {
  const auto part = [&](const char* object, const char* member) {
    const auto found = service.find(object);
    if (found == service.end() || !found->is_object() || !found->contains(member)) {
      return std::string();
    }
    const Json& value = (*found)[member];
    return value.is_string() ? value.get<std::string>() : base::write_json(value);
  };
  std::string kind = part("instances", "kind");
  for (const Option& option : instances_kinds()) {
    if (option.value == kind) kind = option.label;
  }
  return fill(words::form_service_facts, kind, part("calls", "rate"),
              service.value("application", std::string()));
}

void draw_instances(ScenarioFields instances) {
  Look& look = instances.look();
  Json& json = instances.json();
  put_default(json, "kind", "fixed");
  put_default(json, "count", 1);
  std::string kind = instances.text_of("kind");
  Columns columns(look, {1, 1, 1}, between);
  columns.next();
  if (instances.choose({"kind", words::form_instances}, instances_kinds())) {
    kind = instances.text_of("kind");
    if (kind == "curve") {
      const Json& count = json["count"];
      put_default(json, "by_hour",
                  Json(std::vector<Json>(24, count.is_number() ? count : Json(1))));
      put_default(json, "weekend_percent", 100);
    }
    const bool follows = kind == "autoscaling" || kind == "serverless";
    if (follows) put_default(json, "count_max", 100), put_default(json, "calls_each", 10);
    if (kind == "serverless") put_default(json, "lives", "10m");
    if (kind == "cron") put_default(json, "every", "1h"), json["lives"] = "5m";
    if (kind == "ci") put_default(json, "runs_per_day", 24), json["lives"] = "5m";
  }
  columns.next();
  if (kind == "curve") {
    instances.number({"weekend_percent", words::form_weekend});
  } else if (kind == "autoscaling" || kind == "serverless") {
    instances.number({"count_max", words::form_count_most});
  } else {
    instances.number({"count", kind == "fixed" ? words::form_count : words::form_count_run});
  }
  columns.next();
  if (kind == "curve") {
    instances.numbers({"by_hour", words::form_by_hour, words::form_by_hour_help});
    gap(8);
    draw_hours(look, json);
  } else if (kind == "autoscaling" || kind == "serverless") {
    instances.number({"calls_each", words::form_calls_each});
    gap(between);
    if (kind == "autoscaling") instances.number({"count", words::form_count_least});
    if (kind == "serverless") instances.text({"lives", words::form_lives_idle});
  } else if (kind != "fixed") {
    if (kind == "cron") instances.text({"every", words::form_every_run});
    if (kind == "ci") instances.number({"runs_per_day", words::form_runs_per_day});
    gap(between);
    instances.text({"lives", words::form_lives_run});
  }
}

void draw_calls(ScenarioFields calls) {
  Json& json = calls.json();
  put_default(json, "kind", "constant");
  put_default(json, "rate", 1);
  Columns columns(calls.look(), {1, 1, 1}, between);
  columns.next();
  if (calls.choose({"kind", words::form_calls}, {{"constant", words::form_calls_constant, ""},
                                                 {"poisson", words::form_calls_poisson, ""},
                                                 {"diurnal", words::form_calls_diurnal, ""},
                                                 {"bursts", words::form_calls_bursts, ""}})) {
    if (json["kind"] == "diurnal") put_default(json, "rate_low", 0);
    if (json["kind"] == "bursts") {
      put_default(json, "rate_burst", 10);
      put_default(json, "every", "10m");
      put_default(json, "lasts", "1m");
    }
  }
  const std::string kind = calls.text_of("kind");
  columns.next();
  calls.number({"rate", kind == "diurnal" ? words::form_rate_high : words::form_rate,
                words::form_rate_help});
  columns.next();
  if (kind == "diurnal") calls.number({"rate_low", words::form_rate_low});
  if (kind != "bursts") return;
  calls.number({"rate_burst", words::form_rate_burst});
  gap(between);
  calls.text({"every", words::form_burst_every});
  gap(between);
  calls.text({"lasts", words::form_burst_lasts});
}

void draw_token_cache(ScenarioFields cache) {
  Json& json = cache.json();
  put_default(json, "kind", "process");
  put_default(json, "refresh", "at_expiry");
  Columns columns(cache.look(), {1, 1, 1}, between);
  columns.next();
  if (cache.choose({"kind", words::form_cache}, {{"none", words::form_cache_none, ""},
                                                 {"process", words::form_cache_process, ""},
                                                 {"host", words::form_cache_host, ""},
                                                 {"shared", words::form_cache_shared, ""}})) {
    if (json["kind"] == "host") put_default(json, "processes_each_host", 10);
  }
  const std::string kind = cache.text_of("kind");
  columns.next();
  if (kind != "none" && cache.choose({"refresh", words::form_refresh},
                                     {{"at_expiry", words::form_refresh_at_expiry, ""},
                                      {"early", words::form_refresh_early, ""},
                                      {"on_401", words::form_refresh_on_401, ""},
                                      {"never", words::form_refresh_never, ""}})) {
    if (json["refresh"] == "early") {
      put_default(json, "early_percent", 10);
      put_default(json, "jitter_percent", 10);
    }
  }
  columns.next();
  if (kind == "host") cache.number({"processes_each_host", words::form_host_processes});
  if (kind != "none" && cache.text_of("refresh") == "early") {
    if (kind == "host") gap(between);
    cache.number({"early_percent", words::form_early});
    gap(between);
    cache.number({"jitter_percent", words::form_jitter});
    field_help(cache.look(), {}, cache.error());
  }
}

void draw_retry(ScenarioFields retry) {
  Json& json = retry.json();
  put_default(json, "kind", "exponential");
  Columns columns(retry.look(), {1, 1, 1}, between);
  columns.next();
  retry.choose({"kind", words::form_retry}, {{"none", words::form_retry_none, ""},
                                             {"fixed", words::form_retry_fixed, ""},
                                             {"exponential", words::form_retry_exponential, ""},
                                             {"storm", words::form_retry_storm, ""}});
  const std::string kind = retry.text_of("kind");
  columns.next();
  if (kind == "fixed" || kind == "exponential") {
    put_default(json, "first", "1s");
    retry.text({"first", words::form_retry_first});
  }
  columns.next();
  if (kind == "exponential") {
    put_default(json, "longest", "1m");
    retry.text({"longest", words::form_retry_longest});
  }
}

std::string event_title(const Json& event) {
  const EventForm* form = form_of(event);
  return form ? form->title : std::string();
}

std::string event_facts(const Json& event) {
  const auto text_of = [&](const char* member) {
    const auto found = event.find(member);
    return found != event.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  std::string whom;
  for (const char* member : {"application", "api", "service", "scope"}) {
    const std::string name = text_of(member);
    if (!name.empty()) whom += (whom.empty() ? "" : ", ") + name;
  }
  return whom.empty() ? fill(words::form_event_facts, text_of("at"))
                      : fill(words::form_event_facts_of, text_of("at"), whom);
}

void draw_event(ScenarioFields& event, const Json& scenario) {
  Look& look = event.look();
  Json& json = event.json();
  {
    Columns columns(look, {1, 1}, between);
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
  gap(between);
  if (has(*form, "quota")) {
    event.choose({"application", words::form_event_application},
                 names_to_choose(scenario, "applications"));
    gap(between);
    return draw_scenario_quota(event, words::form_quota_away);
  }
  Columns columns(look, std::vector<float>(std::max<size_t>(2, form->members.size()), 1), between);
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

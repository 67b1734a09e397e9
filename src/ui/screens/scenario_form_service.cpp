// Fields of a service whose members depend on a kind: instances, calls, caches, retries.
#include "ui/screens/scenario_form.h"
#include "ui/text/common.h"
#include "ui/text/scenario_form.h"
#include "ui/widgets/field.h"

namespace ui {
namespace {

using base::Json;

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

}  // namespace

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
              text_in(service, "application"));
}

void draw_instances(ScenarioFields instances) {
  Look& look = instances.look();
  Json& json = instances.json();
  put_where_missing(json, "kind", "fixed");
  put_where_missing(json, "count", 1);
  std::string kind = instances.text_of("kind");
  Columns columns(look, {1, 1, 1}, fields_gap);
  columns.next();
  if (instances.choose({"kind", words::form_instances}, instances_kinds())) {
    kind = instances.text_of("kind");
    if (kind == "curve") {
      const Json& count = json["count"];
      put_where_missing(json, "by_hour",
                        Json(std::vector<Json>(24, count.is_number() ? count : Json(1))));
      put_where_missing(json, "weekend_percent", 100);
    }
    const bool follows = kind == "autoscaling" || kind == "serverless";
    if (follows)
      put_where_missing(json, "count_max", 100), put_where_missing(json, "calls_each", 10);
    if (kind == "serverless") put_where_missing(json, "lives", "10m");
    if (kind == "cron") put_where_missing(json, "every", "1h"), json["lives"] = "5m";
    if (kind == "ci") put_where_missing(json, "runs_per_day", 24), json["lives"] = "5m";
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
    gap(fields_gap);
    if (kind == "autoscaling") instances.number({"count", words::form_count_least});
    if (kind == "serverless") instances.text({"lives", words::form_lives_idle});
  } else if (kind != "fixed") {
    if (kind == "cron") instances.text({"every", words::form_every_run});
    if (kind == "ci") instances.number({"runs_per_day", words::form_runs_per_day});
    gap(fields_gap);
    instances.text({"lives", words::form_lives_run});
  }
}

void draw_calls(ScenarioFields calls) {
  Json& json = calls.json();
  put_where_missing(json, "kind", "constant");
  put_where_missing(json, "rate", 1);
  Columns columns(calls.look(), {1, 1, 1}, fields_gap);
  columns.next();
  if (calls.choose({"kind", words::form_calls}, {{"constant", words::form_calls_constant, ""},
                                                 {"poisson", words::form_calls_poisson, ""},
                                                 {"diurnal", words::form_calls_diurnal, ""},
                                                 {"bursts", words::form_calls_bursts, ""}})) {
    if (json["kind"] == "diurnal") put_where_missing(json, "rate_low", 0);
    if (json["kind"] == "bursts") {
      put_where_missing(json, "rate_burst", 10);
      put_where_missing(json, "every", "10m");
      put_where_missing(json, "lasts", "1m");
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
  gap(fields_gap);
  calls.text({"every", words::form_burst_every});
  gap(fields_gap);
  calls.text({"lasts", words::form_burst_lasts});
}

void draw_token_cache(ScenarioFields cache) {
  Json& json = cache.json();
  put_where_missing(json, "kind", "process");
  put_where_missing(json, "refresh", "at_expiry");
  Columns columns(cache.look(), {1, 1, 1}, fields_gap);
  columns.next();
  if (cache.choose({"kind", words::form_cache}, {{"none", words::form_cache_none, ""},
                                                 {"process", words::form_cache_process, ""},
                                                 {"host", words::form_cache_host, ""},
                                                 {"shared", words::form_cache_shared, ""}})) {
    if (json["kind"] == "host") put_where_missing(json, "processes_each_host", 10);
  }
  const std::string kind = cache.text_of("kind");
  columns.next();
  if (kind != "none" && cache.choose({"refresh", words::form_refresh},
                                     {{"at_expiry", words::form_refresh_at_expiry, ""},
                                      {"early", words::form_refresh_early, ""},
                                      {"on_401", words::form_refresh_on_401, ""},
                                      {"never", words::form_refresh_never, ""}})) {
    if (json["refresh"] == "early") {
      put_where_missing(json, "early_percent", 10);
      put_where_missing(json, "jitter_percent", 10);
    }
  }
  columns.next();
  if (kind == "host") cache.number({"processes_each_host", words::form_host_processes});
  if (kind != "none" && cache.text_of("refresh") == "early") {
    if (kind == "host") gap(fields_gap);
    cache.number({"early_percent", words::form_early});
    gap(fields_gap);
    cache.number({"jitter_percent", words::form_jitter});
    field_help(cache.look(), {}, cache.error());
  }
}

void draw_retry(ScenarioFields retry) {
  Json& json = retry.json();
  put_where_missing(json, "kind", "exponential");
  Columns columns(retry.look(), {1, 1, 1}, fields_gap);
  columns.next();
  retry.choose({"kind", words::form_retry}, {{"none", words::form_retry_none, ""},
                                             {"fixed", words::form_retry_fixed, ""},
                                             {"exponential", words::form_retry_exponential, ""},
                                             {"storm", words::form_retry_storm, ""}});
  const std::string kind = retry.text_of("kind");
  columns.next();
  if (kind == "fixed" || kind == "exponential") {
    put_where_missing(json, "first", "1s");
    retry.text({"first", words::form_retry_first});
  }
  columns.next();
  if (kind == "exponential") {
    put_where_missing(json, "longest", "1m");
    retry.text({"longest", words::form_retry_longest});
  }
}

}  // namespace ui

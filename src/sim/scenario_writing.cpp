#include "sim/scenario_json.h"

#include <charconv>

namespace sim {

namespace {

using base::Json;

// Thousandths of a call per second as a number that reads back as the same.
Json rate_json(MilliRate rate) {
  return rate % 1000 == 0 ? Json(rate / 1000) : Json(static_cast<double>(rate) / 1000);
}

Json quota_json(const domain::TokenQuota& quota) {
  Json json = Json::object();
  if (quota.per_hour) json["per_hour"] = *quota.per_hour;
  if (quota.per_day) json["per_day"] = *quota.per_day;
  json["mode"] = domain::name(quota.mode);
  return json;
}

Json json_of(const Instances& instances) {
  Json json = {{"kind", domain::name(instances.kind)}, {"count", instances.count}};
  switch (instances.kind) {
    case InstancesKind::fixed:
      break;
    case InstancesKind::curve:
      json["by_hour"] = instances.by_hour;
      json["weekend_percent"] = instances.weekend_percent;
      break;
    case InstancesKind::autoscaling:
    case InstancesKind::serverless:
      json["count_max"] = instances.count_max;
      json["calls_each"] = rate_json(instances.calls_each);
      if (instances.lives.count() > 0) json["lives"] = duration_text(instances.lives);
      break;
    case InstancesKind::cron:
      json["every"] = duration_text(instances.every);
      json["lives"] = duration_text(instances.lives);
      break;
    case InstancesKind::ci:
      json["runs_per_day"] = instances.runs_per_day;
      json["lives"] = duration_text(instances.lives);
      break;
  }
  return json;
}

Json json_of(const Calls& calls) {
  Json json = {{"kind", domain::name(calls.kind)}, {"rate", rate_json(calls.rate)}};
  if (calls.kind == CallsKind::diurnal) json["rate_low"] = rate_json(calls.rate_low);
  if (calls.kind == CallsKind::bursts) {
    json["rate_burst"] = rate_json(calls.rate_burst);
    json["every"] = duration_text(calls.every);
    json["lasts"] = duration_text(calls.lasts);
  }
  return json;
}

Json json_of(const Service& service) {
  Json json = {{"name", service.name},
               {"application", service.application},
               {"apis", service.apis},
               {"scopes", service.scopes},
               {"copies", service.copies}};
  json["instances"] = json_of(service.instances);
  json["calls"] = json_of(service.calls);
  json["cache"] = {{"kind", domain::name(service.cache.kind)},
                   {"processes_each_host", service.cache.processes_each_host},
                   {"refresh", domain::name(service.cache.refresh)},
                   {"early_percent", service.cache.early_percent},
                   {"jitter_percent", service.cache.jitter_percent}};
  json["retry"] = {{"kind", domain::name(service.retry.kind)},
                   {"first", duration_text(service.retry.first)},
                   {"longest", duration_text(service.retry.longest)}};
  json["clock_behind"] = duration_text(service.clock_behind);
  json["timeout"] = duration_text(service.timeout);
  json["learns_secret"] = duration_text(service.learns_secret);
  return json;
}

Json json_of(const ApiPlan& api) {
  return {{"id", api.id},
          {"scopes", api.scopes},
          {"token_lifetime_seconds", api.token_lifetime_seconds},
          {"algorithm", domain::name(api.algorithm)},
          {"jwks_cache",
           {{"lifetime", duration_text(api.jwks_cache.lifetime)},
            {"refetches_unknown_kid", api.jwks_cache.refetches_unknown_kid}}}};
}

Json json_of(const Event& event) {
  Json json = {{"kind", domain::name(event.kind)}, {"at", duration_text(event.at)}};
  const std::pair<const char*, const std::string*> texts[] = {{"application", &event.application},
                                                              {"api", &event.api},
                                                              {"service", &event.service},
                                                              {"scope", &event.scope}};
  for (const auto& [name, text] : texts) {
    if (!text->empty()) json[name] = *text;
  }
  if (event.kind == EventKind::quota_set) {
    json["quota"] = event.quota ? quota_json(*event.quota) : Json(nullptr);
  }
  if (event.kind == EventKind::secret_rotated) json["overlap_seconds"] = event.seconds;
  if (event.kind == EventKind::token_lifetime_set) json["lifetime_seconds"] = event.seconds;
  if (event.lasts.count() > 0) json["lasts"] = duration_text(event.lasts);
  if (event.delay.count() > 0) json["delay"] = duration_text(event.delay);
  if (event.kind == EventKind::secret_leaked) json["rate"] = rate_json(event.rate);
  return json;
}

// One member or place of a path: "services", "[0]".
struct Step {
  std::string name;
  std::optional<size_t> place;
};

std::optional<std::vector<Step>> steps_of(std::string_view path) {
  std::vector<Step> steps;
  while (!path.empty()) {
    const size_t end = path.find_first_of(".[");
    Step step{std::string(path.substr(0, end)), std::nullopt};
    if (!step.name.empty()) steps.push_back(step);
    if (end == path.npos) return steps;
    const bool is_place = path[end] == '[';
    path.remove_prefix(end + 1);
    if (!is_place) continue;
    const size_t close = path.find(']');
    size_t place = 0;
    const auto read = std::from_chars(path.data(), path.data() + path.size(), place);
    if (close == path.npos || read.ptr != path.data() + close) return std::nullopt;
    steps.push_back({"", place});
    path.remove_prefix(close + 1);
  }
  return steps.empty() ? std::nullopt : std::optional(steps);
}

}  // namespace

Json scenario_json(const Scenario& scenario) {
  Json json = {{"version", scenario_version},
               {"title", scenario.title},
               {"lesson", scenario.lesson},
               {"seed", scenario.seed},
               {"start", base::to_iso(scenario.start)},
               {"duration", duration_text(scenario.duration)}};
  if (scenario.step.count() > 0) json["step"] = duration_text(scenario.step);
  json["world"] = {{"latency", duration_text(scenario.world.latency)},
                   {"lost_per_million", scenario.world.lost_per_million},
                   {"region", scenario.world.region}};
  json["plan"] = {{"tokens_per_month", scenario.plan.tokens_per_month},
                  {"enforcement", domain::name(scenario.plan.enforcement)}};
  for (const char* list : {"prices", "apis", "applications", "services", "events"}) {
    json[list] = Json::array();
  }
  for (const PricePlan& plan : scenario.prices) {
    json["prices"].push_back({{"name", plan.name},
                              {"tokens_per_month", plan.tokens_per_month},
                              {"price_cents", plan.price_cents},
                              {"cents_per_thousand", plan.cents_per_thousand}});
  }
  for (const ApiPlan& api : scenario.apis) json["apis"].push_back(json_of(api));
  for (const ApplicationPlan& application : scenario.applications) {
    Json one = {{"id", application.id}};
    if (application.quota) one["quota"] = quota_json(*application.quota);
    json["applications"].push_back(std::move(one));
  }
  for (const Service& service : scenario.services) json["services"].push_back(json_of(service));
  for (const Event& event : scenario.events) json["events"].push_back(json_of(event));
  return json;
}

std::string write_scenario(const Scenario& scenario) {
  return base::write_json(scenario_json(scenario), 2) + '\n';
}

base::Result<Json, std::string> with_setting(Json json, std::string_view assignment) {
  const size_t equals = assignment.find('=');
  if (equals == assignment.npos) {
    return base::failure(
        std::string("It must be path=value, such as services[0].cache.kind=none."));
  }
  const std::string path(assignment.substr(0, equals));
  const auto steps = steps_of(path);
  if (!steps) return base::failure("\"" + path + "\" is no path.");
  Json* at = &json;
  for (size_t number = 0; number < steps->size(); ++number) {
    const Step& step = (*steps)[number];
    const bool is_last = number + 1 == steps->size();
    if (step.place) {
      if (!at->is_array() || *step.place >= at->size()) {
        return base::failure("\"" + path + "\": there is no [" + std::to_string(*step.place) +
                             "].");
      }
      at = &(*at)[*step.place];
      continue;
    }
    if (!at->is_object() || (!is_last && !at->contains(step.name))) {
      return base::failure("\"" + path + "\": there is no \"" + step.name + "\".");
    }
    at = &(*at)[step.name];
  }
  const std::string_view value = assignment.substr(equals + 1);
  const auto read = base::parse_json(value);
  *at = read ? *read : Json(std::string(value));
  return json;
}

}  // namespace sim

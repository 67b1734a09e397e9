#include <algorithm>
#include <set>

#include "sim/json_cursor.h"

namespace sim {

namespace {

constexpr Milliseconds day{86'400'000};
constexpr Milliseconds never{0};
constexpr Milliseconds duration_max = 366 * day;
constexpr size_t entries_max = 1000;
constexpr long long number_max = 2'147'483'647;
// More would not fit into a tab's memory.
constexpr uint64_t instances_max = 2'000'000;

void read_quota(JsonCursor& at, std::optional<domain::TokenQuota>& quota) {
  if (at.json().is_null()) {
    quota.reset();
    return;
  }
  if (!at.is_object_of({"per_hour", "per_day", "mode"})) return;
  domain::TokenQuota read;
  int number = 0;
  if (at.has("per_hour")) at.integer("per_hour", number, 1, number_max), read.per_hour = number;
  if (at.has("per_day")) at.integer("per_day", number, 1, number_max), read.per_day = number;
  if (!read.per_hour && !read.per_day) at.fail("It needs per_hour, per_day or both.");
  at.word("mode", read.mode);
  quota = read;
}

void read_instances(JsonCursor& at, Instances& instances) {
  if (!at.is_object_of({"kind", "count", "count_max", "by_hour", "weekend_percent", "calls_each",
                        "lives", "every", "runs_per_day"})) {
    return;
  }
  at.word("kind", instances.kind);
  at.integer("count", instances.count, 0, 1'000'000);
  at.integer("count_max", instances.count_max, 1, 1'000'000);
  at.integer("weekend_percent", instances.weekend_percent, 0, 1000);
  at.rate("calls_each", instances.calls_each);
  if (instances.calls_each == 0) at.fail_at("calls_each", "It must be more than 0.");
  at.duration("lives", instances.lives, never, duration_max);
  at.duration("every", instances.every, Milliseconds(1000), duration_max);
  at.integer("runs_per_day", instances.runs_per_day, 1, 86'400);
  const size_t hours_before = instances.by_hour.size();
  at.each("by_hour", 24, [&](JsonCursor& hour) {
    const bool is_count =
        hour.json().is_number_unsigned() && hour.json().get<uint64_t>() <= 1'000'000;
    if (!is_count) hour.fail("It must be a whole number from 0 to 1000000.");
    instances.by_hour.push_back(is_count ? hour.json().get<uint32_t>() : 0);
  });
  if (instances.kind == InstancesKind::curve && instances.by_hour.size() - hours_before != 24) {
    at.fail_at("by_hour", "A curve needs 24 numbers, one for each hour of the day.");
  }
  const bool runs = instances.kind == InstancesKind::cron || instances.kind == InstancesKind::ci;
  if (runs && instances.lives == never) {
    at.fail_at("lives", "A run needs to take some time.");
  }
}

void read_calls(JsonCursor& at, Calls& calls) {
  if (!at.is_object_of({"kind", "rate", "rate_low", "rate_burst", "every", "lasts"})) return;
  at.word("kind", calls.kind);
  at.rate("rate", calls.rate);
  at.rate("rate_low", calls.rate_low);
  at.rate("rate_burst", calls.rate_burst);
  at.duration("every", calls.every, Milliseconds(1000), duration_max);
  at.duration("lasts", calls.lasts, Milliseconds(1), duration_max);
  if (calls.kind == CallsKind::diurnal && calls.rate_low > calls.rate) {
    at.fail_at("rate_low", "The lowest rate of the day is above its highest.");
  }
}

void read_cache(JsonCursor& at, TokenCache& cache) {
  if (!at.is_object_of(
          {"kind", "processes_each_host", "refresh", "early_percent", "jitter_percent"})) {
    return;
  }
  at.word("kind", cache.kind);
  at.word("refresh", cache.refresh);
  at.integer("processes_each_host", cache.processes_each_host, 1, 100'000);
  at.integer("early_percent", cache.early_percent, 0, 90);
  at.integer("jitter_percent", cache.jitter_percent, 0, 90);
  if (cache.early_percent + cache.jitter_percent > 95) {
    at.fail("early_percent and jitter_percent leave nothing of the lifetime.");
  }
}

void read_retry(JsonCursor& at, Retry& retry) {
  if (!at.is_object_of({"kind", "first", "longest"})) return;
  at.word("kind", retry.kind);
  at.duration("first", retry.first, Milliseconds(1), day);
  at.duration("longest", retry.longest, Milliseconds(1), day);
}

void read_service(JsonCursor& at, Service& service) {
  if (!at.is_object_of({"name", "application", "apis", "scopes", "copies", "instances", "calls",
                        "cache", "retry", "clock_behind", "timeout", "learns_secret"})) {
    return;
  }
  for (const char* name : {"name", "application", "apis"}) at.required(name);
  at.text("name", service.name);
  at.text("application", service.application);
  at.texts("apis", service.apis);
  at.texts("scopes", service.scopes);
  at.integer("copies", service.copies, 1, 50'000);
  at.object("instances", [&](JsonCursor& one) { read_instances(one, service.instances); });
  at.object("calls", [&](JsonCursor& one) { read_calls(one, service.calls); });
  at.object("cache", [&](JsonCursor& one) { read_cache(one, service.cache); });
  at.object("retry", [&](JsonCursor& one) { read_retry(one, service.retry); });
  at.duration("clock_behind", service.clock_behind, -day, day);
  at.duration("timeout", service.timeout, Milliseconds(1), day);
  at.duration("learns_secret", service.learns_secret, never, duration_max);
}

void read_api(JsonCursor& at, ApiPlan& api) {
  if (!at.is_object_of({"id", "scopes", "token_lifetime_seconds", "algorithm", "jwks_cache"})) {
    return;
  }
  at.required("id");
  at.text("id", api.id);
  at.texts("scopes", api.scopes);
  for (const std::string& scope : api.scopes) {
    if (!domain::is_scope_token(scope)) at.fail_at("scopes", "A scope has no spaces or quotes.");
  }
  at.integer("token_lifetime_seconds", api.token_lifetime_seconds, 1,
             domain::token_lifetime_seconds_max);
  at.word("algorithm", api.algorithm);
  if (api.algorithm == domain::ApiSigningAlgorithm::hs256) {
    at.fail_at("algorithm", "Simulated APIs verify by the key set, which has no shared secrets.");
  }
  at.object("jwks_cache", [&](JsonCursor& cache) {
    if (!cache.is_object_of({"lifetime", "refetches_unknown_kid"})) return;
    cache.duration("lifetime", api.jwks_cache.lifetime, never, duration_max);
    cache.flag("refetches_unknown_kid", api.jwks_cache.refetches_unknown_kid);
  });
}

void read_event(JsonCursor& at, Event& event) {
  if (!at.is_object_of({"kind", "at", "application", "api", "service", "scope", "quota",
                        "overlap_seconds", "lifetime_seconds", "lasts", "delay", "rate"})) {
    return;
  }
  at.required("kind");
  at.required("at");
  at.word("kind", event.kind);
  at.duration("at", event.at, never, duration_max);
  at.text("application", event.application);
  at.text("api", event.api);
  at.text("service", event.service);
  at.text("scope", event.scope);
  at.object("quota", [&](JsonCursor& quota) { read_quota(quota, event.quota); });
  at.integer("overlap_seconds", event.seconds, 0, domain::secret_overlap_seconds_max);
  at.integer("lifetime_seconds", event.seconds, 1, domain::token_lifetime_seconds_max);
  at.duration("lasts", event.lasts, Milliseconds(1), duration_max);
  at.duration("delay", event.delay, Milliseconds(1), day);
  at.rate("rate", event.rate);
  switch (event.kind) {
    case EventKind::secret_rotated:
      return at.required("application");
    case EventKind::scope_removed:
      at.required("api");
      return at.required("scope");
    case EventKind::grant_deleted:
      at.required("application");
      return at.required("api");
    case EventKind::quota_set:
      at.required("application");
      return at.required("quota");
    case EventKind::token_lifetime_set:
      at.required("api");
      return at.required("lifetime_seconds");
    case EventKind::server_down:
      return at.required("lasts");
    case EventKind::server_slow:
      at.required("lasts");
      return at.required("delay");
    case EventKind::secret_leaked:
      for (const char* name : {"application", "api", "lasts", "rate"}) at.required(name);
      return;
    case EventKind::signing_key_rotated:
    case EventKind::signing_key_revoked:
    case EventKind::deploy:
    case EventKind::month_boundary:
      return;
  }
}

// Names that lead nowhere, or to two things.
class References {
 public:
  References(const Scenario& scenario, ScenarioErrors& errors)
      : m_scenario(scenario), m_errors(errors) {}

  void check() {
    check_names("apis", m_apis, m_scenario.apis, &ApiPlan::id);
    check_names("applications", m_applications, m_scenario.applications, &ApplicationPlan::id);
    check_names("services", m_services, m_scenario.services, &Service::name);
    uint64_t instances = 0;
    for (size_t at = 0; at < m_scenario.services.size(); ++at) {
      const Service& service = m_scenario.services[at];
      const std::string path = "$.services[" + std::to_string(at) + "]";
      known(m_applications, service.application, path + ".application");
      if (service.apis.empty()) m_errors.push_back({path + ".apis", "It names no API."});
      for (const std::string& api : service.apis) known(m_apis, api, path + ".apis");
      for (const std::string& scope : service.scopes) known_scope(service, scope, path);
      const bool follows = service.instances.kind == InstancesKind::autoscaling ||
                           service.instances.kind == InstancesKind::serverless;
      uint64_t most = follows ? service.instances.count_max : service.instances.count;
      for (const uint32_t count : service.instances.by_hour) most = std::max<uint64_t>(most, count);
      instances += service.copies * most * service.apis.size();
    }
    if (instances > instances_max) {
      m_errors.push_back({"$.services", "Together they have more than " +
                                            std::to_string(instances_max) + " instances."});
    }
    for (size_t at = 0; at < m_scenario.events.size(); ++at) {
      const Event& event = m_scenario.events[at];
      const std::string path = "$.events[" + std::to_string(at) + "]";
      known(m_applications, event.application, path + ".application");
      known(m_apis, event.api, path + ".api");
      known(m_services, event.service, path + ".service");
      if (event.at >= m_scenario.duration) {
        m_errors.push_back({path + ".at", "It is after the end of the scenario."});
      }
    }
  }

 private:
  template <class Entry>
  void check_names(const std::string& list, std::set<std::string>& names,
                   const std::vector<Entry>& entries, std::string Entry::*name) {
    for (size_t at = 0; at < entries.size(); ++at) {
      const std::string& text = entries[at].*name;
      const std::string path = "$." + list + "[" + std::to_string(at) + "]";
      if (text.empty()) {
        m_errors.push_back({path, "It has no name."});
      } else if (!names.insert(text).second) {
        m_errors.push_back({path, "There are two of the name \"" + text + "\"."});
      }
    }
  }
  void known(const std::set<std::string>& names, const std::string& name, std::string path) {
    if (name.empty() || names.count(name)) return;
    m_errors.push_back({std::move(path), "There is no \"" + name + "\" in the scenario."});
  }
  void known_scope(const Service& service, const std::string& scope, const std::string& path) {
    for (const ApiPlan& api : m_scenario.apis) {
      if (std::find(service.apis.begin(), service.apis.end(), api.id) == service.apis.end()) {
        continue;
      }
      if (std::find(api.scopes.begin(), api.scopes.end(), scope) != api.scopes.end()) continue;
      m_errors.push_back(
          {path + ".scopes", "The API \"" + api.id + "\" has no scope \"" + scope + "\"."});
    }
  }

  const Scenario& m_scenario;
  ScenarioErrors& m_errors;
  std::set<std::string> m_apis, m_applications, m_services;
};

void read_plan(JsonCursor& at, domain::Plan& plan) {
  if (!at.is_object_of({"tokens_per_month", "enforcement"})) return;
  at.integer("tokens_per_month", plan.tokens_per_month, 0, number_max);
  at.word("enforcement", plan.enforcement);
}

void read_price(JsonCursor& at, PricePlan& plan) {
  if (!at.is_object_of({"name", "tokens_per_month", "price_cents", "cents_per_thousand"})) return;
  at.required("name");
  at.text("name", plan.name);
  at.integer("tokens_per_month", plan.tokens_per_month, 0, 1'000'000'000'000);
  at.integer("price_cents", plan.price_cents, 0, 1'000'000'000);
  at.integer("cents_per_thousand", plan.cents_per_thousand, 0, 1'000'000'000);
}

void read_start(JsonCursor& at, base::Time& start) {
  std::string text = "2026-03-02T00:00:00Z";  // a Monday
  at.text("start", text);
  const auto read = base::parse_iso(text);
  if (read) {
    start = *read;
  } else {
    at.fail_at("start", "It must be a moment such as \"2026-03-02T00:00:00Z\".");
  }
}

}  // namespace

Milliseconds Scenario::step_length() const {
  if (step.count() > 0) return step;
  if (duration <= day / 4) return Milliseconds(1000);
  if (duration <= 2 * day) return Milliseconds(10'000);
  if (duration <= 7 * day) return Milliseconds(60'000);
  return Milliseconds(3'600'000);
}

base::Result<Scenario, ScenarioErrors> read_scenario(std::string_view text) {
  if (text.size() > scenario_size_max) {
    return base::failure(ScenarioErrors{{"$", "It is larger than a megabyte."}});
  }
  const auto json = base::parse_json(text);
  if (json) return scenario_of(*json);
  switch (json.error()) {
    case base::JsonError::malformed:
      return base::failure(ScenarioErrors{{"$", "It is not JSON."}});
    case base::JsonError::duplicate_member:
      return base::failure(ScenarioErrors{{"$", "An object has a member twice."}});
    case base::JsonError::too_deep:
      return base::failure(ScenarioErrors{{"$", "It is nested too deeply."}});
  }
  return base::failure(ScenarioErrors{{"$", "It is not JSON."}});
}

base::Result<Scenario, ScenarioErrors> scenario_of(const base::Json& json) {
  Scenario scenario;
  ScenarioErrors errors;
  JsonCursor at(json, "$", errors);
  if (!at.is_object_of({"$schema", "version", "title", "lesson", "seed", "start", "duration",
                        "step", "world", "plan", "prices", "apis", "applications", "services",
                        "events"})) {
    return base::failure(errors);
  }
  int version = 0;
  for (const char* name : {"version", "apis", "applications", "services"}) at.required(name);
  at.integer("version", version, scenario_version, scenario_version);
  at.text("title", scenario.title);
  at.text("lesson", scenario.lesson, 500);
  at.integer("seed", scenario.seed, 0, INT64_MAX);
  read_start(at, scenario.start);
  at.duration("duration", scenario.duration, Milliseconds(1000), duration_max);
  at.duration("step", scenario.step, Milliseconds(100), day);
  at.object("world", [&](JsonCursor& world) {
    if (!world.is_object_of({"latency", "lost_per_million", "region"})) return;
    world.duration("latency", scenario.world.latency, never, Milliseconds(60'000));
    world.integer("lost_per_million", scenario.world.lost_per_million, 0, 1'000'000);
    world.text("region", scenario.world.region);
  });
  at.object("plan", [&](JsonCursor& plan) { read_plan(plan, scenario.plan); });
  at.each("prices", 20, [&](JsonCursor& one) { read_price(one, scenario.prices.emplace_back()); });
  at.each("apis", entries_max,
          [&](JsonCursor& one) { read_api(one, scenario.apis.emplace_back()); });
  at.each("applications", entries_max, [&](JsonCursor& one) {
    ApplicationPlan& application = scenario.applications.emplace_back();
    if (!one.is_object_of({"id", "quota"})) return;
    one.required("id");
    one.text("id", application.id);
    one.object("quota", [&](JsonCursor& quota) { read_quota(quota, application.quota); });
  });
  at.each("services", entries_max,
          [&](JsonCursor& one) { read_service(one, scenario.services.emplace_back()); });
  at.each("events", entries_max,
          [&](JsonCursor& one) { read_event(one, scenario.events.emplace_back()); });
  if (errors.empty()) References(scenario, errors).check();
  if (!errors.empty()) return base::failure(errors);
  std::stable_sort(scenario.events.begin(), scenario.events.end(),
                   [](const Event& a, const Event& b) { return a.at < b.at; });
  return scenario;
}

}  // namespace sim

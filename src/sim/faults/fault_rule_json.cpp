#include "sim/faults/fault_rule_json.h"

#include <utility>

#include "sim/json_cursor.h"

namespace sim {

namespace {

constexpr size_t text_length_max = 600;

// What a rule says, as it was written: the counters are not among it.
base::Json definition(const FaultRule& rule) {
  base::Json json = {{"fault", std::string(domain::name(rule.kind))}};
  if (rule.kind == FaultKind::delay) {
    json["delay_ms"] = rule.delay_milliseconds;
    if (rule.jitter_milliseconds > 0) json["jitter_ms"] = rule.jitter_milliseconds;
  }
  if (rule.retry_after_seconds > 0) json["retry_after_seconds"] = rule.retry_after_seconds;
  const std::pair<const char*, const std::string&> whom[] = {{"client_id", rule.client_id},
                                                             {"audience", rule.audience},
                                                             {"path", rule.path},
                                                             {"method", rule.method}};
  for (const auto& [name, value] : whom) {
    if (!value.empty()) json[name] = value;
  }
  if (rule.count > 0) json["count"] = rule.count;
  if (rule.probability < 1) {
    json["probability"] = rule.probability;
    json["seed"] = rule.seed;
  }
  if (rule.until) json["until"] = base::to_iso(*rule.until);
  json["announce"] = rule.announces;
  json["is_enabled"] = rule.is_enabled;
  return json;
}

void read_whom(JsonCursor& at, FaultRule& rule) {
  at.text("client_id", rule.client_id, text_length_max);
  at.text("audience", rule.audience, text_length_max);
  at.text("path", rule.path, text_length_max);
  at.text("method", rule.method, 16);
  if (at.has("path") && !rule.path.starts_with('/')) {
    at.fail_at("path", "It must begin with \"/\"; a \"*\" at its end stands for any rest.");
  }
  if (rule.path.find('*') < rule.path.size() - 1 || rule.path.find('?') != rule.path.npos) {
    at.fail_at("path", "It is a path without a query, with one \"*\" at most, at its end.");
  }
  if (rule.path.starts_with("/admin/faults")) {
    at.fail_at("path", "Nothing goes wrong there: it is where faults are ended.");
  }
  if (at.has("method") &&
      (rule.method.empty() ||
       rule.method.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != rule.method.npos)) {
    at.fail_at("method", "It must be a method in upper case, such as \"POST\".");
  }
  const bool is_of_keys = stage_of(rule.kind) == FaultStage::keys;
  for (const char* name : {"client_id", "audience"}) {
    if (!at.has(name)) continue;
    if (is_of_keys) {
      at.fail_at(name, "Whoever asks for the key set does not say who it is.");
    } else if (!rule.path.empty() && !rule.path.starts_with("/oauth/")) {
      at.fail_at(name, "Only requests under /oauth/ say it, and \"path\" names others.");
    }
  }
}

void read_how_often(JsonCursor& at, FaultRule& rule, base::Time now) {
  at.integer("count", rule.count, 1, fault_count_max);
  at.integer("seed", rule.seed, 0, UINT32_MAX);
  if (at.has("probability")) {
    const base::Json& value = at.json()["probability"];
    rule.probability = value.is_number() ? value.get<double>() : 0;
    if (!(rule.probability > 0 && rule.probability <= 1)) {
      at.fail_at("probability", "It must be a number above 0, and 1 at most.");
    }
  }
  if (at.has("until")) {
    const base::Json& value = at.json()["until"];
    const auto time = base::parse_iso(value.is_string() ? value.get<std::string>() : "");
    if (time) rule.until = *time;
    if (!time) at.fail_at("until", "It must be a time such as \"2027-01-01T00:00:00Z\".");
  }
  int seconds = 0;
  at.integer("for_seconds", seconds, 1, fault_seconds_max);
  if (seconds > 0 && at.has("until")) {
    at.fail_at("for_seconds", "It says what \"until\" says: give one of them.");
  }
  if (seconds > 0) rule.until = now + std::chrono::seconds(seconds);
}

void read_what(JsonCursor& at, FaultRule& rule) {
  at.required("fault");
  // Of what is none of them nothing more is asked.
  rule.kind = FaultKind::bad_gateway;
  at.word("fault", rule.kind);
  const bool is_delay = rule.kind == FaultKind::delay;
  if (is_delay) at.required("delay_ms");
  at.integer("delay_ms", rule.delay_milliseconds, 1, fault_delay_milliseconds_max);
  at.integer("jitter_ms", rule.jitter_milliseconds, 0, fault_delay_milliseconds_max);
  for (const char* name : {"delay_ms", "jitter_ms"}) {
    if (!is_delay && at.has(name)) at.fail_at(name, "Only the fault \"delay\" has it.");
  }
  at.integer("retry_after_seconds", rule.retry_after_seconds, 1, fault_seconds_max);
  if (at.has("retry_after_seconds") && rule.kind != FaultKind::too_many_requests &&
      rule.kind != FaultKind::service_unavailable) {
    at.fail_at("retry_after_seconds",
               "Only the faults \"too_many_requests\" and \"service_unavailable\" have it.");
  }
}

}  // namespace

base::Result<FaultRule, ScenarioErrors> read_fault_rule(std::string_view text, base::Time now,
                                                        const FaultRule* before) {
  if (text.size() > fault_rule_size_max) {
    return base::failure(ScenarioErrors{{"$", "It is larger than 64 KB."}});
  }
  auto json = base::parse_json(text);
  if (!json) return base::failure(ScenarioErrors{{"$", "It is no JSON."}});
  if (before && json->is_object()) {
    base::Json merged = definition(*before);
    if (json->contains("for_seconds")) merged.erase("until");
    for (const auto& [name, value] : json->items()) {
      merged[name] = value;
      if (value.is_null()) merged.erase(name);
    }
    json = std::move(merged);
  }
  ScenarioErrors errors;
  JsonCursor at(*json, "$", errors);
  FaultRule rule;
  if (at.is_object_of({"fault", "delay_ms", "jitter_ms", "retry_after_seconds", "client_id",
                       "audience", "path", "method", "count", "probability", "seed", "until",
                       "for_seconds", "announce", "is_enabled"})) {
    read_what(at, rule);
    read_whom(at, rule);
    read_how_often(at, rule, now);
    at.flag("announce", rule.announces);
    at.flag("is_enabled", rule.is_enabled);
  }
  if (!errors.empty()) return base::failure(std::move(errors));
  if (before) {
    rule.id = before->id;
    rule.created_at = before->created_at;
    rule.matched = before->matched;
    rule.applied = before->applied;
    if (!at.has("seed")) rule.seed = before->seed;
  }
  return rule;
}

base::Json fault_rule_json(const FaultRule& rule, base::Time now) {
  base::Json json = {{"id", rule.id}};
  const base::Json said = definition(rule);
  for (const auto& [name, value] : said.items()) json[name] = value;
  const FaultEnd end = end_of(rule, now);
  json["created_at"] = base::to_iso(rule.created_at);
  json["matched"] = rule.matched;
  json["applied"] = rule.applied;
  json["is_active"] = end == FaultEnd::none;
  if (end != FaultEnd::none) json["ended_by"] = std::string(domain::name(end));
  return json;
}

}  // namespace sim

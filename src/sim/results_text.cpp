#include "sim/results_text.h"
#include "base/http_message.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace sim {

namespace {

using base::Json;

constexpr std::string_view plain_figures[] = {
    "tokens.month", "tokens",       "tokens.saved", "requests", "requests.failed",
    "calls",        "calls.failed", "over_quota",   "peak",     "checks.failed"};

Json counts_json(const Counts& counts) {
  Json failed = Json::object();
  for (const auto& word : domain::Words<FailureReason>::all) {
    const uint64_t count = counts.failed[static_cast<size_t>(word.value)];
    if (count > 0) failed[std::string(word.text)] = count;
  }
  return {{"requests", counts.requests},
          {"tokens", counts.tokens},
          {"over_quota", counts.over_quota},
          {"calls", counts.calls},
          {"failed_requests", counts.failed_requests()},
          {"failed_calls", counts.failed_calls()},
          {"failed", failed}};
}

Json failures_json(const Results& results) {
  Json all = Json::array();
  for (const Failure& failure : results.failures) {
    Json one = {{"service", failure.service},
                {"api", failure.api},
                {"reason", domain::name(failure.reason)},
                {"count", failure.count},
                {"first", base::to_iso(failure.first)},
                {"last", base::to_iso(failure.last)},
                {"chain", failure.chain}};
    if (failure.underlying) one["underlying"] = domain::name(*failure.underlying);
    one["event"] = failure.event ? Json(*failure.event) : Json(nullptr);
    all.push_back(std::move(one));
  }
  return all;
}

// Sums by the beginning of the window, application and API.
Json series_json(const Results& results, base::Time (*window)(base::Time)) {
  std::map<std::tuple<base::Time, size_t, size_t>, Counts> sums;
  for (const HourOfApplication& hour : results.hours) {
    sums[{window(hour.hour), hour.application, hour.api}].add(hour.counts);
  }
  Json rows = Json::array();
  for (const auto& [place, counts] : sums) {
    const auto& [at, application, api] = place;
    rows.push_back({{"from", base::to_iso(at)},
                    {"application", results.applications[application]},
                    {"api", results.apis[api]},
                    {"requests", counts.requests},
                    {"tokens", counts.tokens},
                    {"calls", counts.calls},
                    {"failed_requests", counts.failed_requests()},
                    {"failed_calls", counts.failed_calls()}});
  }
  return rows;
}

Json burn_downs_json(const Results& results) {
  Json all = Json::array();
  for (const BurnDownSeries& series : results.burn_downs) {
    Json points = Json::array();
    for (const BurnDownPoint& point : series.points) {
      points.push_back(
          {{"at", base::to_iso(point.at)}, {"limit", point.limit}, {"left", point.left}});
    }
    all.push_back({{"what", series.what}, {"points", std::move(points)}});
  }
  return all;
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == text.npos) return text;
  std::string quoted = "\"";
  for (const char letter : text) quoted += letter == '"' ? "\"\"" : std::string(1, letter);
  return quoted + '"';
}

}  // namespace

Json results_json(const Results& results) {
  Json json = {{"version", 1},
               {"title", results.title},
               {"lesson", results.lesson},
               {"seed", results.seed},
               {"start", base::to_iso(results.start)},
               {"end", base::to_iso(results.end)}};
  json["total"] = counts_json(results.total);
  json["tokens_per_month"] = results.tokens_per_month();
  json["tokens_with_cache"] = results.tokens_with_cache;
  json["peak"] = {{"requests_per_second", results.peak_requests_per_second},
                  {"at", base::to_iso(results.peak_at)}};
  json["failures"] = failures_json(results);
  for (const char* list : {"exhaustions", "costs", "checks", "markers", "advice"}) {
    json[list] = Json::array();
  }
  for (const Exhaustion& one : results.exhaustions) {
    json["exhaustions"].push_back({{"what", one.what},
                                   {"limit", one.limit},
                                   {"at", base::to_iso(one.at)},
                                   {"until", base::to_iso(one.until)},
                                   {"refused", one.refused}});
  }
  json["burn_downs"] = burn_downs_json(results);
  for (const Cost& one : results.costs) {
    json["costs"].push_back({{"plan", one.plan},
                             {"tokens_per_month", one.tokens_per_month},
                             {"cents", one.cents},
                             {"suffices", one.suffices}});
  }
  for (const Check& one : results.checks) {
    json["checks"].push_back(
        {{"name", one.name}, {"holds", one.holds}, {"explanation", one.explanation}});
  }
  for (const Marker& one : results.markers) {
    json["markers"].push_back({{"at", base::to_iso(one.at)}, {"text", one.text}});
  }
  for (const Advice& one : results.advice) {
    json["advice"].push_back({{"what", one.what},
                              {"evidence", one.evidence},
                              {"tokens_now", one.tokens_now},
                              {"tokens_then", one.tokens_then},
                              {"failed_calls_now", one.failed_calls_now},
                              {"failed_calls_then", one.failed_calls_then}});
  }
  json["months"] = series_json(results, base::start_of_month);
  json["days"] = series_json(results, base::start_of_day);
  json["hours"] = series_json(results, base::start_of_hour);
  return json;
}

std::string results_csv(const Results& results) {
  std::string text = "hour,application,api,requests,tokens,over_quota,calls";
  for (const auto& word : domain::Words<FailureReason>::all) {
    text += ",failed_" + std::string(word.text);
  }
  text += "\r\n";
  for (const HourOfApplication& hour : results.hours) {
    const Counts& counts = hour.counts;
    text += base::to_iso(hour.hour) + ',' + csv_cell(results.applications[hour.application]) + ',' +
            csv_cell(results.apis[hour.api]);
    for (const uint64_t count : {counts.requests, counts.tokens, counts.over_quota, counts.calls}) {
      text += ',' + std::to_string(count);
    }
    for (const uint64_t count : counts.failed) text += ',' + std::to_string(count);
    text += "\r\n";
  }
  return text;
}

std::string burn_down_csv(const Results& results) {
  if (results.burn_downs.empty()) return "";
  std::string text = "what,at,limit,left\r\n";
  for (const BurnDownSeries& series : results.burn_downs) {
    for (const BurnDownPoint& point : series.points) {
      text += csv_cell(series.what) + ',' + base::to_iso(point.at) + ',' +
              std::to_string(point.limit) + ',' + std::to_string(point.left) + "\r\n";
    }
  }
  return text;
}

std::optional<uint64_t> figure(const Results& results, std::string_view name) {
  if (name.starts_with("failed.")) {
    const auto reason = domain::from_name<FailureReason>(name.substr(7));
    if (!reason) return std::nullopt;
    return results.total.failed[static_cast<size_t>(*reason)];
  }
  const uint64_t values[] = {
      results.tokens_per_month(),
      results.total.tokens,
      results.total.tokens - std::min(results.total.tokens, results.tokens_with_cache),
      results.total.requests,
      results.total.failed_requests(),
      results.total.calls,
      results.total.failed_calls(),
      results.total.over_quota,
      results.peak_requests_per_second,
      static_cast<uint64_t>(std::count_if(results.checks.begin(), results.checks.end(),
                                          [](const Check& one) { return !one.holds; }))};
  for (size_t at = 0; at < std::size(plain_figures); ++at) {
    if (plain_figures[at] == name) return values[at];
  }
  return std::nullopt;
}

std::string figure_names() {
  std::string names;
  for (const auto name : plain_figures) names += std::string(name) + ", ";
  return names + "failed.<reason>";
}

base::Result<bool, std::string> holds(const Results& results, std::string_view condition) {
  const size_t at = condition.find_first_of("<>=");
  if (at == condition.npos) {
    return base::failure("\"" + std::string(condition) + "\" has no <, >, <=, >= or = in it.");
  }
  const std::string_view name = base::trim(condition.substr(0, at));
  const bool allows_equal = condition.substr(at + 1).starts_with('=') || condition[at] == '=';
  const bool is_long = condition.substr(at + 1).starts_with('=');
  const std::string_view text = base::trim(condition.substr(at + (is_long ? 2 : 1)));
  uint64_t limit = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), limit);
  if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) {
    return base::failure("\"" + std::string(text) + "\" is no whole number.");
  }
  const auto value = figure(results, name);
  if (!value) {
    return base::failure("There is no figure \"" + std::string(name) +
                         "\"; there are: " + figure_names() + ".");
  }
  if (*value == limit) return allows_equal;
  return condition[at] == '>' ? *value > limit : condition[at] == '<' && *value < limit;
}

Json comparison_json(const Results& first, const Results& second) {
  Json json = {{"first", {{"title", first.title}, {"seed", first.seed}}},
               {"second", {{"title", second.title}, {"seed", second.seed}}}};
  Json& figures = json["figures"] = Json::array();
  const auto add = [&](const std::string& name) {
    const uint64_t before = *figure(first, name), after = *figure(second, name);
    figures.push_back({{"name", name},
                       {"first", before},
                       {"second", after},
                       {"difference", static_cast<int64_t>(after) - static_cast<int64_t>(before)}});
  };
  for (const auto name : plain_figures) add(std::string(name));
  for (const auto& word : domain::Words<FailureReason>::all) {
    const std::string name = "failed." + std::string(word.text);
    if (*figure(first, name) + *figure(second, name) > 0) add(name);
  }
  return json;
}

}  // namespace sim

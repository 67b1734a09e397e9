#include "sim/faults/faults_route.h"

#include <string>
#include <utility>

#include "base/json.h"
#include "sim/faults/fault_rule_json.h"

namespace sim {

namespace {

constexpr std::string_view collection = "/admin/faults";

base::Response answer(int status, const base::Json& json) {
  return {status,
          {{"content-type", "application/json"}, {"cache-control", "no-store"}},
          base::write_json(json)};
}

base::Response refusal(int status, const char* error, const std::string& message) {
  return answer(status, {{"error", error}, {"message", message}});
}

base::Response not_allowed(const char* sentence, const char* allowed) {
  base::Response response = refusal(405, "method_not_allowed", sentence);
  response.headers.add("allow", allowed);
  return response;
}

base::Response no_such_fault() {
  return refusal(404, "not_found", "There is no fault of this id.");
}

base::Response invalid(const ScenarioErrors& errors) {
  std::string message;
  base::Json all = base::Json::array();
  for (const ScenarioError& error : errors) {
    if (!message.empty()) message += ' ';
    message += error.path + ": " + error.reason;
    all.push_back({{"path", error.path}, {"reason", error.reason}});
  }
  return answer(400, {{"error", "invalid_request"}, {"message", message}, {"errors", all}});
}

base::Response list(const Faults& faults, base::Time now) {
  base::Json rules = base::Json::array();
  for (const FaultRule& rule : faults.rules()) rules.push_back(fault_rule_json(rule, now));
  base::Json kinds = base::Json::array();
  for (const auto& word : domain::Words<FaultKind>::all) kinds.push_back(std::string(word.text));
  return answer(200, {{"faults", rules}, {"kinds", kinds}});
}

base::Response add(Faults& faults, const base::Request& request, base::Time now,
                   base::Random& random) {
  auto rule = read_fault_rule(request.body, now);
  if (!rule) return invalid(rule.error());
  const auto json = base::parse_json(request.body);
  if (json && !json->contains("seed")) random.fill(&rule->seed, sizeof rule->seed);
  const auto added = faults.add(std::move(*rule));
  if (!added) {
    return refusal(
        409, "too_many_faults",
        "There are " + std::to_string(fault_rules_max) + " faults at work: end one of them first.");
  }
  return answer(201, fault_rule_json(*added, now));
}

base::Response change(Faults& faults, const FaultRule& before, const base::Request& request,
                      base::Time now) {
  auto rule = read_fault_rule(request.body, now, &before);
  if (!rule) return invalid(rule.error());
  const auto changed = faults.replace(std::move(*rule));
  return changed ? answer(200, fault_rule_json(*changed, now)) : no_such_fault();
}

base::Response answer_about_one(Faults& faults, const base::Request& request, std::string_view id,
                                base::Time now) {
  const auto rule = faults.find(id);
  if (!rule) return no_such_fault();
  if (request.method == "GET") return answer(200, fault_rule_json(*rule, now));
  if (request.method == "PATCH") return change(faults, *rule, request, now);
  if (request.method != "DELETE") {
    return not_allowed("A fault is read by GET, changed by PATCH and ended by DELETE.",
                       "GET, PATCH, DELETE");
  }
  if (!faults.remove(id)) return no_such_fault();
  return {204, {}, ""};
}

}  // namespace

base::Response answer_about_faults(Faults& faults, const base::Request& request,
                                   const base::Clock& clock, base::Random& random) {
  const base::Time now = clock.now();
  const std::string_view path = request.path();
  if (path != collection) {
    return answer_about_one(faults, request, path.substr(collection.size() + 1), now);
  }
  if (request.method == "GET") return list(faults, now);
  if (request.method == "POST") return add(faults, request, now, random);
  if (request.method != "DELETE") {
    return not_allowed("Faults are listed by GET, added by POST and all ended by DELETE.",
                       "GET, POST, DELETE");
  }
  faults.remove_all();
  return {204, {}, ""};
}

}  // namespace sim

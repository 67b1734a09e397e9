#include "sim/tenant_scenario.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/number_text.h"
#include "domain/tenant.h"

namespace sim {

namespace {

using base::Json;

constexpr size_t name_octets_max = 60;
constexpr int64_t day_seconds = 86'400;
// So many instances, each with a cache, are believed; a count beyond comes from calls without one.
constexpr uint64_t instances_believed = 500;
constexpr uint32_t instances_without_cache = 10;

std::string member_text(const Json& json, const char* member) {
  return base::string_member(json, member).value_or("");
}

// As a scenario names things, and different from those before.
class Names {
 public:
  std::string add(const std::string& wanted, const char* otherwise) {
    std::string name;
    for (const char c : wanted) {
      const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                             (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
      if (is_letter) {
        name += c;
      } else if (!name.empty() && name.back() != '-') {
        name += '-';
      }
      if (name.size() == name_octets_max) break;
    }
    while (!name.empty() && name.back() == '-') name.pop_back();
    if (name.empty()) name = otherwise;
    std::string unique = name;
    for (int number = 2; !m_taken.insert(unique).second; ++number) {
      unique = name + '-' + std::to_string(number);
    }
    return unique;
  }

 private:
  std::set<std::string> m_taken;
};

struct TenantApi {
  ApiPlan plan;
  bool is_used = false;
};

// By their identifiers; without the Management API, whose tokens do not count.
std::map<std::string, TenantApi> apis_of(const Json& documents) {
  std::map<std::string, TenantApi> apis;
  if (!documents.is_array()) return apis;
  Names names;
  for (const Json& one : documents) {
    const std::string identifier = member_text(one, "identifier");
    if (identifier.empty() || base::bool_member(one, "is_system").value_or(false)) continue;
    ApiPlan plan;
    const std::string name = member_text(one, "name");
    plan.id = names.add(name.empty() ? identifier : name, "api");
    if (const Json* scopes = base::find_member(one, "scopes"); scopes && scopes->is_array()) {
      for (const Json& scope : *scopes) {
        const std::string value = member_text(scope, "value");
        if (domain::is_scope_token(value)) plan.scopes.push_back(value);
      }
    }
    const int64_t lifetime = base::integer_member(one, "token_lifetime").value_or(86'400);
    plan.token_lifetime_seconds =
        static_cast<int>(std::clamp<int64_t>(lifetime, 1, domain::token_lifetime_seconds_max));
    const auto algorithm =
        domain::from_name<domain::ApiSigningAlgorithm>(member_text(one, "signing_alg"));
    // Simulated APIs verify by the key set.
    if (algorithm && *algorithm != domain::ApiSigningAlgorithm::hs256) plan.algorithm = *algorithm;
    apis[identifier] = {std::move(plan)};
  }
  return apis;
}

struct TenantApplication {
  ApplicationPlan plan;
  std::string name;
  uint64_t tokens_this_month = 0;
  size_t grants = 0;  // for APIs that are simulated
};

std::optional<domain::TokenQuota> quota_of(const Json& client) {
  const Json* quota = base::find_member(client, "token_quota");
  const Json* limits = quota ? base::find_member(*quota, "client_credentials") : nullptr;
  if (!limits) return std::nullopt;
  domain::TokenQuota read;
  const auto limit = [&](const char* member) -> std::optional<int> {
    const auto number = base::integer_member(*limits, member);
    if (!number || *number < 1 || *number > 2'147'483'647) return std::nullopt;
    return static_cast<int>(*number);
  };
  read.per_hour = limit("per_hour");
  read.per_day = limit("per_day");
  const bool enforces = base::bool_member(*limits, "enforce").value_or(true);
  read.mode = enforces ? domain::QuotaMode::enforce : domain::QuotaMode::observe;
  return read.per_hour || read.per_day ? std::optional(read) : std::nullopt;
}

// By their client ids.
std::map<std::string, TenantApplication> applications_of(const TenantDocuments& documents) {
  std::map<std::string, TenantApplication> applications;
  if (documents.clients.is_array()) {
    for (const Json& one : documents.clients) {
      const std::string id = member_text(one, "client_id");
      if (id.empty() || member_text(one, "app_type") != "non_interactive") continue;
      TenantApplication& application = applications[id];
      application.name = member_text(one, "name");
      application.plan.quota = quota_of(one);
    }
  }
  const Json* counts = base::find_member(documents.usage_applications, "applications");
  if (!counts || !counts->is_array()) return applications;
  for (const Json& one : *counts) {
    const auto found = applications.find(member_text(one, "client_id"));
    const auto tokens = base::integer_member(one, "count_this_month");
    if (found == applications.end() || !tokens || *tokens < 0) continue;
    found->second.tokens_this_month = static_cast<uint64_t>(*tokens);
  }
  return applications;
}

struct GrantedCall {
  TenantApplication* application;
  TenantApi* api;
  std::vector<std::string> scopes;
};

std::vector<GrantedCall> lines_of(const Json& grants,
                                  std::map<std::string, TenantApplication>& clients,
                                  std::map<std::string, TenantApi>& apis) {
  std::vector<GrantedCall> lines;
  if (!grants.is_array()) return lines;
  std::set<std::pair<std::string, std::string>> seen;
  for (const Json& one : grants) {
    const std::string client_id = member_text(one, "client_id"),
                      audience = member_text(one, "audience");
    const auto client = clients.find(client_id);
    const auto api = apis.find(audience);
    if (client == clients.end() || api == apis.end()) continue;
    if (!seen.insert({client_id, audience}).second) continue;
    GrantedCall line{&client->second, &api->second, {}};
    const std::vector<std::string>& all = api->second.plan.scopes;
    if (base::bool_member(one, "allow_all_scopes").value_or(false)) line.scopes = all;
    for (std::string& scope :
         base::strings_member(one, "scope").value_or(std::vector<std::string>())) {
      const bool is_there = std::find(all.begin(), all.end(), scope) != all.end();
      const bool is_new =
          std::find(line.scopes.begin(), line.scopes.end(), scope) == line.scopes.end();
      if (is_there && is_new) line.scopes.push_back(std::move(scope));
    }
    ++client->second.grants;
    lines.push_back(std::move(line));
  }
  return lines;
}

// What takes about so many tokens a day from an API whose tokens live that long.
void guess_workload(Service& service, double tokens_per_day, int lifetime_seconds) {
  const double each_instance =
      std::max(1.0, static_cast<double>(day_seconds) / static_cast<double>(lifetime_seconds));
  service.calls.kind = CallsKind::poisson;
  service.calls.rate = 1000;  // one a second
  const auto instances = static_cast<uint64_t>(tokens_per_day / each_instance + 0.5);
  if (instances <= instances_believed) {
    service.instances.count = static_cast<uint32_t>(std::max<uint64_t>(1, instances));
    return;
  }
  service.instances.count = instances_without_cache;
  service.cache.kind = CacheKind::none;
  service.calls.rate = static_cast<MilliRate>(
      tokens_per_day * 1000 / static_cast<double>(day_seconds * instances_without_cache) + 0.5);
}

double days_into_month(base::Time now) {
  const auto since = now - base::start_of_month(now);
  return std::max(1.0 / 24, std::chrono::duration<double, std::ratio<86'400>>(since).count());
}

std::string lesson_of(const TenantScenario& made) {
  std::string lesson =
      "Taken from the tenant: its applications, APIs, scopes, lifetimes and quotas. How many "
      "instances call, and how they keep tokens, is guessed from this month's tokens: change it.";
  if (made.left_out > 0) {
    lesson += " " + base::grouped(made.left_out) + " that take fewer tokens were left out.";
  }
  return lesson;
}

}  // namespace

base::Result<TenantScenario, std::string> scenario_of_tenant(const TenantDocuments& documents) {
  std::map<std::string, TenantApi> apis = apis_of(documents.resource_servers);
  std::map<std::string, TenantApplication> applications = applications_of(documents);
  std::vector<GrantedCall> lines = lines_of(documents.client_grants, applications, apis);
  if (lines.empty()) {
    return base::failure(std::string(
        "No machine to machine application of this tenant may call an API of yours yet."));
  }
  std::stable_sort(lines.begin(), lines.end(), [](const GrantedCall& a, const GrantedCall& b) {
    return a.application->tokens_this_month > b.application->tokens_this_month;
  });
  TenantScenario made;
  made.left_out = lines.size() - std::min(lines.size(), tenant_services_max);
  lines.resize(lines.size() - made.left_out);
  Scenario& scenario = made.scenario;
  scenario.title = documents.title;
  scenario.start = base::start_of_day(documents.now);
  Names application_names, service_names;
  const double days = days_into_month(documents.now);
  for (const GrantedCall& line : lines) {
    ApplicationPlan& application = line.application->plan;
    if (application.id.empty()) {
      application.id = application_names.add(line.application->name, "application");
      scenario.applications.push_back(application);
    }
    if (!std::exchange(line.api->is_used, true)) scenario.apis.push_back(line.api->plan);
    Service service;
    const bool is_only = line.application->grants == 1;
    service.name = service_names.add(
        is_only ? application.id : application.id + " " + line.api->plan.id, "service");
    service.application = application.id;
    service.apis = {line.api->plan.id};
    service.scopes = line.scopes;
    guess_workload(service,
                   static_cast<double>(line.application->tokens_this_month) / days /
                       static_cast<double>(line.application->grants),
                   line.api->plan.token_lifetime_seconds);
    scenario.services.push_back(std::move(service));
  }
  scenario.plan.tokens_per_month =
      static_cast<int>(base::integer_member(documents.plan, "tokens_per_month").value_or(0));
  if (member_text(documents.plan, "enforcement") == "hard") {
    scenario.plan.enforcement = domain::PlanEnforcement::hard;
  }
  scenario.lesson = lesson_of(made);
  return made;
}

}  // namespace sim

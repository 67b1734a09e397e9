#include <catch2/catch_test_macros.hpp>

#include "domain/tenant.h"

using namespace domain;

namespace {

Api api_with(std::initializer_list<const char*> scopes) {
  Api api;
  api.id.value = "api";
  api.identifier.value = "https://api.example";
  for (const char* scope : scopes) api.scopes.push_back({scope, ""});
  return api;
}

LogEvent event_at(const LogBook& log, const char* time) {
  LogEvent event;
  event.date = *base::parse_iso(time);
  event.id = log.next_id(event.date);
  return event;
}

}  // namespace

TEST_CASE("a grant gives the scopes that the API still has, in the API's order") {
  ClientGrant grant;
  grant.scopes = {"c", "gone", "a"};
  const Api api = api_with({"a", "b", "c"});
  CHECK(effective_scopes(grant, api) == std::vector<std::string>{"a", "c"});
  CHECK(stale_scopes(grant, api) == std::vector<std::string>{"gone"});
  grant.allow_all_scopes = true;
  CHECK(effective_scopes(grant, api) == std::vector<std::string>{"a", "b", "c"});
}

TEST_CASE("a scope is what RFC 6749 says it is") {
  for (const char* good : {"read:orders", "a", "!#[]~", "https://x/y"}) CHECK(is_scope_token(good));
  for (const char* bad : {"", "a b", "a\"b", "a\\b", "é", "a\tb"}) CHECK(!is_scope_token(bad));
}

TEST_CASE("wire names are read back as what they name") {
  for (auto type : {ApplicationType::native, ApplicationType::spa, ApplicationType::regular_web,
                    ApplicationType::non_interactive}) {
    CHECK(application_type_from_name(name(type)) == type);
  }
  for (auto method :
       {AuthMethod::none, AuthMethod::client_secret_post, AuthMethod::client_secret_basic}) {
    CHECK(auth_method_from_name(name(method)) == method);
  }
  for (auto dialect : {TokenDialect::access_token, TokenDialect::access_token_authz,
                       TokenDialect::rfc9068_profile, TokenDialect::rfc9068_profile_authz}) {
    CHECK(token_dialect_from_name(name(dialect)) == dialect);
  }
  for (auto state : {KeyState::next, KeyState::current, KeyState::previous, KeyState::revoked}) {
    CHECK(key_state_from_name(name(state)) == state);
  }
  for (auto usage :
       {OrganizationUsage::deny, OrganizationUsage::allow, OrganizationUsage::require}) {
    CHECK(organization_usage_from_name(name(usage)) == usage);
  }
  CHECK(!application_type_from_name("toaster"));
}

TEST_CASE("log ids are decimal, grow with time, and keep growing when the clock is set back") {
  LogBook log;
  std::string previous;
  for (const char* time : {"2026-11-23T09:30:00Z", "2026-11-23T09:30:00Z", "2026-11-23T09:30:01Z",
                           "2020-01-01T00:00:00Z", "2026-11-23T09:30:02Z"}) {
    const LogEvent event = event_at(log, time);
    CHECK(event.id.value.size() == 56);
    CHECK(event.id.value.find_first_not_of("0123456789") == std::string::npos);
    CHECK(event.id.value > previous);
    previous = event.id.value;
    log.append(event);
  }
  CHECK(log.find({previous})->date == *base::parse_iso("2026-11-23T09:30:02Z"));
  CHECK(log.find({"900"}) == nullptr);
  log.remove_through(log.events()[2].id);
  CHECK(log.events().size() == 2);
}

TEST_CASE("usage adds up by hour and forgets nothing when a count is set again") {
  UsageLedger usage;
  const base::Time hour = *base::parse_iso("2026-11-23T09:00:00Z");
  usage.set({hour, {"a"}, {"x"}, 1});
  usage.set({hour, {"a"}, {"x"}, 2});
  usage.set({hour, {"b"}, {"x"}, 5});
  usage.set({hour + std::chrono::hours(1), {"a"}, {"x"}, 7});
  CHECK(usage.tokens(hour, {"a"}, {"x"}) == 2);
  CHECK(usage.tokens(hour, {"c"}, {"x"}) == 0);
  CHECK(usage.total(hour, hour + std::chrono::hours(1)) == 7);
  CHECK(usage.total(hour, hour + std::chrono::hours(2)) == 14);
}

TEST_CASE(
    "a tenant finds an API by its identifier and a grant by its parties, through every change") {
  Tenant tenant;
  Api api = api_with({"a"});
  tenant.apply(api);
  ClientGrant grant;
  grant.id.value = "cgr_1";
  grant.client_id.value = "app";
  grant.audience = api.identifier;
  tenant.apply(grant);
  CHECK(tenant.find_api(api.identifier)->id == api.id);
  CHECK(tenant.find_grant({"app"}, api.identifier, SubjectType::client)->id == grant.id);
  CHECK(!tenant.find_grant({"app"}, api.identifier, SubjectType::user));

  const Audience old = api.identifier;
  api.identifier.value = "https://renamed.example";
  tenant.apply(api);
  CHECK(!tenant.find_api(old));
  CHECK(tenant.find_api(api.identifier));
  tenant.apply(ClientGrantRemoved{grant.id});
  CHECK(!tenant.find_grant({"app"}, old, SubjectType::client));
  tenant.apply(ApiRemoved{api.id});
  CHECK(!tenant.find_api(api.identifier));
  CHECK(tenant.apis().size() == 0);
}

TEST_CASE("a reader keeps what it holds when it is replaced, and the order of creation stays") {
  Collection<ClientId, Application> applications;
  for (const char* id : {"c", "a", "b"}) {
    Application application;
    application.id.value = application.name = id;
    applications.put(application.id, application);
  }
  const auto held = applications.find({"a"});
  Application renamed = *held;
  renamed.name = "renamed";
  applications.put(renamed.id, renamed);
  CHECK(held->name == "a");
  std::string order;
  for (const auto& [place, application] : applications.in_order()) order += application->name + ' ';
  CHECK(order == "c renamed b ");
}

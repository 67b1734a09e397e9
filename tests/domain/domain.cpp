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

namespace {

// How many values of an enumeration are read back from their words as themselves.
template <class Enum>
size_t words_read_back() {
  size_t count = 0;
  for (const auto& word : Words<Enum>::all) {
    count += from_name<Enum>(name(word.value)) == word.value && name(word.value) == word.text;
  }
  return count;
}

}  // namespace

TEST_CASE("wire names are read back as what they name") {
  CHECK(words_read_back<ApplicationType>() == 25);
  CHECK(words_read_back<AuthMethod>() == 7);
  CHECK(words_read_back<ApiSigningAlgorithm>() == 5);
  CHECK(words_read_back<TokenDialect>() == 4);
  CHECK(words_read_back<KeyState>() == 5);
  CHECK(words_read_back<OrganizationUsage>() == 3);
  CHECK(words_read_back<LogEventType>() == 13);
  CHECK(words_read_back<CredentialType>() == 3);
  CHECK(!from_name<ApplicationType>("toaster"));
  CHECK(!from_name<ApplicationType>("Native"));
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
  log.remove_through(log.events()[2]->id);
  CHECK(log.events().size() == 2);
}

TEST_CASE("a quota warns once at 60, 80 and 100 percent, also when it is small") {
  const auto warnings = [](uint64_t quota) {
    std::string all;
    for (uint64_t used = 1; used <= quota + 2; ++used) {
      if (const auto warning = quota_warning(used, quota)) {
        all += std::to_string(used) + ":" + std::to_string(*warning) + " ";
      }
    }
    return all;
  };
  CHECK(warnings(100) == "60:60 80:80 100:100 ");
  CHECK(warnings(10) == "6:60 8:80 10:100 ");
  CHECK(warnings(2) == "2:100 ");
  CHECK(warnings(1) == "1:100 ");
}

TEST_CASE("quota windows are UTC hours and days, and say when they begin anew") {
  const base::Time now = *base::parse_iso("2026-11-23T09:59:00.500Z");
  CHECK(base::to_iso(window_start(QuotaBucket::per_hour, now)) == "2026-11-23T09:00:00.000Z");
  CHECK(base::to_iso(window_end(QuotaBucket::per_day, now)) == "2026-11-24T00:00:00.000Z");
  QuotaWindow window{.quota = 10, .used = 12, .resets_at = window_end(QuotaBucket::per_hour, now)};
  CHECK(window.seconds_to_reset(now) == 60);
  CHECK(window.remaining() == 0);
  CHECK(window.is_empty());
}

TEST_CASE("token marks are known until they are removed, and expire in order") {
  Tenant tenant;
  const base::Time start = *base::parse_iso("2026-11-23T09:00:00Z");
  for (int i = 0; i < 5; ++i) {
    tenant.apply(TokenMark{TokenMarkKind::assertion, "app " + std::to_string(i),
                           start + std::chrono::minutes(5 - i)});
  }
  CHECK(tenant.is_marked(TokenMarkKind::assertion, "app 3"));
  CHECK(!tenant.is_marked(TokenMarkKind::revoked, "app 3"));
  const auto expired = tenant.expired_marks(start + std::chrono::minutes(2));
  REQUIRE(expired.size() == 2);
  CHECK(expired[0].key == "app 4");
  for (const auto& removed : expired) tenant.apply(removed);
  CHECK(!tenant.is_marked(TokenMarkKind::assertion, "app 3"));
  CHECK(tenant.expired_marks(start + std::chrono::minutes(2)).empty());
}

TEST_CASE("what a store hands over packed, in any order, is found, in the order of its creation") {
  Tenant tenant;
  const auto later = [](int seconds) { return base::Time(std::chrono::seconds(seconds)); };
  for (const int number : {3, 1, 2}) {
    Application application;
    application.id.value = "app-" + std::to_string(number);
    application.secret.hash = "hash";
    application.created_at = later(number);
    CHECK(comes_packed(application));
    ClientGrant grant;
    grant.id.value = "cgr-" + std::to_string(number);
    grant.client_id = application.id;
    grant.audience.value = "api";
    grant.created_at = later(number);
    tenant.take(Packed(application));
    tenant.take(Packed(grant));
  }
  Application with_page;
  with_page.id.value = "app-0";
  with_page.allowed_origins = {"https://page.example"};
  CHECK_FALSE(comes_packed(with_page));
  tenant.take(Change(with_page));
  tenant.arrange();
  std::string order;
  for (const auto& [place, application] : tenant.applications().in_order()) {
    order += application->id.value + ' ';
    CHECK(tenant.applications().find(application->id)->created_at == application->created_at);
  }
  CHECK(order == "app-0 app-1 app-2 app-3 ");
  CHECK(tenant.find_grant({"app-2"}, {"api"}, SubjectType::client)->id.value == "cgr-2");
  CHECK(tenant.application_index().origins().allow("https://page.example"));
  tenant.apply(ApplicationRemoved{{"app-0"}});
  CHECK_FALSE(tenant.application_index().origins().allow("https://page.example"));
  CHECK(tenant.application_index().empty());
}

TEST_CASE("credentials and places in organizations go with what they belong to") {
  Tenant tenant;
  Api api = api_with({"a"});
  tenant.apply(api);
  Application application;
  application.id.value = "app";
  tenant.apply(application);
  tenant.apply(Credential{.id = {"cred_1"}, .client_id = {"app"}});
  ClientGrant grant;
  grant.id.value = "cgr_1";
  grant.client_id.value = "app";
  grant.audience = api.identifier;
  tenant.apply(grant);
  tenant.apply(Organization{.id = {"org_1"}, .name = "acme", .grants = {{"cgr_0"}, grant.id}});
  CHECK(tenant.find_organization("acme")->id.value == "org_1");
  for (const Change& change : removal_of(tenant, application)) tenant.apply(change);
  CHECK(tenant.applications().size() == 0);
  CHECK(tenant.grants().size() == 0);
  CHECK(tenant.credentials_of({"app"}).empty());
  CHECK(tenant.find_organization("org_1")->grants == std::vector<GrantId>{{"cgr_0"}});
  tenant.apply(OrganizationRemoved{{"org_1"}});
  CHECK(!tenant.find_organization("acme"));
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

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

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

namespace {

UsageCount tokens_at(const char* hour, const char* client, uint64_t tokens,
                     const char* organization = "") {
  return {.hour = *base::parse_iso(hour),
          .client_id = {client},
          .audience = {"x"},
          .organization_id = {organization},
          .tokens = tokens};
}

}  // namespace

TEST_CASE("usage adds up by hour and forgets nothing when a count is set again") {
  UsageLedger usage;
  const base::Time hour = *base::parse_iso("2026-11-23T09:00:00Z");
  usage.set(tokens_at("2026-11-23T09:00:00Z", "a", 1));
  usage.set(tokens_at("2026-11-23T09:00:00Z", "a", 2));
  usage.set(tokens_at("2026-11-23T09:00:00Z", "b", 5));
  usage.set(tokens_at("2026-11-23T10:00:00Z", "a", 7));
  usage.set(tokens_at("2026-12-01T00:00:00Z", "a", 100));
  CHECK(usage.count(hour, {"a"}, {"x"}, {}).tokens == 2);
  CHECK(usage.count(hour, {"c"}, {"x"}, {}).tokens == 0);
  CHECK(usage.total(hour, hour + std::chrono::hours(1)) == 7);
  CHECK(usage.total(hour, hour + std::chrono::hours(2)) == 14);
  CHECK(usage.month_total(*base::parse_iso("2026-11-01T00:00:00Z")) == 14);
  CHECK(usage.month_total(*base::parse_iso("2026-12-01T00:00:00Z")) == 100);
}

TEST_CASE("what an application or organization took is known for its hour and its UTC day") {
  UsageLedger usage;
  usage.set(tokens_at("2026-11-22T23:00:00Z", "a", 1000));
  usage.set(tokens_at("2026-11-23T08:00:00Z", "a", 1));
  usage.set(tokens_at("2026-11-23T09:00:00Z", "a", 2));
  usage.set(tokens_at("2026-11-23T09:00:00Z", "a", 4, "org_1"));
  usage.set(tokens_at("2026-11-23T09:00:00Z", "b", 8, "org_1"));
  const base::Time now = *base::parse_iso("2026-11-23T09:59:59.999Z");
  CHECK(usage.taken(ClientId{"a"}, QuotaBucket::per_hour, now) == 6);
  CHECK(usage.taken(ClientId{"a"}, QuotaBucket::per_day, now) == 7);
  CHECK(usage.taken(OrganizationId{"org_1"}, QuotaBucket::per_hour, now) == 12);
  CHECK(usage.taken(ClientId{"a"}, QuotaBucket::per_hour, now + std::chrono::seconds(1)) == 0);
  CHECK(usage.taken(ClientId{"c"}, QuotaBucket::per_day, now) == 0);
}

TEST_CASE("hours past their retention move into their day, and days past theirs go") {
  UsageLedger usage;
  usage.set(tokens_at("2026-01-05T01:00:00Z", "a", 1));
  usage.set(tokens_at("2026-09-01T00:00:00Z", "a", 2));
  usage.set(tokens_at("2026-09-01T05:00:00Z", "a", 3));
  usage.set(tokens_at("2026-09-01T05:00:00Z", "b", 4));
  usage.set(tokens_at("2026-11-20T05:00:00Z", "a", 5));
  const base::Time hours_since = *base::parse_iso("2026-11-01T00:00:00Z");
  const base::Time days_since = *base::parse_iso("2026-02-01T00:00:00Z");
  const base::Time day = *base::parse_iso("2026-09-01T00:00:00Z");
  // Whatever the size of the steps, the end is the same.
  const size_t step = GENERATE(1U, 2U, 100U);
  for (int i = 0; i < 20; ++i) {
    const auto cleaning = usage.cleaning(hours_since, days_since, step);
    for (const auto& count : cleaning.folded) usage.set(count);
    for (const auto& removed : cleaning.removed) usage.remove(removed);
  }
  const auto rest = usage.cleaning(hours_since, days_since, 100);
  CHECK((rest.folded.empty() && rest.removed.empty()));
  CHECK(usage.total({}, days_since) == 0);
  CHECK(usage.count(day, {"a"}, {"x"}, {}).tokens == 5);
  CHECK(usage.count(day, {"a"}, {"x"}, {}).is_whole_day);
  CHECK(usage.count(day, {"b"}, {"x"}, {}).tokens == 4);
  CHECK(usage.total(day + std::chrono::hours(1), hours_since) == 0);
  CHECK(usage.month_total(*base::parse_iso("2026-09-01T00:00:00Z")) == 9);
  CHECK(usage.month_total(*base::parse_iso("2026-11-01T00:00:00Z")) == 5);
}

TEST_CASE("what each server took in a month stays known when its hours move into their day") {
  UsageLedger usage("one");
  for (const char* hour :
       {"2026-11-02T00:00:00Z", "2026-11-02T05:00:00Z", "2026-11-02T09:00:00Z"}) {
    for (const char* replica : {"one", "two"}) {
      UsageCount count = tokens_at(hour, "a", replica == std::string("one") ? 1 : 10);
      count.replica = replica;
      usage.set(count);
    }
  }
  const base::Time month = *base::parse_iso("2026-11-01T00:00:00Z");
  const auto cleaning = usage.cleaning(*base::parse_iso("2026-11-20T00:00:00Z"), month, 100);
  CHECK(cleaning.folded.size() == 2);
  for (const auto& count : cleaning.folded) usage.set(count);
  for (const auto& removed : cleaning.removed) usage.remove(removed);
  CHECK(usage.month_total(month) == 33);
  CHECK(usage.month_total_by("one", month) == 3);
  CHECK(usage.month_total_by("two", month) == 30);
  int shown = 0;
  usage.each(month, month + std::chrono::hours(24 * 30), [&](const UsageCount& count) {
    ++shown;
    CHECK((count.tokens == 33 && count.is_whole_day && count.replica.empty()));
  });
  CHECK(shown == 1);
}

TEST_CASE("counts walked in parts are the same, also where they change meanwhile") {
  UsageLedger usage("one");
  const base::Time from = *base::parse_iso("2026-11-23T00:00:00Z"),
                   to = from + std::chrono::hours(24);
  for (int hour = 0; hour < 5; ++hour) {
    for (const char* client : {"a", "b", "c"}) {
      for (const char* replica : {"one", "two"}) {
        UsageCount count;
        count.hour = from + std::chrono::hours(hour);
        count.client_id.value = client;
        count.audience.value = "x";
        count.replica = replica;
        count.tokens = static_cast<uint64_t>(hour) + 1;
        usage.set(count);
      }
    }
  }
  const auto line = [](const UsageCount& count) {
    return base::to_iso(count.hour).substr(11, 2) + count.client_id.value +
           std::to_string(count.tokens) + ' ';
  };
  std::string whole;
  usage.each(from, to, [&](const UsageCount& count) { whole += line(count); });
  CHECK(whole == "00a2 00b2 00c2 01a4 01b4 01c4 02a6 02b6 02c6 03a8 03b8 03c8 04a10 04b10 04c10 ");
  for (size_t together : {1U, 2U, 3U, 4U, 100U}) {
    std::string parts;
    UsageLedger::Position position(from);
    const auto visit = [&](const UsageCount& count) { parts += line(count); };
    while (usage.each_of_part(position, to, together, visit)) continue;
    CHECK(parts == whole);
  }
  // What another server counted beside the one that was last is no count of its own; what goes or
  // comes further on is seen as it is then.
  UsageLedger::Position position(from);
  std::string parts;
  const auto visit = [&](const UsageCount& count) { parts += line(count); };
  CHECK(usage.each_of_part(position, to, 4, visit));
  UsageCount count;
  count.hour = from + std::chrono::hours(1);
  count.client_id.value = "a";
  count.audience.value = "x";
  count.replica = "zero";
  count.tokens = 100;
  usage.set(count);
  CHECK(usage.removals(base::start_of_month(from)) == 0);
  for (const char* replica : {"one", "two"}) {
    usage.remove({from + std::chrono::hours(1), {"a"}, {"x"}, {}, replica});
    usage.remove({from + std::chrono::hours(2), {"b"}, {"x"}, {}, replica});
  }
  while (usage.each_of_part(position, to, 4, visit)) continue;
  CHECK(parts == "00a2 00b2 00c2 01a4 01b4 01c4 02a6 02c6 03a8 03b8 03c8 04a10 04b10 04c10 ");
  CHECK(usage.removals(*base::parse_iso("2026-11-01T00:00:00Z")) == 4);
  CHECK(usage.total(from, to) == 2 * 3 * (1 + 2 + 3 + 4 + 5) + 100 - 4 - 6);
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

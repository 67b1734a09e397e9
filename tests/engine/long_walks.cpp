#include <algorithm>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <mutex>
#include <thread>
#include <vector>

#include "engine/courteous_mutex.h"
#include "tests/support/locked_random.h"
#include "tests/support/test_tenant.h"

// What goes through very many entities does so in steps, while others go on.

using namespace test_support;

namespace {

constexpr int crowd_size = 1000;
constexpr char other_audience[] = "https://other.example/api";

// A tenant that several threads may ask, with many applications that are authorized for the API of
// `first` or, every other one, for another.
struct CrowdedTenant : TestTenant {
  AuthorizedApplication first{*this};
  LockedRandom shared_random;

  CrowdedTenant() {
    REQUIRE(manage("POST", "/api/v2/resource-servers", {{"identifier", other_audience}}).status ==
            201);
    domain::Changes changes;
    domain::Organization organization;
    organization.id.value = "org_0123456789abcdef";
    organization.name = "acme";
    for (int number = 0; number < crowd_size; ++number) {
      domain::Application application;
      application.id.value = "crowd-" + std::to_string(number);
      application.name = application.id.value;
      application.type =
          number % 4 == 0 ? domain::ApplicationType::spa : domain::ApplicationType::non_interactive;
      application.secret.hash = "hash";
      application.created_at = clock.now() + std::chrono::milliseconds(number + 1);
      domain::ClientGrant grant;
      grant.id.value = "cgr_" + std::to_string(number);
      grant.client_id = application.id;
      grant.audience.value = number % 2 == 0 ? first.audience : other_audience;
      grant.created_at = application.created_at;
      organization.grants.push_back(grant.id);
      changes.emplace_back(application);
      changes.emplace_back(grant);
    }
    changes.emplace_back(organization);
    REQUIRE(store.write(changes));
    auto opened = engine::Engine::open(settings, store, clock, shared_random);
    REQUIRE(opened);
    engine = std::move(*opened);
  }
  base::Json total(const std::string& list) {
    return json_of(manage("GET", list + (list.find('?') == std::string::npos ? "?" : "&") +
                                     "include_totals=true"))["total"];
  }
};

// A month of counts: each application of the crowd took one token in each of five hours.
constexpr uint64_t history_tokens = 5 * crowd_size;
void add_history(CrowdedTenant& tenant, const char* month) {
  domain::Changes changes;
  for (int number = 0; number < crowd_size; ++number) {
    for (int hour = 0; hour < 5; ++hour) {
      domain::UsageCount count;
      count.hour =
          *base::parse_iso(month + std::string("-03T00:00:00Z")) + std::chrono::hours(hour * 7);
      count.client_id.value = "crowd-" + std::to_string(number);
      count.audience.value = tenant.first.audience;
      count.tokens = 1;
      changes.emplace_back(count);
    }
  }
  REQUIRE(tenant.store.write(changes));
  auto opened =
      engine::Engine::open(tenant.settings, tenant.store, tenant.clock, tenant.shared_random);
  REQUIRE(opened);
  tenant.engine = std::move(*opened);
}

uint64_t sum_of(const base::Json& rows, const char* member) {
  uint64_t sum = 0;
  for (const base::Json& row : rows) sum += row[member].get<uint64_t>();
  return sum;
}

std::string grants_for(const std::string& audience) {
  return "/api/v2/client-grants?audience=" + base::percent_encode(audience);
}

}  // namespace

TEST_CASE("an API goes with all of its grants, however many, and with no others") {
  CrowdedTenant tenant;
  CHECK(tenant.total(grants_for(tenant.first.audience)) == crowd_size / 2 + 1);
  CHECK(tenant.manage("DELETE", "/api/v2/resource-servers/" + tenant.first.api_id).status == 204);
  CHECK(tenant.manage("GET", "/api/v2/resource-servers/" + tenant.first.api_id).status == 404);
  CHECK(tenant.total(grants_for(tenant.first.audience)) == 0);
  CHECK(tenant.total(grants_for(other_audience)) == crowd_size / 2);
  CHECK(tenant.total("/api/v2/organizations/org_0123456789abcdef/client-grants") == crowd_size / 2);
  const base::Json events = json_of(tenant.manage("GET", "/api/v2/logs?q=type:sapi&per_page=100"));
  int removals = 0;
  for (const base::Json& event : events) {
    if (text_of(event, "description") == "Delete a resource server") ++removals;
  }
  CHECK(removals == 1);
}

TEST_CASE("an API that goes while others make grants for it and take tokens leaves none behind") {
  CrowdedTenant tenant;
  std::atomic<bool> is_over = false;
  std::atomic<int> made = 0, late = 0, other = 0;
  std::vector<std::thread> threads;
  for (int number = 0; number < 3; ++number) {
    threads.emplace_back([&, number] {
      for (int at = 2 * number + 1; !is_over && at < crowd_size; at += 6) {
        const base::Json grant = {{"client_id", "crowd-" + std::to_string(at)},
                                  {"audience", tenant.first.audience}};
        const int status = tenant.manage("POST", "/api/v2/client-grants", grant).status;
        ++(status == 201 ? made : status == 404 ? late : other);
        const int token = tenant.post_form("/oauth/token", tenant.first.form()).status;
        if (token != 200 && token != 403) ++other;
      }
    });
  }
  while (made < 5) std::this_thread::yield();
  const int status =
      tenant.manage("DELETE", "/api/v2/resource-servers/" + tenant.first.api_id).status;
  is_over = true;
  for (std::thread& thread : threads) thread.join();
  CHECK(status == 204);
  CHECK(other == 0);
  CHECK(tenant.total(grants_for(tenant.first.audience)) == 0);
  CHECK(tenant.total(grants_for(other_audience)) == crowd_size / 2);
}

TEST_CASE("a list that is filtered while applications come and go has all that stay") {
  CrowdedTenant tenant;
  std::atomic<bool> is_over = false;
  std::thread changes([&] {
    for (int number = 0; !is_over; ++number) {
      const base::Json made =
          json_of(tenant.manage("POST", "/api/v2/clients", {{"name", "New"}, {"app_type", "spa"}}));
      (void)tenant.manage("DELETE", "/api/v2/clients/" + text_of(made, "client_id"));
      if (number % 2 == 0 || number / 2 >= crowd_size / 8) continue;
      const std::string gone = "crowd-" + std::to_string(8 * (number / 2) + 1);
      (void)tenant.manage("DELETE", "/api/v2/clients/" + gone);
    }
  });
  for (int turn = 0; turn < 50; ++turn) {
    const base::Json spas = tenant.total("/api/v2/clients?app_type=spa");
    CHECK((spas >= crowd_size / 4 && spas <= crowd_size / 4 + 1));
    CHECK(tenant.total("/api/v2/clients?q=client_grant.allow_any_organization:true") == 0);
  }
  is_over = true;
  changes.join();
}

TEST_CASE("the parts of a usage report agree, though tokens are taken while it is made") {
  CrowdedTenant tenant;
  add_history(tenant, "2026-11");
  std::atomic<bool> is_over = false;
  std::atomic<uint64_t> taken = 0, failed = 0;
  std::vector<std::thread> threads;
  for (int number = 0; number < 2; ++number) {
    threads.emplace_back([&] {
      while (!is_over) {
        const int status = tenant.post_form("/oauth/token", tenant.first.form()).status;
        ++(status == 200 ? taken : failed);
      }
    });
  }
  for (int turn = 0; turn < 5; ++turn) {
    const uint64_t before = taken;
    const base::Json report = json_of(tenant.manage("GET", "/api/tallygate/v1/usage"));
    const uint64_t total = report["total"].get<uint64_t>();
    // Two more may be counted that are not answered yet.
    CHECK(total >= history_tokens + before);
    CHECK(total <= history_tokens + taken + 2);
    CHECK(sum_of(report["days"], "count") == total);
    CHECK(sum_of(report["by_application"], "count") == total);
    CHECK(sum_of(report["by_api"], "count") == total);
    CHECK(sum_of(report["savings"]["by_application_and_api"], "count") == total);
    CHECK(report["by_application"].size() == crowd_size + 1);
    CHECK(report["by_application"][crowd_size]["name"].is_string());
    const base::Json activity =
        json_of(tenant.manage("GET", "/api/tallygate/v1/usage/applications"))["applications"];
    CHECK(sum_of(activity, "count_this_month") >= total);
    CHECK(activity.size() == crowd_size + 1);
    const base::Json quotas = json_of(tenant.manage("GET", "/api/tallygate/v1/usage/quotas"));
    CHECK(quotas["refused"] == 0);
    const std::string csv = tenant.manage("GET", "/api/tallygate/v1/usage?format=csv").body;
    CHECK(std::count(csv.begin(), csv.end(), '\n') == 1 + 5 * crowd_size + 1);
  }
  is_over = true;
  for (std::thread& thread : threads) thread.join();
  CHECK(failed == 0);
}

TEST_CASE("a report of a month misses nothing while its hours become days") {
  CrowdedTenant tenant;
  tenant.clock.set(*base::parse_iso("2027-06-23T09:30:00Z"));
  add_history(tenant, "2026-11");
  const std::string path = "/api/tallygate/v1/usage?month=2026-11";
  std::atomic<bool> is_over = false;
  std::thread maintenance([&] {
    while (!is_over) tenant.engine->tick();
  });
  tenant.token = tenant.engine->dashboard_token();
  size_t lines = 0;
  do {
    CHECK(json_of(tenant.manage("GET", path))["total"] == history_tokens);
    CHECK(json_of(tenant.manage("GET", path + "&client_id=crowd-7"))["total"] == 5);
    const std::string csv = tenant.manage("GET", path + "&format=csv").body;
    lines = static_cast<size_t>(std::count(csv.begin(), csv.end(), '\n'));
  } while (lines > 1 + 2 * crowd_size);
  is_over = true;
  maintenance.join();
  // Two days of each.
  CHECK(lines == 1 + 2 * crowd_size);
}

TEST_CASE("whoever waits for the mutex of one who gives way has it first") {
  engine::CourteousMutex mutex;
  std::vector<std::thread> threads;
  int turns = 0;
  std::unique_lock lock(mutex);
  for (int number = 0; number < 8; ++number) {
    threads.emplace_back([&] {
      const std::lock_guard turn(mutex);
      ++turns;
    });
  }
  while (turns < 8) mutex.give_way();
  lock.unlock();
  for (std::thread& thread : threads) thread.join();
  CHECK(turns == 8);
}

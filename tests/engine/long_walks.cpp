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

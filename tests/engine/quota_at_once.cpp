#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <thread>

#include "tests/support/locked_random.h"
#include "tests/support/test_tenant.h"

// Quotas under 64 requests at once.

using namespace test_support;

namespace {

constexpr int threads_max = 64;

// May be set while others look at it.
class SharedClock : public base::Clock {
 public:
  explicit SharedClock(const char* time) { set(time); }
  base::Time now() const override { return m_now; }
  void set(const char* time) { m_now = *base::parse_iso(time); }

 private:
  std::atomic<base::Time> m_now;
};

struct Outcomes {
  std::atomic<int> granted = 0, refused = 0, other = 0;
  void add(int status) { ++(status == 200 ? granted : status == 429 ? refused : other); }
};

void at_once(const std::function<void(int thread)>& work) {
  std::vector<std::thread> threads;
  for (int i = 0; i < threads_max; ++i) threads.emplace_back([&work, i] { work(i); });
  for (std::thread& thread : threads) thread.join();
}

base::Json quota(const char* bucket, int n) {
  base::Json member;
  member["token_quota"]["client_credentials"][bucket] = n;
  return member;
}

// A tenant that many threads may ask, and whose clock they may move.
struct BusyTenant : TestTenant {
  SharedClock shared_clock{"2026-11-23T09:59:59.999Z"};
  LockedRandom shared_random;

  void share() {
    auto opened = engine::Engine::open(settings, store, shared_clock, shared_random);
    REQUIRE(opened);
    engine = std::move(*opened);
  }
};

}  // namespace

TEST_CASE("a quota of N gives N tokens to 64 threads, whatever their order") {
  for (const int n : {1, 10, 1000}) {
    BusyTenant tenant;
    const AuthorizedApplication app(tenant, quota("per_hour", n));
    tenant.share();
    Outcomes outcomes;
    at_once([&](int) {
      // Together a third more than the quota has, and at least two each.
      for (int i = 0; i < std::max(2, n * 4 / 3 / threads_max); ++i) {
        outcomes.add(tenant.post_form("/oauth/token", app.form()).status);
      }
    });
    CHECK(outcomes.granted == n);
    CHECK(outcomes.refused > 0);
    CHECK(outcomes.other == 0);
    CHECK(json_of(tenant.manage("GET", "/api/tallygate/v1/usage"))["total"] == n);
  }
}

TEST_CASE("an hour that begins while 64 threads ask gives N tokens again, and no more") {
  constexpr int requests = 4 * threads_max;
  for (const int n : {1, 10}) {
    BusyTenant tenant;
    const AuthorizedApplication app(tenant, quota("per_hour", n));
    tenant.share();
    Outcomes outcomes;
    std::atomic<int> asked = 0;
    at_once([&](int) {
      for (int i = 0; i < requests / threads_max; ++i) {
        // Of those before at most one for each other thread is still under way.
        if (++asked == requests / 2) tenant.shared_clock.set("2026-11-23T10:00:00Z");
        outcomes.add(tenant.post_form("/oauth/token", app.form()).status);
      }
    });
    CHECK(outcomes.granted == 2 * n);
    CHECK(outcomes.other == 0);
    const base::Json usage = json_of(tenant.manage("GET", "/api/tallygate/v1/usage"));
    CHECK(usage["days"][22]["hours"][9] == n);
    CHECK(usage["days"][22]["hours"][10] == n);
  }
}

TEST_CASE("the quotas of an application, of the tenant's default and of an organization at once") {
  BusyTenant tenant;
  const AuthorizedApplication own(tenant, quota("per_hour", 10));
  const base::Json made =
      json_of(tenant.manage("POST", "/api/v2/clients",
                            {{"name", "By default"},
                             {"app_type", "non_interactive"},
                             {"grant_types", base::Json::array({"client_credentials"})}}));
  const base::Json grant =
      json_of(tenant.manage("POST", "/api/v2/client-grants",
                            {{"client_id", made["client_id"]}, {"audience", own.audience}}));
  base::Json acme = quota("per_hour", 12);
  acme["name"] = "acme";
  const std::string acme_id =
      text_of(json_of(tenant.manage("POST", "/api/v2/organizations", acme)), "id");
  for (const std::string& id : {own.grant_id, text_of(grant, "id")}) {
    REQUIRE(tenant.manage("PATCH", "/api/v2/client-grants/" + id, {{"organization_usage", "allow"}})
                .status == 200);
    REQUIRE(tenant
                .manage("POST", "/api/v2/organizations/" + acme_id + "/client-grants",
                        {{"grant_id", id}})
                .status == 201);
  }
  base::Json settings;
  settings["default_token_quota"]["clients"]["client_credentials"] = {{"per_hour", 7}};
  REQUIRE(tenant.manage("PATCH", "/api/v2/tenants/settings", settings).status == 200);
  tenant.share();

  const base::Form by_default = {{"grant_type", "client_credentials"},
                                 {"client_id", text_of(made, "client_id")},
                                 {"client_secret", text_of(made, "client_secret")},
                                 {"audience", own.audience}};
  for (const char* hour : {"2026-11-23T09:59:59Z", "2026-11-23T10:00:00Z"}) {
    INFO(hour);
    tenant.shared_clock.set(hour);
    Outcomes outcomes[2];
    const auto ask = [&](int thread, const std::string& organization) {
      base::Form form = thread % 2 == 0 ? own.form() : by_default;
      if (!organization.empty()) form.emplace_back("organization", organization);
      outcomes[thread % 2].add(tenant.post_form("/oauth/token", form).status);
    };
    at_once([&](int thread) { ask(thread, acme_id); });
    const int for_acme = outcomes[0].granted + outcomes[1].granted;
    CHECK(for_acme == 12);
    CHECK(outcomes[0].granted <= 10);
    CHECK(outcomes[1].granted <= 7);
    // What the organization has left them they take without it.
    at_once([&](int thread) { ask(thread, ""); });
    CHECK(outcomes[0].granted == 10);
    CHECK(outcomes[1].granted == 7);
    CHECK(outcomes[0].other + outcomes[1].other == 0);
  }
  CHECK(json_of(tenant.manage("GET", "/api/tallygate/v1/usage"))["total"] == 2 * (10 + 7));
}

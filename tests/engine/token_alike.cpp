#include <catch2/catch_test_macros.hpp>
#include <map>

#include "engine/repeated_request.h"
#include "tests/engine/token_client.h"

using namespace token_client;

namespace {

constexpr int requests_in_all = 1000;

// Two tenants that are the same: one is asked a thousand times, the other for a thousand at once.
struct TenantPair {
  TestTenant one_by_one, at_once;
  AuthorizedApplication app_of_first, app_of_second;

  explicit TenantPair(const base::Json& more = nullptr)
      : app_of_first(one_by_one, more), app_of_second(at_once, more) {}

  void patch(const char* path, const base::Json& body) {
    for (TestTenant* tenant : {&one_by_one, &at_once}) {
      REQUIRE(tenant->manage("PATCH", path, body).status == 200);
    }
  }

  // How often each status came.
  std::map<int, uint64_t> ask_one_by_one(const base::Form& form) {
    std::map<int, uint64_t> found;
    for (int i = 0; i < requests_in_all; ++i) ++found[one_by_one.send(form_request(form)).status];
    return found;
  }
  std::map<int, uint64_t> ask_at_once(const base::Form& form) {
    std::map<int, uint64_t> found;
    judged = 0;
    engine::RepeatedRequest request(form_request(form));
    for (uint64_t left = requests_in_all; left > 0; ++judged) {
      const auto [response, answered] = at_once.engine->answer_alike(request, left);
      REQUIRE((answered > 0 && answered <= left));
      left -= answered;
      found[response.status] += answered;
    }
    return found;
  }

  static std::string header_in(const base::Response& response, const char* name) {
    const std::string* value = response.headers.find(name);
    return value ? *value : "(none)";
  }
  // What both have counted and warned of, without ids and times of the log.
  static std::string account(TestTenant& tenant) {
    std::string text = tenant.manage("GET", "/api/tallygate/v1/usage").body + '\n';
    const base::Json logs = json_of(
        tenant.manage("GET", "/api/v2/logs?q=type:token_quota_consumption_warning&per_page=100"));
    for (const base::Json& event : logs) {
      text += text_of(event, "description") + base::write_json(event["details"]) + '\n';
    }
    for (const auto& [type, tokens] : tenant.engine->figures().tokens) {
      text += std::string(type) + std::to_string(tokens) + '\n';
    }
    for (const auto& [error, count] : tenant.engine->figures().refusals) {
      text += std::string(error) + std::to_string(count) + '\n';
    }
    return text;
  }

  // Both ways come to the same.
  void compare() {
    const auto expected = ask_one_by_one(app_of_first.form());
    CHECK(ask_at_once(app_of_second.form()) == expected);
    CHECK(account(at_once) == account(one_by_one));
    const auto next_expected = one_by_one.send(form_request(app_of_first.form()));
    const auto next = at_once.send(form_request(app_of_second.form()));
    CHECK(next.status == next_expected.status);
    for (const char* name : {"auth0-client-quota-limit", "retry-after", "x-ratelimit-reset"}) {
      INFO(name);
      CHECK(header_in(next, name) == header_in(next_expected, name));
    }
  }

  int judged = 0;  // how many times, for all
};

base::Json quota_by(int per_hour, int per_day, bool enforce) {
  base::Json more;
  more["token_quota"]["client_credentials"] = {
      {"enforce", enforce}, {"per_hour", per_hour}, {"per_day", per_day}};
  return more;
}

}  // namespace

TEST_CASE("a thousand requests that are alike are judged once, and counted as a thousand") {
  TenantPair pair;
  pair.compare();
  CHECK(pair.judged == 1);
}

TEST_CASE("quotas by hour and day give the same tokens, warnings and refusals to many at once") {
  TenantPair pair(quota_by(77, 90, true));
  pair.compare();
  CHECK(pair.judged < 10);
}

TEST_CASE("a quota that observes notes the same of many at once") {
  TenantPair pair(quota_by(77, 5000, false));
  pair.compare();
  CHECK(pair.judged < 10);
}

TEST_CASE("a hard plan gives its last tokens to many at once, and no more") {
  TenantPair pair;
  pair.patch("/api/tallygate/v1/plan", {{"tokens_per_month", 123}, {"enforcement", "hard"}});
  pair.compare();
  CHECK(pair.judged == 2);
}

TEST_CASE("a refusal holds for all that are alike") {
  TenantPair pair;
  const base::Form form = with(pair.app_of_second.form(), "client_secret", "wrong");
  CHECK(pair.ask_at_once(form) == std::map<int, uint64_t>{{401, requests_in_all}});
  CHECK(pair.judged == 1);
  const base::Json event = json_of(pair.at_once.manage("GET", "/api/v2/logs"))[0];
  CHECK(event["details"]["requests"] == requests_in_all);
}

TEST_CASE("a rate limit takes each of many at once from its bucket") {
  TenantPair pair;
  pair.patch("/api/tallygate/v1/rate-limits",
             {{"token_endpoint", {{"per_second", 5}, {"burst", 20}}}});
  pair.compare();
}

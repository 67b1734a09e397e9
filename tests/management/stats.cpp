#include <catch2/catch_test_macros.hpp>

#include "tests/support/test_tenant.h"

using namespace test_support;

TEST_CASE("daily stats have a row for each day asked for, without logins: machines do not log in") {
  TestTenant tenant;
  const base::Json days =
      json_of(tenant.manage("GET", "/api/v2/stats/daily?from=20261030&to=20261102"));
  REQUIRE(days.size() == 4);
  CHECK(days[0] == base::Json({{"date", "2026-10-30T00:00:00.000Z"},
                               {"logins", 0},
                               {"signups", 0},
                               {"leaked_passwords", 0},
                               {"created_at", "2026-10-30T00:00:00.000Z"},
                               {"updated_at", "2026-10-30T00:00:00.000Z"}}));
  CHECK(days[3]["date"] == "2026-11-02T00:00:00.000Z");
  CHECK(json_of(tenant.manage("GET", "/api/v2/stats/daily")).size() == 30);
  CHECK(json_of(tenant.manage("GET", "/api/v2/stats/daily?from=20261120&to=20261231")).size() == 4);
  CHECK(json_of(tenant.manage("GET", "/api/v2/stats/daily?from=20261120&to=20261119")).empty());
  CHECK(tenant.manage("GET", "/api/v2/stats/active-users").body == "0");
}

TEST_CASE("daily stats refuse what is no day, and more than a year") {
  TestTenant tenant;
  for (const char* query : {"from=yesterday", "to=2026-11-23", "from=20261340",
                            "from=", "from=00010101", "from=20250101&to=20261123"}) {
    INFO(query);
    const base::Response response =
        tenant.manage("GET", std::string("/api/v2/stats/daily?") + query);
    CHECK(response.status == 400);
    CHECK(json_of(response)["errorCode"] == "invalid_query_string");
  }
}

// A change of the registry that takes long, beside another server's.
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <thread>

#include "storage/postgres/postgres_store.h"
#include "tests/server/replicas.h"

namespace {

constexpr int crowd_size = 12'000;

// Applications that are authorized for the API of TenantClient; straight into the database, where
// no server has the tenant.
void add_crowd(const std::string& address) {
  constexpr int written_together = 1000;
  auto store = storage::open_postgres_store(address, "", "crowd");
  REQUIRE(store);
  domain::Changes changes;
  for (int number = 0; number < crowd_size; ++number) {
    domain::Application application;
    application.id.value = "crowd-" + std::to_string(number);
    application.name = application.id.value;
    application.type = domain::ApplicationType::non_interactive;
    application.secret.hash = "hash";
    domain::ClientGrant grant;
    grant.id.value = "cgr_" + std::to_string(number);
    grant.client_id = application.id;
    grant.audience.value = TenantClient::audience;
    changes.emplace_back(application);
    changes.emplace_back(grant);
    if (changes.size() < 2 * written_together && number + 1 < crowd_size) continue;
    REQUIRE((*store)->write(changes));
    changes.clear();
  }
}

int grants_at(const ReplicaServer& server) {
  const auto grants = base::parse_json(
      server.client()
          .manage("/api/v2/client-grants?per_page=1&include_totals=true&audience=" +
                  base::percent_encode(TenantClient::audience))
          .body);
  REQUIRE(grants);
  return static_cast<int>(base::integer_member(*grants, "total").value_or(-1));
}

}  // namespace

TEST_CASE("an API with very many grants goes in one call, though another server makes changes") {
  const PostgresServer database;
  ReplicaServer one(database.address());
  one.client().make_api();
  one.server().program().signal(SIGTERM);
  REQUIRE(one.server().program().wait() == 0);
  add_crowd(database.address());
  one.start();
  ReplicaServer two(database.address());
  REQUIRE(grants_at(two) == crowd_size + 1);
  std::atomic<bool> is_over = false;
  std::atomic<int> made = 0, refused = 0;
  std::thread changes([&] {
    while (!is_over) {
      const int status = two.client().manage("/api/v2/clients", R"({"name":"New"})").status;
      ++(status == 201 ? made : refused);
    }
  });
  while (made < 1) ::usleep(1000);
  const auto removed =
      one.client().change("DELETE", std::string("/api/v2/resource-servers/") +
                                        base::percent_encode(TenantClient::audience));
  const int made_meanwhile = made;
  is_over = true;
  changes.join();
  CHECK(removed.status == 204);
  CHECK(refused == 0);
  CHECK(made_meanwhile > 1);
  CHECK(grants_at(one) == 0);
  wait_until([&] { return grants_at(two) == 0; });
}

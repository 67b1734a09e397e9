// Several servers on one database: together they give out what quotas and plans allow, and no token
// more.
#include <catch2/catch_test_macros.hpp>

#include "tests/server/replicas.h"

namespace {

// Until they are used up everywhere: what one keeps that it does not need the others get.
void take_all(Load& load, long long tokens) {
  load.wait_for(tokens);
  const long long refused = load.refused();
  wait_until([&] { return load.refused() > refused + 300; });
  load.stop();
}

}  // namespace

TEST_CASE("three servers give out exactly the tokens of a quota, and none more") {
  const PostgresServer database;
  Three servers(database.address());
  constexpr int quota = 500;
  servers.set_quota(quota);
  Load load(servers.clients());
  take_all(load, quota - Three::taken);
  CHECK(load.given() == quota - Three::taken);
  CHECK(load.lost() == 0);
  for (ReplicaServer* replica : servers.all) {
    CHECK(status_of_token(*replica) == 429);
    wait_until([&] { return replica->client().tokens_counted() == quota; });
  }
}

TEST_CASE("what a server that is killed had left of a quota the others give out") {
  const PostgresServer database;
  Three servers(database.address());
  constexpr int quota = 600;
  servers.set_quota(quota);
  // Of an answer that was under way the token counts, but nobody has it.
  constexpr int lost_max = 2;
  Load load(servers.clients());
  load.wait_for(150);
  servers.three.kill();
  load.wait_for(quota - Three::taken - lost_max);
  load.stop();
  long long given = load.given();
  wait_until([&] {
    for (ReplicaServer* replica : {&servers.one, &servers.two}) {
      if (status_of_token(*replica) == 200) ++given;
    }
    return servers.two.client().tokens_counted() >= quota;
  });
  CHECK(given <= quota - Three::taken);
  CHECK(given >= quota - Three::taken - lost_max);
  CHECK(status_of_token(servers.one) == 429);
  CHECK(status_of_token(servers.two) == 429);
  CHECK(servers.two.client().tokens_counted() == quota);
}

TEST_CASE("three servers give out exactly the tokens of a hard plan, and none more") {
  const PostgresServer database;
  Three servers(database.address());
  constexpr int plan = 450;
  const std::string path = "/api/tallygate/v1/plan", number = std::to_string(plan);
  REQUIRE(
      servers.two.client()
          .change("PATCH", path, R"({"tokens_per_month":)" + number + R"(,"enforcement":"hard"})")
          .status == 200);
  for (const TenantClient* client : servers.clients()) {
    wait_until([&] { return client->manage(path).body.find(number) != std::string::npos; });
  }
  Load load(servers.clients());
  take_all(load, plan - Three::taken);
  CHECK(load.given() == plan - Three::taken);
  CHECK(load.lost() == 0);
  for (const TenantClient* client : servers.clients()) {
    wait_until([&] { return client->tokens_counted() == plan; });
  }
}

TEST_CASE("three servers give out exactly the tokens of an organization's quota, and none more") {
  const PostgresServer database;
  Three servers(database.address());
  const TenantClient& client = servers.three.client();
  constexpr int quota = 400;
  const std::string organization =
      member(client.manage("/api/v2/organizations",
                           R"({"name":"acme","token_quota":{"client_credentials":{"enforce":true,)"
                           R"("per_day":)" +
                               std::to_string(quota) + "}}}"),
             "id");
  const auto grants = base::parse_json(
      client
          .manage("/api/v2/client-grants?audience=" + base::percent_encode(TenantClient::audience))
          .body);
  REQUIRE(grants.has_value());
  const std::string grant = base::string_member(grants->at(0), "id").value_or("");
  REQUIRE(
      client.change("PATCH", "/api/v2/client-grants/" + grant, R"({"organization_usage":"allow"})")
          .status == 200);
  const std::string path = "/api/v2/organizations/" + organization + "/client-grants";
  REQUIRE(client.manage(path, R"({"grant_id":")" + grant + "\"}").status == 201);
  for (const TenantClient* one : servers.clients()) {
    wait_until([&] { return one->manage(path).body.find(grant) != std::string::npos; });
  }
  const std::string id = servers.one.server().ready("client_id");
  const std::string secret = servers.one.server().ready("client_secret");
  Load load(servers.clients(), [&](const TenantClient& one) {
    return one
        .take_token_by({{"grant_type", "client_credentials"},
                        {"client_id", id},
                        {"client_secret", secret},
                        {"audience", TenantClient::audience},
                        {"organization", organization}})
        .status;
  });
  take_all(load, quota);
  CHECK(load.given() == quota);
  CHECK(load.lost() == 0);
  // The application has tokens left that are nobody's.
  for (ReplicaServer* replica : servers.all) CHECK(status_of_token(*replica) == 200);
}

// Several servers on one database, when one is cut off from it, or all are, or none is there.
#include <catch2/catch_test_macros.hpp>

#include "tests/server/database_network.h"
#include "tests/server/replicas.h"

TEST_CASE(
    "a server that is cut off from the database gives no tokens, and goes on when it is back") {
  const PostgresServer database;
  Network network(database);
  ReplicaServer cut_off(network.address()), other(database.address());
  other.client().make_api();
  wait_until([&] { return status_of_token(cut_off) == 200; });
  CHECK(status_of_token(other) == 200);
  const long long before = other.client().tokens_counted();
  network.cut();
  const auto refused = cut_off.client().take_token(TenantClient::audience);
  CHECK(refused.status == 503);
  CHECK(refused.headers.at("retry-after") == "1");
  CHECK(cut_off.client().manage("/api/v2/clients", R"({"name":"Lost"})").status == 503);
  CHECK(status_of_token(other) == 200);
  wait_until(
      [&] { return other.client().manage("/api/v2/clients", R"({"name":"Kept"})").status == 201; });
  network.heal();
  wait_until([&] { return status_of_token(cut_off) == 200; });
  CHECK(cut_off.client().manage("/api/v2/clients").body.find("Kept") != std::string::npos);
  CHECK(cut_off.client().manage("/api/v2/clients").body.find("Lost") == std::string::npos);
  // The one that was under way may or may not have reached the database.
  const long long counted = cut_off.client().tokens_counted() - before;
  CHECK((counted == 2 || counted == 3));
  wait_until([&] { return other.client().tokens_counted() - before == counted; });
}

TEST_CASE("when the database is stopped and started all servers go on with all that was counted") {
  PostgresServer database;
  Three servers(database.address());
  Load load(servers.clients());
  load.wait_for(100);
  database.stop();
  for (ReplicaServer* replica : servers.all) {
    wait_until([&] { return status_of_token(*replica) == 503; });
  }
  const long long given = load.given();
  database.start();
  load.wait_for(given + 100);
  load.stop();
  for (const TenantClient* client : servers.clients()) {
    // What the others gave out is seen a moment later.
    wait_until([&] { return client->tokens_counted() - Three::taken >= load.given(); });
    CHECK(client->tokens_counted() - Three::taken <= load.given() + load.lost());
  }
}

TEST_CASE("the master key of tenants in PostgreSQL is rotated while no server has them") {
  const PostgresServer database;
  const TemporaryFolder folder;
  const std::vector<std::string> store = {"--store", database.address()};
  const std::vector<std::string> words = {"rotate-master-key", "--data", folder.file("data"),
                                          store[0], store[1]};
  const std::string key_file = folder.file("data/master.key");
  std::string secret;
  {
    RunningServer server(folder, store);
    secret = server.ready("client_secret");
    const TemporaryFolder other;
    RunningServer replica(other, {store[0], store[1], "--master-key-file", key_file});
    CHECK(replica.ready("client_secret") == secret);
    server.program().signal(SIGTERM);
    CHECK(server.program().wait() == 0);
    Program refused(words);
    CHECK(refused.wait() == 1);
    CHECK(refused.error().find("serves the tenant from this database") != std::string::npos);
    replica.program().signal(SIGTERM);
    CHECK(replica.program().wait() == 0);
  }
  const auto key_before = server::read_file(key_file);
  Program rotated(words);
  CHECK(rotated.wait() == 0);
  INFO(rotated.error());
  CHECK(server::read_file(key_file) != key_before);
  std::filesystem::remove(folder.file("ready.json"));
  RunningServer server(folder, store);
  CHECK(server.ready("client_secret") == secret);
  const TenantClient client(server);
  CHECK(client.manage("/api/v2/clients").status == 200);
}

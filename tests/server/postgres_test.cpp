// A server on PostgreSQL: what clients get while the database goes away and comes back.
#include "tests/support/postgres_server.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/server/tenant_client.h"

namespace {

void wait_until_back(const TenantClient& client) {
  while (client.take_token(TenantClient::audience).status == 503) ::usleep(20'000);
}

}  // namespace

TEST_CASE("while PostgreSQL is away there is no token, and afterwards none is missing") {
  PostgresServer database;
  const TemporaryFolder folder;
  const std::vector<std::string> options = {"--store", database.address()};
  long long given = 0;
  {
    RunningServer server(folder, options);
    const TenantClient client(server);
    client.make_api();
    CHECK(client.take_token(TenantClient::audience).status == 200);
    database.stop();
    for (int request = 0; request < 3; ++request) {
      const auto refused = client.take_token(TenantClient::audience);
      CHECK(refused.status == 503);
      CHECK(refused.headers.at("retry-after") == "1");
      CHECK(client.manage("/api/v2/clients", R"({"name":"Lost"})").status == 503);
    }
    database.start();
    wait_until_back(client);
    CHECK(client.tokens_counted() == 2);
    // Neither answers nor hangs up.
    database.freeze();
    CHECK(client.take_token(TenantClient::audience).status == 503);
    database.thaw();
    wait_until_back(client);
    CHECK(client.manage("/api/v2/clients", R"({"name":"Kept"})").status == 201);
    // The one that was cut off may or may not have reached the database.
    given = client.tokens_counted();
    CHECK((given == 3 || given == 4));
    server.program().signal(SIGKILL);
    server.program().wait();
  }
  CHECK_FALSE(std::filesystem::exists(folder.file("data/tallygate.db")));
  std::filesystem::remove(folder.file("ready.json"));
  const RunningServer server(folder, options);
  const TenantClient client(server);
  CHECK(client.tokens_counted() == given);
  const std::string clients = client.manage("/api/v2/clients").body;
  CHECK(clients.find("Kept") != std::string::npos);
  CHECK(clients.find("Lost") == std::string::npos);
}

TEST_CASE("a server with another master key is told so, whether others are there or not") {
  const TemporaryFolder folder, other;
  const std::vector<std::string> options = {"--store", postgres_server().address()};
  std::vector<std::string> words = {"serve", "--http", "0", "--data", other.file("data")};
  words.insert(words.end(), options.begin(), options.end());
  {
    RunningServer first(folder, options);
    Program second(words);
    CHECK(second.wait() == 1);
    CHECK(second.error().find("it is not the key that sealed them") != std::string::npos);
    first.program().signal(SIGTERM);
    CHECK(first.program().wait() == 0);
  }
  Program second(words);
  CHECK(second.wait() == 1);
  CHECK(
      second.error() ==
      "tallygate: The master key does not open this tenant's private keys: it is not the key that "
      "sealed them.\n");
}

TEST_CASE("a tenant moves from the folder into PostgreSQL by export and import") {
  const PostgresServer database;
  const TemporaryFolder folder;
  const std::vector<std::string> store = {"--store", database.address()};
  const auto done = [&](std::vector<std::string> words) {
    words.insert(words.end(), {"--data", folder.file("data"), "--tenant", "moving"});
    Program program(words);
    const int code = program.wait();
    INFO(program.error());
    REQUIRE(code == 0);
  };
  std::string secret;
  {
    RunningServer server(folder, {"--tenant", "moving"});
    secret = base::string_member(server.ready().at("tenants").at(0), "client_secret").value();
    server.program().signal(SIGTERM);
    CHECK(server.program().wait() == 0);
  }
  done({"export", folder.file("tenant.json")});
  done({"import", folder.file("tenant.json"), store[0], store[1]});
  done({"export", folder.file("again.json"), store[0], store[1]});
  const RunningServer server(folder, {"--tenant", "moving", store[0], store[1]});
  CHECK(base::string_member(server.ready().at("tenants").at(0), "client_secret") == secret);
}

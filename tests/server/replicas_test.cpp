// Several servers on one database: they are one tenant to whoever uses them, and stay so when one
// dies, is cut off, or all lose the database.
#include <catch2/catch_test_macros.hpp>

#include <array>
#include <set>

#include "base/system_clock.h"
#include "jose/jws.h"
#include "jose/jwt.h"
#include "tests/server/replicas.h"

namespace {

// Until what one replica did is seen at another.
template <class Condition>
void wait_until(Condition condition) {
  while (!condition()) ::usleep(10'000);
}

int status_of_token(const ReplicaServer& replica) {
  return replica.client().take_token(TenantClient::audience).status;
}

std::string client_path(ReplicaServer& replica) {
  return "/api/v2/clients/" + replica.server().ready("client_id");
}

std::string member(const WireResponse& response, const std::string& name) {
  const auto json = base::parse_json(response.body);
  return json ? base::string_member(*json, name).value_or("") : "";
}

struct Three {
  explicit Three(const std::string& address) : one(address), two(address), three(address) {
    one.client().make_api();
    for (ReplicaServer* replica : all) {
      wait_until([&] { return status_of_token(*replica) == 200; });
    }
    for (const TenantClient* client : clients()) {
      wait_until([&] { return client->tokens_counted() == taken; });
    }
  }
  std::vector<const TenantClient*> clients() const {
    return {&one.client(), &two.client(), &three.client()};
  }
  // Of the first application, known to all. A day, so that the test seldom ends in another window.
  void set_quota(int tokens) {
    REQUIRE(one.client()
                .change("PATCH", client_path(one),
                        R"({"token_quota":{"client_credentials":{"enforce":true,"per_day":)" +
                            std::to_string(tokens) + "}}}")
                .status == 200);
    for (ReplicaServer* replica : all) {
      wait_until([&] {
        return replica->client().manage(client_path(*replica)).body.find("per_day") !=
               std::string::npos;
      });
    }
  }

  // So many tokens were taken, and all know it.
  static constexpr long long taken = 3;

  ReplicaServer one, two, three;
  std::vector<ReplicaServer*> all = {&one, &two, &three};
};

std::string kid_of(const WireResponse& token) {
  const auto decoded = jose::decode_jwt_unverified(TenantClient::token_in(token));
  REQUIRE(decoded.has_value());
  return base::string_member(decoded->header, "kid").value_or("");
}

}  // namespace

TEST_CASE("three servers give out exactly the tokens of a quota, and none more") {
  const PostgresServer database;
  Three servers(database.address());
  constexpr int quota = 500;
  servers.set_quota(quota);
  Load load(servers.clients());
  load.wait_for(quota - Three::taken);
  // What one keeps that it does not need the others get, and then there is nothing.
  const long long refused = load.refused();
  wait_until([&] { return load.refused() > refused + 300; });
  load.stop();
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
  servers.three.server().program().signal(SIGKILL);
  servers.three.server().program().wait();
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

TEST_CASE("what is changed at one server holds at the others, and nobody's change is lost") {
  const PostgresServer database;
  Three servers(database.address());
  const TenantClient &one = servers.one.client(), &two = servers.two.client();
  const auto made = one.manage(
      "/api/v2/clients",
      R"({"name":"Billing","app_type":"non_interactive","token_endpoint_auth_method":"client_secret_basic"})");
  REQUIRE(made.status == 201);
  const std::string id = member(made, "client_id"), secret = member(made, "client_secret");
  const auto granted =
      one.manage("/api/v2/client-grants", R"({"client_id":")" + id + R"(","audience":")" +
                                              TenantClient::audience + R"(","scope":[]})");
  REQUIRE(granted.status == 201);
  const auto token = [&](const TenantClient& at, const std::string& by) {
    return at.take_token(TenantClient::audience, id, by).status;
  };
  wait_until([&] { return token(two, secret) == 200; });
  const auto rotated = two.change("POST", "/api/v2/clients/" + id + "/rotate-secret");
  REQUIRE(rotated.status == 200);
  wait_until([&] { return token(one, member(rotated, "client_secret")) == 200; });
  wait_until([&] { return token(one, secret) == 401; });
  REQUIRE(two.change("DELETE", "/api/v2/client-grants/" + member(granted, "id")).status == 204);
  wait_until([&] { return token(one, member(rotated, "client_secret")) == 403; });

  constexpr int applications = 15;
  const auto make = [](const TenantClient& at, const std::string& name) {
    for (int number = 0; number < applications; ++number) {
      const auto response =
          at.manage("/api/v2/clients", R"({"name":")" + name + std::to_string(number) + R"("})");
      if (response.status != 201) return response.status;
    }
    return 201;
  };
  std::atomic<int> other_status = 0;
  std::thread thread([&] { other_status = make(two, "two-"); });
  CHECK(make(one, "one-") == 201);
  thread.join();
  CHECK(other_status == 201);
  for (const TenantClient* at : servers.clients()) {
    for (const std::string name : {"one-", "two-"}) {
      for (int number = 0; number < applications; ++number) {
        const std::string quoted = '"' + name + std::to_string(number) + '"';
        wait_until([&] {
          return at->manage("/api/v2/clients?per_page=100").body.find(quoted) != std::string::npos;
        });
      }
    }
  }

  const std::string organization = R"({"name":"acme"})";
  std::thread second(
      [&] { other_status = two.manage("/api/v2/organizations", organization).status; });
  const int status = one.manage("/api/v2/organizations", organization).status;
  second.join();
  CHECK(((status == 201 && other_status == 409) || (status == 409 && other_status == 201)));
}

TEST_CASE("an assertion that was used at one server is refused at the others") {
  const PostgresServer database;
  Three servers(database.address());
  REQUIRE(servers.one.client()
              .change("PATCH", client_path(servers.one),
                      R"({"token_endpoint_auth_method":"client_secret_jwt"})")
              .status == 200);
  const std::string id = servers.one.server().ready("client_id");
  const long long now = base::unix_seconds(base::SystemClock().now());
  const jose::SigningKey key{jose::Algorithm::hs256, "", nullptr,
                             servers.one.server().ready("client_secret")};
  const auto statuses = [&](const std::string& jti) {
    base::Json audiences = base::Json::array();
    for (ReplicaServer* replica : servers.all) {
      audiences.push_back(replica->server().ready("issuer"));
    }
    const auto assertion = jose::sign_compact(key, {{"typ", "JWT"}},
                                              base::write_json({{"iss", id},
                                                                {"sub", id},
                                                                {"aud", audiences},
                                                                {"iat", now},
                                                                {"exp", now + 60},
                                                                {"jti", jti}}));
    REQUIRE(assertion.has_value());
    std::array<std::atomic<int>, 3> answers{};
    std::vector<std::thread> threads;
    for (size_t at = 0; at < servers.all.size(); ++at) {
      threads.emplace_back([&, at] {
        answers[at] =
            servers.all[at]
                ->client()
                .take_token_by({{"grant_type", "client_credentials"},
                                {"client_assertion_type",
                                 "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"},
                                {"client_assertion", *assertion},
                                {"audience", TenantClient::audience}})
                .status;
      });
    }
    for (std::thread& thread : threads) thread.join();
    return std::multiset<int>(answers.begin(), answers.end());
  };
  // The others may not know the method yet.
  int warm = 0;
  wait_until([&] { return statuses("warm-" + std::to_string(++warm)).count(200) == 1; });
  for (ReplicaServer* replica : servers.all) {
    wait_until([&] {
      return replica->client().manage(client_path(*replica)).body.find("client_secret_jwt") !=
             std::string::npos;
    });
  }
  for (int proof = 0; proof < 20; ++proof) {
    CHECK((statuses("proof-" + std::to_string(proof)) == std::multiset<int>{200, 401, 401}));
  }
}

TEST_CASE("a key that one server signs with is published by the others, also while it is rotated") {
  const PostgresServer database;
  Three servers(database.address());
  const auto rotate = [&](ReplicaServer& at) {
    return at.client().change("POST", "/api/v2/keys/signing/rotate").status;
  };
  const auto check_published = [&] {
    for (ReplicaServer* signer : servers.all) {
      const std::string kid = kid_of(signer->client().take_token(TenantClient::audience));
      for (ReplicaServer* publisher : servers.all) {
        Wire wire(publisher->server().port());
        wire.get("/.well-known/jwks.json");
        CHECK(wire.receive().body.find(kid) != std::string::npos);
      }
    }
  };
  check_published();
  const std::string first = kid_of(servers.two.client().take_token(TenantClient::audience));
  wait_until([&] { return rotate(servers.one) == 201; });
  check_published();
  // The next one is too new: who would sign with it could be ahead of those who publish it.
  CHECK(rotate(servers.two) == 503);
  check_published();
  wait_until(
      [&] { return kid_of(servers.two.client().take_token(TenantClient::audience)) != first; });
  wait_until([&] { return rotate(servers.two) == 201; });
  check_published();
}

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

TEST_CASE("metrics tell of the other servers") {
  const PostgresServer database;
  Three servers(database.address());
  const auto metrics = [&](ReplicaServer& at) {
    Wire wire(at.server().port());
    wire.get("/metrics");
    return wire.receive().body;
  };
  wait_until([&] {
    return metrics(servers.two).find("tallygate_replicas{tenant=\"-\"} 3\n") != std::string::npos;
  });
  const std::string text = metrics(servers.two);
  for (const char* name :
       {"tallygate_replica_followed_changes_total{", "tallygate_replica_staleness_seconds{",
        "tallygate_replica_has_registry{", "tallygate_store_statements_total{",
        "tallygate_quota_slices{"}) {
    INFO(name);
    CHECK(text.find(name) != std::string::npos);
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

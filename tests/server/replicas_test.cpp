// Several servers on one database: they are one tenant to whoever uses them.
#include "tests/server/replicas.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "base/system_clock.h"
#include "jose/jws.h"
#include "jose/jwt.h"
#include "tests/server/database_network.h"

namespace {

std::string kid_of(const WireResponse& token) {
  const auto decoded = jose::decode_jwt_unverified(TenantClient::token_in(token));
  REQUIRE(decoded.has_value());
  return base::string_member(decoded->header, "kid").value_or("");
}

}  // namespace

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

TEST_CASE("servers follow each other also where notices of the database do not reach them") {
  const PostgresServer database;
  const Network network(database, Network::Notices::lost);
  Three servers(network.address());
  REQUIRE(network.deafened() == 3);
  for (ReplicaServer* maker : servers.all) {
    const std::string name = "of-" + std::to_string(maker->server().port());
    // One after the other has to hear that its right to change the tenant is wanted.
    REQUIRE(maker->client().manage("/api/v2/clients", R"({"name":")" + name + "\"}").status == 201);
    for (const TenantClient* at : servers.clients()) {
      wait_until(
          [&] { return at->manage("/api/v2/clients").body.find(name) != std::string::npos; });
    }
    CHECK(status_of_token(*maker) == 200);
  }
  for (const TenantClient* at : servers.clients()) {
    wait_until([&] { return at->tokens_counted() == 2 * Three::taken; });
  }
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

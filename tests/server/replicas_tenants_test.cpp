// Tenants with names on one database of several servers, while they are deleted.
#include <catch2/catch_test_macros.hpp>

#include "base/json.h"
#include "storage/postgres/connection.h"
#include "tests/server/replicas.h"

namespace {

using storage::postgres::Connection;

// What the database holds of a tenant.
class Rows {
 public:
  explicit Rows(const PostgresServer& database) {
    auto opened = Connection::open(database.address());
    REQUIRE(opened.has_value());
    m_connection = std::move(*opened);
  }
  // The first number that the query gives.
  long long number(const std::string& query) const {
    const auto rows = m_connection->execute(query);
    REQUIRE(rows.has_value());
    return rows->integer(0, 0);
  }
  long long of(const std::string& tenant) const {
    long long sum = 0;
    for (const char* table :
         {"settings", "application", "signing_key", "log_event", "lease", "replica", "journal"}) {
      sum += number("select count(*) from tallygate." + std::string(table) + " where tenant = '" +
                    tenant + "'");
    }
    return sum;
  }
  void run(const std::string& statement) const { REQUIRE(m_connection->execute(statement)); }

 private:
  std::unique_ptr<Connection> m_connection;
};

WireResponse administer(ReplicaServer& at, const std::string& method, const std::string& path,
                        const std::string& body = "") {
  const std::string url = at.server().ready("dashboard_url");
  Wire wire(at.server().port());
  return wire.ask(
      method + ' ' + path + " HTTP/1.1\r\nHost: localhost:" + std::to_string(at.server().port()) +
      "\r\nAuthorization: Bearer " + url.substr(url.find("#key=") + 5) +
      "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
      "\r\n\r\n" + body);
}

const std::vector<std::string> with_acme = {"--tenant", "acme"};
constexpr char acme_path[] = "/admin/tenants/acme";

bool has_folder(const ReplicaServer& at) {
  return std::filesystem::exists(at.folder().file("data/tenants/acme"));
}

}  // namespace

TEST_CASE("a server that is killed while it deletes a tenant has deleted it after the next start") {
  const PostgresServer database;
  ReplicaServer server(database.address(), with_acme);
  const Rows rows(database), other(database);
  rows.run("begin");
  rows.run("select 1 from tallygate.lease where tenant = 'acme' for update");
  std::thread deletion([&] { administer(server, "DELETE", acme_path); });
  wait_until([&] {
    return other.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") > 0;
  });
  server.kill();
  deletion.join();
  // What was under way goes with its connection.
  rows.run("rollback");
  wait_until([&] {
    return other.number(
               "select count(*) from pg_stat_activity where state like "
               "'idle in transaction%'") == 0;
  });
  CHECK(rows.of("acme") > 0);
  CHECK(has_folder(server));
  server.start();
  CHECK(rows.of("acme") == 0);
  CHECK_FALSE(has_folder(server));
  CHECK(administer(server, "GET", acme_path).status == 404);
  CHECK(rows.of("") > 0);
}

TEST_CASE("a tenant that one server deleted does not come back, empty, when another is restarted") {
  const PostgresServer database;
  ReplicaServer one(database.address(), with_acme), two(database.address(), with_acme);
  const Rows rows(database);
  CHECK(rows.of("acme") > 0);
  const int deleted = administer(one, "DELETE", acme_path).status;
  CHECK((deleted == 204 || deleted == 202));
  wait_until([&] { return rows.of("acme") == 0; });
  for (const auto& options : {std::vector<std::string>(), with_acme}) {
    two.kill();
    two.start(options);
    CHECK(administer(two, "GET", acme_path).status == 404);
    CHECK(rows.of("acme") == 0);
    // It may hold the key to another database.
    CHECK(has_folder(two));
  }
  CHECK(two.server().program().error().find("another server has deleted it") != std::string::npos);
  CHECK(administer(two, "POST", "/admin/tenants", R"({"name":"acme"})").status == 201);
  CHECK(administer(two, "GET", acme_path).status == 200);
  two.kill();
  two.start();
  CHECK(administer(two, "GET", acme_path).status == 200);
}

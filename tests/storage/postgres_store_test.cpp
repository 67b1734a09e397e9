// What a PostgreSQL database has beyond the contract: several servers, several tenants, and ends.
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <thread>

#include "storage/postgres/connection.h"
#include "tests/storage/keepers.h"
#include "tests/storage/samples.h"
#include "tests/support/kept.h"
#include "tests/support/places.h"

namespace {

using storage::open_postgres_store;

std::string address() {
  return postgres_server().address();
}

// What an operator would type into psql.
std::string sql(const std::string& statement, const std::string& at = address()) {
  const auto connection = storage::postgres::Connection::open(at);
  REQUIRE(connection.has_value());
  const auto rows = (*connection)->execute(statement);
  if (!rows) return rows.error().error.explanation;
  return rows->size() == 0 ? "" : std::string(rows->text(0, 0));
}

std::unique_ptr<domain::Store> open(const std::string& tenant, const std::string& holder) {
  auto store = open_postgres_store(address(), tenant, holder);
  REQUIRE(store.has_value());
  return std::move(*store);
}

std::string refusal(
    const base::Result<std::unique_ptr<domain::Store>, domain::StoreError>& opened) {
  return opened ? "" : opened.error().explanation;
}

std::optional<domain::StoreError> write(domain::Store& store, const domain::Changes& changes) {
  Durability durability(store);
  const auto ticket = store.write(changes);
  return ticket ? durability.wait_for(*ticket) : ticket.error();
}

std::string database(const std::string& name) {
  sql("create database " + name);
  std::string other = address();
  return other.replace(other.find("/postgres?"), 10, "/" + name + "?");
}

}  // namespace

TEST_CASE("whatever a client names a token, PostgreSQL gives it back as it was") {
  const auto store = open("odd-names", "one");
  domain::Changes marks;
  for (const std::string& key : {std::string("a\0b", 3), std::string("a\\0b"),
                                 std::string("{\"a\",NULL}"), std::string("\\")}) {
    marks.push_back(domain::TokenMark{domain::TokenMarkKind::assertion, key, samples::time(0)});
  }
  domain::LogEvent event = samples::event("9001");
  event.user_agent = std::string("curl\0'\"\\u0000", 13);
  marks.push_back(event);
  REQUIRE(!write(*store, marks));
  const auto loaded = test_support::kept_in(*store);
  REQUIRE(loaded.has_value());
  CHECK(loaded->size() == marks.size());
  for (const domain::Change& mark : marks) {
    CHECK(std::find(loaded->begin(), loaded->end(), mark) != loaded->end());
  }
}

TEST_CASE("tenants in one database see nothing of each other") {
  const auto one = open("apart-1", "server"), other = open("apart-2", "server");
  REQUIRE(!write(*one, {samples::api("a")}));
  REQUIRE(!write(*other, {samples::application("c"), domain::ApiRemoved{{"a"}}}));
  CHECK((test_support::kept_in(*one) == domain::Changes{samples::api("a")}));
  CHECK((test_support::kept_in(*other) == domain::Changes{samples::application("c")}));
}

TEST_CASE(
    "who has a tenant alone has no company, and one that was cut off writes nothing any more") {
  auto first = open("taken", "first");
  CHECK(refusal(open_postgres_store(address(), "taken", "second")) ==
        "Another server (first) serves tenant taken from this database; it can be taken over 15 "
        "seconds after that one is gone.");
  REQUIRE(!write(*first, {samples::api("before")}));
  // As if the first had been silent for that long.
  for (const std::string table : {"lease", "replica"}) {
    sql("update tallygate." + table +
        " set expires_at = now() - interval '1 second' where tenant = 'taken'");
  }
  const auto second = open("taken", "second");
  const auto lost = write(*first, {samples::api("after")});
  REQUIRE(lost);
  CHECK(lost->explanation == "Another server has taken over this tenant's database.");
  CHECK(first->has_failed());
  CHECK_FALSE(first->write({samples::api("after")}).has_value());
  first.reset();
  REQUIRE(!write(*second, {samples::api("second")}));
  CHECK((test_support::kept_in(*second) ==
         domain::Changes{samples::api("before"), samples::api("second")}));
}

TEST_CASE("a tenant that is removed is gone, and whoever served it writes no more") {
  const auto store = open("removed", "server"), other = open("kept", "server");
  REQUIRE(!write(*store, {samples::api("a")}));
  REQUIRE(!write(*other, {samples::api("b")}));
  REQUIRE(storage::remove_postgres_tenant(address(), "removed").has_value());
  CHECK(write(*store, {samples::api("c")}));
  CHECK((test_support::kept_in(*open("removed", "server")) == domain::Changes{}));
  CHECK((test_support::kept_in(*other) == domain::Changes{samples::api("b")}));
}

TEST_CASE("a server that was killed has its tenant again at once, and one that ends gives it up") {
  auto killed = open("again", "same");
  auto risen = open("again", "same");
  CHECK(write(*killed, {samples::api("a")}));
  REQUIRE(!write(*risen, {samples::api("b")}));
  risen.reset();
  const auto other = open("again", "other");
  CHECK((test_support::kept_in(*other) == domain::Changes{samples::api("b")}));
}

TEST_CASE("several servers may begin with an empty database at the same time") {
  const std::string empty = database("beginnings");
  std::vector<std::string> refusals(4);
  std::vector<std::thread> servers;
  for (size_t server = 0; server < refusals.size(); ++server) {
    servers.emplace_back([&, server] {
      const std::string name = "server-" + std::to_string(server);
      refusals[server] = refusal(open_postgres_store(empty, name, name));
    });
  }
  for (std::thread& server : servers) server.join();
  CHECK(refusals == std::vector<std::string>(4));
}

TEST_CASE("a database that cannot serve says why in a sentence, and stays as it is") {
  const std::string newer = database("newer");
  REQUIRE(open_postgres_store(newer, "", "server").has_value());
  sql("update tallygate.version set number = 99", newer);
  CHECK(refusal(open_postgres_store(newer, "", "server")) ==
        "The database was written by a newer version of Tallygate (schema 99, this version knows "
        "2).");
  CHECK(sql("select number from tallygate.version", newer) == "99");
  const std::string missing =
      refusal(open_postgres_store("postgres:///nowhere?host=/nonexistent", "", "server"));
  CHECK(missing.starts_with("The database cannot be reached: connection to server on socket"));
  CHECK(missing.ends_with("."));
  CHECK(missing.find('\n') == std::string::npos);
}

TEST_CASE("an operator can read the tables with SQL") {
  const auto store = open("readable", "server");
  domain::Application application;
  application.id.value = "c1";
  application.name = "Billing";
  REQUIRE(!write(*store, {application}));
  CHECK(
      sql("select document::json->>'name' from tallygate.application where tenant = 'readable'") ==
      "Billing");
}

TEST_CASE("what an earlier schema kept in PostgreSQL is all there, and served by several servers") {
  const std::string old = database("of_schema_1");
  std::ifstream file(test_support::source_folder() + "/tests/storage/schemas/postgres_1.sql");
  size_t kept = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("--")) continue;
    sql(line, old);
    if (line.find("'stored'") != std::string::npos) ++kept;
  }
  REQUIRE(kept > std::size(storage::all_tables));
  const auto store = open_postgres_store(old, "stored", "one", storage::Sharing::shared);
  REQUIRE(store.has_value());
  const auto loaded = test_support::kept_in(**store);
  REQUIRE(loaded.has_value());
  // All but the lease of the server that wrote it.
  CHECK(loaded->size() == kept - 1);
  for (const domain::Change& change : *loaded) {
    const storage::Record record = storage::to_record(change);
    const std::string in_database =
        sql("select document from tallygate." + std::string(name(record.table)) +
                " where tenant = 'stored' and id = '" + record.key + "'",
            old);
    CHECK(storage::from_record({record.table, record.key, in_database}) == change);
  }
  CHECK(open_postgres_store(old, "stored", "two", storage::Sharing::shared).has_value());
}

TEST_CASE("a server of the version that had tenants alone is waited for") {
  const std::string old = database("with_an_old_server");
  REQUIRE(open_postgres_store(old, "busy", "new").has_value());
  sql("update tallygate.lease set holder = 'old', is_alone = false, expires_at = now() + interval "
      "'10 seconds' where tenant = 'busy'",
      old);
  CHECK(refusal(open_postgres_store(old, "busy", "new", storage::Sharing::shared))
            .starts_with("Another server (old) serves tenant busy"));
}

// A tenant moves between SQLite and PostgreSQL by way of an export.
#include <catch2/catch_test_macros.hpp>
#include <sstream>

#include "storage/postgres/postgres_import.h"
#include "storage/postgres/postgres_reader.h"
#include "storage/postgres/postgres_store.h"
#include "storage/sqlite/sqlite_import.h"
#include "storage/sqlite/sqlite_reader.h"
#include "storage/transfer/transfer.h"
#include "tests/storage/keepers.h"
#include "tests/storage/samples.h"
#include "tests/support/kept.h"
#include "tests/support/postgres_server.h"

using storage::postgres::PostgresImport;
using storage::postgres::PostgresReader;

namespace {

const storage::ExportHead head = {"2026-11-26T00:00:00.000Z", storage::ExportedSecrets::sealed,
                                  "abcd"};

std::string exported(storage::RecordSource& source) {
  std::ostringstream stream;
  REQUIRE(storage::export_tenant(source, stream, head));
  return stream.str();
}

storage::TransferResult<size_t> imported(storage::RecordTarget& target, const std::string& text) {
  std::istringstream stream(text);
  auto reader = storage::ExportReader::open(stream).value();
  return storage::import_tenant(reader, target);
}

// More than one batch of them.
domain::Changes many_changes() {
  domain::Changes changes = {samples::settings(), samples::api(),        samples::application(),
                             samples::grant(),    samples::credential(), samples::organization(),
                             samples::rule(),     samples::key(),        samples::mark()};
  for (int event = 1000; event < 3500; ++event) {
    domain::LogEvent one = samples::event("900" + std::to_string(event));
    one.description = "short";
    changes.push_back(one);
  }
  changes.push_back(samples::usage());
  return changes;
}

std::string database() {
  return postgres_server().address();
}

}  // namespace

TEST_CASE("a tenant goes from SQLite to PostgreSQL and back, and is the same to the last octet") {
  const TemporaryFolder folder;
  const domain::Changes everything = many_changes();
  {
    auto store = storage::open_sqlite_store(folder.file("from.db")).value();
    REQUIRE(store->write(everything));
  }
  auto from = storage::SqliteReader::open(folder.file("from.db")).value();
  const std::string text = exported(from);
  CHECK(PostgresReader::open(database(), "moved").error().explanation ==
        "There is no tenant moved in the database.");
  {
    auto import = PostgresImport::open(database(), "moved", "import").value();
    CHECK(import->is_empty() == true);
    CHECK(imported(*import, text) == everything.size());
  }
  CHECK((test_support::kept_in(
             *storage::open_postgres_store(database(), "moved", "server").value()) == everything));
  CHECK((exported(*PostgresReader::open(database(), "moved").value()) == text));
  auto back = storage::SqliteImport::open(folder.file("back.db")).value();
  CHECK(imported(back, text) == everything.size());
  auto read_back = storage::SqliteReader::open(folder.file("back.db")).value();
  CHECK((exported(read_back) == text));
}

TEST_CASE(
    "an import into PostgreSQL replaces all of a tenant or nothing, and only one that rests") {
  const domain::Changes old = {samples::settings(), samples::application("old")};
  {
    auto store = storage::open_postgres_store(database(), "replaced", "server").value();
    Durability durability(*store);
    REQUIRE(!durability.wait_for(store->write(old).value()));
    const auto refused = PostgresImport::open(database(), "replaced", "import");
    REQUIRE(!refused.has_value());
    CHECK(refused.error().explanation.find("Another server (server) serves tenant replaced") == 0);
    // An export needs no lease.
    CHECK(PostgresReader::open(database(), "replaced").has_value());
  }
  const std::string start =
      "{\"tallygate_export\": 1, \"secrets\": \"omitted\", \"settings\": [{}],\n\"log_event\": [";
  std::string many;
  for (int event = 1000; event < 2500; ++event) {
    many += "{\"id\": \"900" + std::to_string(event) + "\"},";
  }
  struct Case {
    std::string text;
    std::string reason;
  };
  const Case cases[] = {
      {start + "{\"id\": \"1\"}, {\"id\": \"1\"}]}", "more than one record has the key \"1\""},
      // In another batch than the first.
      {start + many + "{\"id\": \"9001000\"}]}", "more than one record has the key \"9001000\""},
      {start + many + "{}]}", "it has no id"},
  };
  for (const Case& one : cases) {
    auto import = PostgresImport::open(database(), "replaced", "import").value();
    CHECK(import->is_empty() == false);
    REQUIRE(import->remove_everything());
    CHECK(imported(*import, one.text).error().reason == one.reason);
    import.reset();
    CHECK((test_support::kept_in(
               *storage::open_postgres_store(database(), "replaced", "server").value()) == old));
  }
  auto import = PostgresImport::open(database(), "replaced", "import").value();
  REQUIRE(import->remove_everything());
  CHECK(imported(*import, start + "{\"id\": \"1\"}]}") == 2);
  import.reset();
  CHECK(
      test_support::kept_in(*storage::open_postgres_store(database(), "replaced", "server").value())
          ->size() == 2);
}

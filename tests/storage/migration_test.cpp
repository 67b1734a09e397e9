// What any earlier version kept is there in this one, also when the way here was cut off.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <csignal>

#include "base/json.h"
#include "storage/migrations/migrations.h"
#include "storage/record.h"
#include "storage/sqlite/sqlite_reader.h"
#include "storage/sqlite/sqlite_store.h"
#include "tests/storage/stored_schemas.h"
#include "tests/storage/temporary_folder.h"
#include "tests/support/kept.h"

using storage::open_sqlite_store;
using storage::Record;
using storage::Records;
using storage::sqlite_migrations;

namespace {

Records records_in(const std::string& path) {
  Records records;
  auto reader = storage::SqliteReader::open(path).value();
  for (const storage::Table table : storage::all_tables) {
    REQUIRE(reader.each(table, [&](std::string_view key, std::string_view document) {
      records.push_back({table, std::string(key), std::string(document)});
      return storage::SqliteResult<void>();
    }));
  }
  return records;
}

// What is no longer written, because its absence says the same.
bool says_nothing(const base::Json& value) {
  return value == "" || value == "passed" || (value.is_structured() && value.empty());
}

// Whether everything in the one is in the other, which may have more members.
bool holds(const base::Json& after, const base::Json& before) {
  if (before.is_array() && after.is_array() && before.size() == after.size()) {
    for (size_t i = 0; i < before.size(); ++i) {
      if (!holds(after[i], before[i])) return false;
    }
    return true;
  }
  if (!before.is_object()) return after == before;
  for (auto member = before.begin(); member != before.end(); ++member) {
    const base::Json* found = base::find_member(after, member.key());
    if (found ? !holds(*found, member.value()) : !says_nothing(member.value())) return false;
  }
  return true;
}

void check_kept(const Records& before, const domain::Changes& after) {
  CHECK(after.size() == before.size());
  for (const Record& record : before) {
    bool is_kept = false;
    for (const domain::Change& change : after) {
      const Record now = storage::to_record(change);
      is_kept = is_kept || (now.table == record.table && now.key == record.key &&
                            holds(base::parse_json(*now.document).value(),
                                  base::parse_json(*record.document).value()));
    }
    INFO(name(record.table) << ' ' << record.key);
    CHECK(is_kept);
  }
}

long long version_of(const std::string& path) {
  return storage::Connection::open(path).value()->integer("pragma user_version").value();
}

// A process that migrates, step by step, and is killed in the middle of the last: part of the step
// is in the file already, and the journal that takes it back lies beside it.
void migrate_and_die(const std::string& path, size_t from, size_t last, const char* journal) {
  const pid_t process = ::fork();
  if (process == 0) {
    auto connection = storage::Connection::open(path).value();
    (void)connection->text(std::string("pragma journal_mode = ") + journal);
    (void)connection->execute("pragma cache_size = 1; pragma cache_spill = 1");
    for (size_t step = from; step <= last; ++step) {
      (void)connection->execute("begin immediate;" + sqlite_migrations()[step] +
                                "pragma user_version = " + std::to_string(step + 1));
      if (step < last) (void)connection->execute("commit");
    }
    (void)connection->execute(
        "create table filler (text); insert into filler with recursive numbers (n) as (select 1 "
        "union all select n + 1 from numbers where n < 500) select zeroblob(1000) from numbers");
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  REQUIRE(::waitpid(process, &status, 0) == process);
  REQUIRE(WIFSIGNALED(status));
}

}  // namespace

TEST_CASE("there is a stored file of every schema, with a record in each of its tables") {
  for (const StoredSchema& schema : stored_schemas(sqlite_migrations().size())) {
    INFO(schema.name);
    const TemporaryFolder folder;
    REQUIRE(!schema.sql.empty());
    schema.write_to(folder.file("tallygate.db"));
    CHECK(version_of(folder.file("tallygate.db")) == schema.version);
    auto connection = storage::Connection::open(folder.file("tallygate.db")).value();
    auto tables =
        connection->prepare("select name from sqlite_master where type = 'table'").value();
    while (tables.step().value() == storage::Statement::Step::row) {
      const std::string table(tables.text(0));
      INFO(table);
      CHECK(connection->integer("select count(*) from " + table).value() > 0);
    }
  }
}

TEST_CASE("what an earlier schema kept is all there") {
  for (const StoredSchema& schema : stored_schemas(sqlite_migrations().size())) {
    INFO(schema.name);
    const TemporaryFolder folder;
    const std::string path = folder.file("tallygate.db");
    schema.write_to(path);
    const Records before = records_in(path);
    check_kept(before, test_support::kept_in(*open_sqlite_store(path).value()).value());
    CHECK(version_of(path) == static_cast<long long>(sqlite_migrations().size()));
    CHECK(records_in(path) == before);
    check_kept(before, test_support::kept_in(*open_sqlite_store(path).value()).value());
  }
}

TEST_CASE("a migration that was cut off is done again from where it stood") {
  for (const StoredSchema& schema : stored_schemas(sqlite_migrations().size())) {
    for (size_t last = static_cast<size_t>(schema.version); last < sqlite_migrations().size();
         ++last) {
      for (const char* journal : {"delete", "wal"}) {
        INFO(schema.name << ", killed in step " << last << ", journal " << journal);
        const TemporaryFolder folder;
        const std::string path = folder.file("tallygate.db");
        schema.write_to(path);
        const Records before = records_in(path);
        migrate_and_die(path, static_cast<size_t>(schema.version), last, journal);
        CHECK(std::filesystem::file_size(path + (*journal == 'w' ? "-wal" : "-journal")) > 0);
        check_kept(before, test_support::kept_in(*open_sqlite_store(path).value()).value());
        CHECK(version_of(path) == static_cast<long long>(sqlite_migrations().size()));
        CHECK(records_in(path) == before);
      }
    }
  }
}

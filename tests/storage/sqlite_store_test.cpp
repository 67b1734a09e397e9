// What only a store in a file can meet: other people's files, damage, full disks.
#include "storage/sqlite/sqlite_store.h"

#include <sys/resource.h>

#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <fstream>
#include <sstream>

#include "storage/sqlite/connection.h"
#include "tests/storage/keepers.h"
#include "tests/storage/samples.h"
#include "tests/support/kept.h"

using storage::open_sqlite_store;
using Kind = domain::StoreError::Kind;

namespace {

std::string octets_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream octets;
  octets << file.rdbuf();
  return octets.str();
}

void write_octets(const std::string& path, const std::string& octets) {
  std::ofstream(path, std::ios::binary) << octets;
}

void make_database(const std::string& path, const std::string& statements) {
  REQUIRE(storage::Connection::open(path).value()->execute(statements).has_value());
}

void check_refused(const std::string& path, Kind kind, const std::string& explanation) {
  const std::string before = octets_of(path);
  const auto opened = open_sqlite_store(path);
  REQUIRE(!opened.has_value());
  CHECK(opened.error().kind == kind);
  CHECK(opened.error().explanation == path + " " + explanation);
  CHECK((octets_of(path) == before));
}

// While it lives, no file of this process grows past a size: a full disk.
class FullDisk {
 public:
  explicit FullDisk(rlim_t octets) {
    getrlimit(RLIMIT_FSIZE, &m_before);
    rlimit limit = m_before;
    limit.rlim_cur = octets;
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FullDisk() {
    setrlimit(RLIMIT_FSIZE, &m_before);
    std::signal(SIGXFSZ, m_handler);
  }

 private:
  rlimit m_before{};
  void (*m_handler)(int) = std::signal(SIGXFSZ, SIG_IGN);
};

}  // namespace

TEST_CASE("other people's files are refused in a sentence and stay as they are") {
  const TemporaryFolder folder;
  const std::string path = folder.file("tallygate.db");
  SECTION("no database at all") {
    write_octets(path, "Dear diary, " + std::string(5000, '.'));
    check_refused(path, Kind::corrupt, "is not a database.");
  }
  SECTION("a file without anything in it") {
    write_octets(path, "");
    check_refused(path, Kind::corrupt,
                  "is empty: restore it from a backup, or remove it to begin anew.");
  }
  SECTION("another program's database") {
    make_database(path, "create table bookmark (url text); pragma application_id = 7");
    check_refused(path, Kind::corrupt, "is the database of another program.");
  }
  SECTION("another program's database without a mark") {
    make_database(path, "create table bookmark (url text)");
    check_refused(path, Kind::corrupt, "is the database of another program.");
  }
  SECTION("a newer version's database") {
    open_sqlite_store(path).value();
    make_database(path, "pragma user_version = 99; pragma journal_mode = delete");
    check_refused(path, Kind::newer,
                  "was written by a newer version of Tallygate (schema 99, this version knows 2).");
  }
}

TEST_CASE("a store cannot be made where nothing can be written") {
  const TemporaryFolder folder;
  const auto opened = open_sqlite_store(folder.file("missing/tallygate.db"));
  REQUIRE(!opened.has_value());
  CHECK(opened.error().kind == Kind::unavailable);
  CHECK(opened.error().explanation ==
        folder.file("missing/tallygate.db.new") +
            " cannot be used: unable to open database file (No such file or directory).");
}

TEST_CASE("a damaged file says so when it is loaded") {
  const TemporaryFolder folder;
  const std::string path = folder.file("tallygate.db");
  {
    auto store = open_sqlite_store(path).value();
    for (int event = 1000; event < 1200; ++event) {
      REQUIRE(store->write({samples::event("900" + std::to_string(event))}));
    }
  }
  std::string octets = octets_of(path);
  REQUIRE(octets.size() > 100'000);
  std::fill(octets.begin() + 40'000, octets.begin() + 80'000, '\x5A');
  write_octets(path, octets);
  {
    auto store = open_sqlite_store(path);
    REQUIRE(store.has_value());
    const auto loaded = test_support::kept_in(**store);
    REQUIRE(!loaded.has_value());
    CHECK(loaded.error().kind == Kind::corrupt);
    CHECK(loaded.error().explanation == path + " is damaged: restore it from a backup.");
  }
  CHECK((octets_of(path) == octets));
}

TEST_CASE("when the disk is full nothing is durable any more and nothing durable is lost") {
  const TemporaryFolder folder;
  const std::string path = folder.file("tallygate.db");
  domain::Ticket durable = 0;
  {
    auto store = open_sqlite_store(path).value();
    Durability durability(*store);
    durable = store->write({samples::application("kept")}).value();
    REQUIRE(!durability.wait_for(durable));
    const FullDisk full(octets_of(path + "-wal").size() + 50'000);
    const auto lost = store->write({samples::application("lost")});
    REQUIRE(lost.has_value());
    const auto error = durability.wait_for(*lost);
    REQUIRE(error.has_value());
    CHECK(error->kind == Kind::unavailable);
    CHECK(store->durable() == durable);
    CHECK(store->has_failed());
    const auto refused = store->write({samples::application("refused")});
    REQUIRE(!refused.has_value());
    CHECK(refused.error().explanation == error->explanation);
    const FullDisk fuller(1);
    CHECK(open_sqlite_store(path).error().explanation ==
          path + " cannot be written: disk I/O error (File too large).");
  }
  auto store = open_sqlite_store(path).value();
  CHECK((test_support::kept_in(*store) == domain::Changes{samples::application("kept")}));
}

TEST_CASE("a store that commits now and then has everything when it is closed") {
  const TemporaryFolder folder;
  const std::string path = folder.file("tallygate.db");
  {
    auto store = open_sqlite_store(path, std::chrono::hours(1)).value();
    Durability durability(*store);
    const auto first = store->write({samples::application("first")}).value();
    REQUIRE(!durability.wait_for(first));
    for (int i = 0; i < 100; ++i) {
      REQUIRE(store->write({samples::application("later " + std::to_string(i))}));
    }
    CHECK(store->durable() == first);
  }
  CHECK(test_support::kept_in(*open_sqlite_store(path).value())->size() == 101);
}

TEST_CASE("a file that is moved away takes nothing more, and nobody is told that it did") {
  const TemporaryFolder folder;
  const std::string path = folder.file("tallygate.db");
  auto store = open_sqlite_store(path).value();
  Durability durability(*store);
  REQUIRE(!durability.wait_for(store->write({samples::application("kept")}).value()));
  std::filesystem::rename(path, folder.file("elsewhere.db"));
  const auto error = durability.wait_for(store->write({samples::application("lost")}).value());
  REQUIRE(error.has_value());
  CHECK(error->explanation == path + " was moved or removed while it was in use.");
  CHECK(store->has_failed());
  CHECK(!test_support::kept_in(*store).has_value());
}

TEST_CASE("a store that was not made to its end is made again") {
  const TemporaryFolder folder;
  const std::string path = folder.file("tallygate.db");
  make_database(path + ".new", "create table settings (id text); pragma user_version = 1");
  write_octets(path + "-wal", "what another database left");
  auto store = open_sqlite_store(path).value();
  CHECK((test_support::kept_in(*store) == domain::Changes{}));
  CHECK(!std::filesystem::exists(path + ".new"));
}

TEST_CASE("an operator can read the tables with SQL while the store is open") {
  const TemporaryFolder folder;
  const std::string path = folder.file("tallygate.db");
  auto store = open_sqlite_store(path).value();
  Durability durability(*store);
  domain::Application application = samples::application();
  application.name = "Billing";
  const domain::Changes changes = {application, samples::usage(samples::time(0), 41),
                                   samples::usage(samples::time(3'600'000), 1)};
  REQUIRE(!durability.wait_for(store->write(changes).value()));
  auto reader = storage::Connection::open(path).value();
  CHECK(reader->text("select name from application where id = 'client'") == "Billing");
  CHECK(reader->integer("select sum(tokens) from usage where client_id = 'client'") == 42);
}

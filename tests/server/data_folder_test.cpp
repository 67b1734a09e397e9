#include "server/data_folder.h"

#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <set>

#include "server/file.h"
#include "tests/server/permissions.h"
#include "tests/storage/temporary_folder.h"

using server::DataFolder;
using test_support::permissions_of;
namespace filesystem = std::filesystem;

namespace {

std::set<std::string> names_in(const std::string& folder) {
  std::set<std::string> names;
  for (const auto& entry : filesystem::directory_iterator(folder)) {
    names.insert(entry.path().filename());
  }
  return names;
}

void check_refused(const std::string& path, const std::string& explanation) {
  base::SeededRandom random(1);
  const auto opened = DataFolder::open(path, random);
  REQUIRE(!opened.has_value());
  CHECK(opened.error().explanation == explanation);
}

}  // namespace

TEST_CASE("a new data folder is for this user only, and its key stays the same") {
  const TemporaryFolder temporary;
  const std::string path = temporary.file("a/data");
  base::SeededRandom random(1);
  std::string key;
  {
    const auto folder = DataFolder::open(path, random);
    REQUIRE(folder.has_value());
    key = folder->master_key();
    CHECK(key.size() == 32);
    CHECK(folder->path() == path);
    CHECK(folder->database_path() == path + "/tallygate.db");
    CHECK(permissions_of(path) == 0700);
    CHECK(permissions_of(path + "/master.key") == 0600);
    CHECK(names_in(path) == std::set<std::string>{"master.key", "server.id", "tallygate.lock"});
  }
  const auto again = DataFolder::open(path + "/../data/", random);
  REQUIRE(again.has_value());
  CHECK(again->master_key() == key);
}

TEST_CASE("an empty folder, or a fresh disk, becomes a data folder") {
  const TemporaryFolder temporary;
  filesystem::create_directory(temporary.file("lost+found"));
  base::SeededRandom random(1);
  CHECK(DataFolder::open(temporary.path(), random).has_value());
}

TEST_CASE("a folder of other things is refused and left as it is") {
  const TemporaryFolder temporary;
  std::ofstream(temporary.file("diary.txt")) << "Dear diary";
  check_refused(temporary.path(),
                temporary.path() +
                    " is not a Tallygate data folder: it holds other files. Name an empty one.");
  CHECK(names_in(temporary.path()) == std::set<std::string>{"diary.txt"});
}

TEST_CASE("a path that is no folder is refused") {
  const TemporaryFolder temporary;
  std::ofstream(temporary.file("file")) << "content";
  check_refused(temporary.file("file"),
                "The data folder " + temporary.file("file") + " cannot be made: Not a directory.");
  check_refused(temporary.file("file/data"), "The data folder " + temporary.file("file/data") +
                                                 " cannot be made: Not a directory.");
  check_refused("/proc/tallygate",
                "The data folder /proc/tallygate cannot be made: No such file or directory.");
}

TEST_CASE("a second server on one folder is told who has it") {
  const TemporaryFolder temporary;
  base::SeededRandom random(1);
  const auto first = DataFolder::open(temporary.path(), random);
  REQUIRE(first.has_value());
  check_refused(temporary.path(), "The data folder " + temporary.path() +
                                      " is in use by another Tallygate (process " +
                                      std::to_string(getpid()) + ").");
}

TEST_CASE("a master key that is missing or broken is named, never replaced") {
  const TemporaryFolder temporary;
  const std::string key = temporary.file("master.key");
  std::ofstream(temporary.file("tallygate.db")) << "a database";
  check_refused(temporary.path(), key +
                                      " is missing: without it the secrets in tallygate.db cannot "
                                      "be opened. Restore it from a backup.");
  CHECK(!filesystem::exists(key));
  for (const std::string& text : {std::string(), std::string(63, 'a'), std::string(64, 'g'),
                                  std::string(63, 'a') + "-", std::string(66, 'a')}) {
    REQUIRE(!server::write_file(key, text));
    check_refused(temporary.path(), key + " does not hold 64 hexadecimal digits.");
    CHECK(server::read_file(key) == text);
  }
}

TEST_CASE("a file is written as a whole or not at all") {
  const TemporaryFolder temporary;
  const std::string path = temporary.file("ready.json");
  CHECK(!server::write_file(path, "one"));
  CHECK(!server::write_file(path, "two"));
  CHECK(server::read_file(path) == "two");
  CHECK(permissions_of(path) == 0600);
  CHECK(names_in(temporary.path()) == std::set<std::string>{"ready.json"});
  CHECK(server::write_file(temporary.file("none/ready.json"), "three"));
  CHECK(server::write_file(temporary.path(), "four"));
  CHECK(names_in(temporary.path()) == std::set<std::string>{"ready.json"});
}

// A disk that is full, a folder that may only be read, a file that is damaged: what the operator is
// told, what clients get, and that nothing is hurt.
#include <sys/resource.h>

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <thread>

#include "tests/server/tenant_client.h"

namespace filesystem = std::filesystem;

namespace {

// No file of that process grows past a size: its disk is full.
void limit_files_of(pid_t process, rlim_t octets) {
  rlimit limit{};
  REQUIRE(::prlimit(process, RLIMIT_FSIZE, nullptr, &limit) == 0);
  limit.rlim_cur = octets == RLIM_INFINITY ? limit.rlim_max : octets;
  REQUIRE(::prlimit(process, RLIMIT_FSIZE, &limit, nullptr) == 0);
}

std::string octets_of(const std::string& path) {
  return server::read_file(path).value();
}

void write_octets(const std::string& path, const std::string& octets) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << octets;
}

// A data folder that a server has used and left in order.
void make_data(const TemporaryFolder& folder, const std::vector<std::string>& options = {}) {
  RunningServer server(folder, options);
  const TenantClient client(server);
  client.make_api();
  server.program().signal(SIGTERM);
  REQUIRE(server.program().wait() == 0);
}

// The program's last words when it cannot serve what is in the folder.
std::string refusal(const std::string& data) {
  Program program({"serve", "--http", "0", "--data", data});
  CHECK(program.wait() == 1);
  CHECK(program.out().empty());
  return program.error();
}

}  // namespace

TEST_CASE("a full disk means 503 and no token, and service goes on when there is room again") {
  const TemporaryFolder folder;
  long long given = 0;
  {
    RunningServer server(folder);
    const TenantClient client(server);
    client.make_api();
    CHECK(client.take_token(TenantClient::audience).status == 200);
    given = 1;
    limit_files_of(server.program().process(), 4096);
    for (int request = 0; request < 5; ++request) {
      const auto refused = client.take_token(TenantClient::audience);
      CHECK(refused.status == 503);
      CHECK(refused.headers.at("retry-after") == "1");
      CHECK(client.manage("/api/v2/clients", R"({"name":"Lost"})").status == 503);
    }
    CHECK(client.manage("/api/v2/resource-servers").status == 200);
    limit_files_of(server.program().process(), RLIM_INFINITY);
    while (client.take_token(TenantClient::audience).status == 503) ::usleep(20'000);
    ++given;
    CHECK(client.tokens_counted() == given);
    CHECK(client.manage("/api/v2/clients").body.find("Lost") == std::string::npos);
    CHECK(client.manage("/api/v2/clients", R"({"name":"Kept"})").status == 201);
    CHECK(server.program().error().find(
              "tallygate.db cannot be written: disk I/O error. Nothing is "
              "stored and no token is issued until it can be.") != std::string::npos);
    CHECK(server.program().error().find("is open again") != std::string::npos);
    server.program().signal(SIGKILL);
    server.program().wait();
  }
  filesystem::remove(folder.file("ready.json"));
  const RunningServer server(folder);
  const TenantClient client(server);
  CHECK(client.tokens_counted() == given);
  CHECK(client.manage("/api/v2/clients").body.find("Kept") != std::string::npos);
}

TEST_CASE("what is asked for while the disk fills and empties is counted, or answered by 503") {
  const TemporaryFolder folder;
  std::atomic<long long> asked = 0, given = 0, refused = 0;
  long long counted = 0;
  {
    RunningServer server(folder);
    const TenantClient client(server);
    client.make_api();
    std::atomic<bool> is_enough = false;
    std::vector<std::thread> load;
    for (int thread = 0; thread < 4; ++thread) {
      load.emplace_back([&] {
        while (!is_enough) {
          ++asked;
          const int status = client.take_token(TenantClient::audience).status;
          (status == 200 ? given : refused) += 1;
          if (status != 200 && status != 503) is_enough = true;
        }
      });
    }
    const auto wait_for_more = [&](const std::atomic<long long>& count) {
      for (const long long before = count; count < before + 20 && !is_enough;) ::usleep(1000);
    };
    for (int outage = 0; outage < 2; ++outage) {
      wait_for_more(given);
      limit_files_of(server.program().process(), 4096);
      wait_for_more(refused);
      limit_files_of(server.program().process(), RLIM_INFINITY);
    }
    wait_for_more(given);
    CHECK(!is_enough);
    is_enough = true;
    for (std::thread& thread : load) thread.join();
    counted = client.tokens_counted();
    server.program().signal(SIGKILL);
    server.program().wait();
  }
  CHECK(given <= counted);
  CHECK(counted <= asked);
  filesystem::remove(folder.file("ready.json"));
  const RunningServer server(folder);
  CHECK(TenantClient(server).tokens_counted() == counted);
}

TEST_CASE("a database that is moved away takes no more, and goes on when it is back") {
  const TemporaryFolder folder;
  RunningServer server(folder);
  const TenantClient client(server);
  client.make_api();
  filesystem::rename(folder.file("data/tallygate.db"), folder.file("elsewhere.db"));
  CHECK(client.take_token(TenantClient::audience).status == 503);
  CHECK(client.take_token(TenantClient::audience).status == 503);
  filesystem::rename(folder.file("elsewhere.db"), folder.file("data/tallygate.db"));
  while (client.take_token(TenantClient::audience).status == 503) ::usleep(20'000);
  CHECK(client.tokens_counted() == 1);
}

TEST_CASE("a server that cannot write its folder says so and goes, and hurts nothing") {
  const TemporaryFolder folder;
  make_data(folder);
  const std::string data = folder.file("data"), database = folder.file("data/tallygate.db");
  const std::string before = octets_of(database);
  struct Case {
    std::string path;
    unsigned permissions;
    std::string data;
    std::string error;
  };
  const Case cases[] = {
      {data, 0500, data, "The data folder " + data + " cannot be written: Permission denied."},
      {data, 0500, data + "/new",
       "The data folder " + data + "/new cannot be made: Permission denied."},
      {database, 0400, data, database + " may only be read."},
      {database, 0000, data,
       database + " cannot be used: unable to open database file (Permission denied)."},
      {folder.file("data/master.key"), 0000, data,
       folder.file("data/master.key") + " cannot be read."},
      {folder.file("data/tallygate.lock"), 0400, data,
       "The data folder " + data + " cannot be written: Permission denied."},
  };
  for (const Case& one : cases) {
    INFO(one.path);
    const auto usual = filesystem::status(one.path).permissions();
    filesystem::permissions(one.path, filesystem::perms(one.permissions));
    CHECK(refusal(one.data) == "tallygate: " + one.error + "\n");
    filesystem::permissions(one.path, usual);
    CHECK((octets_of(database) == before));
  }
}

TEST_CASE("a server whose disk is full at its start says so and goes") {
  const TemporaryFolder folder;
  make_data(folder);
  const std::string database = folder.file("data/tallygate.db");
  const std::string before = octets_of(database);
  rlimit limit{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &limit) == 0);
  const rlimit full{.rlim_cur = 512, .rlim_max = limit.rlim_max};
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &full) == 0);
  const std::string error = refusal(folder.file("data"));
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
  CHECK(error ==
        "tallygate: " + database + " cannot be written: disk I/O error (File too large).\n");
  CHECK((octets_of(database) == before));
}

TEST_CASE("a damaged database is named, and left as it is for whoever repairs it") {
  const TemporaryFolder folder;
  make_data(folder);
  const std::string database = folder.file("data/tallygate.db");
  const std::string whole = octets_of(database);
  REQUIRE(whole.size() > 40'000);
  const auto overwritten = [&](size_t from, size_t octets) {
    std::string damaged = whole;
    std::fill_n(damaged.begin() + static_cast<long>(from), octets, '\x5A');
    return damaged;
  };
  struct Case {
    std::string octets;
    std::string error;
  };
  const std::string is_damaged = " is damaged: restore it from a backup.";
  const Case cases[] = {
      {"", " is empty: restore it from a backup, or remove it to begin anew."},
      {whole.substr(0, 50), is_damaged},
      {whole.substr(0, 100), is_damaged},
      {whole.substr(0, 4096), is_damaged},
      {whole.substr(0, whole.size() / 2), is_damaged},
      {overwritten(0, 100), " is not a database."},
      {overwritten(0, 4096), " is not a database."},
      {overwritten(100, 3996), is_damaged},
      {overwritten(4096, 32768), is_damaged},
  };
  for (const Case& one : cases) {
    INFO(one.octets.size());
    write_octets(database, one.octets);
    CHECK(refusal(folder.file("data")) == "tallygate: " + database + one.error + "\n");
    CHECK((octets_of(database) == one.octets));
  }
  write_octets(database, whole);
  const RunningServer server(folder);
  CHECK(TenantClient(server).take_token(TenantClient::audience).status == 200);
}

TEST_CASE("a tenant with a name is locked as the one without, and not by a server that is gone") {
  const TemporaryFolder folder;
  {
    RunningServer first(folder, {"--tenant", "acme"});
    CHECK(refusal(folder.file("data/tenants/acme")) ==
          "tallygate: The data folder " + folder.file("data/tenants/acme") +
              " is in use by another Tallygate (process " +
              std::to_string(first.program().process()) + ").\n");
    first.program().signal(SIGKILL);
    first.program().wait();
  }
  filesystem::remove(folder.file("ready.json"));
  const RunningServer second(folder, {"--tenant", "acme"});
  CHECK(TenantClient(second).tokens_counted() == 0);
}

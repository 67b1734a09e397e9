// tallygate backup, export and import, as an operator runs them.

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <thread>

#include "tests/server/permissions.h"
#include "tests/server/tenant_client.h"

using test_support::permissions_of;
namespace filesystem = std::filesystem;

namespace {

// What the program says, on either stream, and how it ends.
struct Said {
  int code;
  std::string text;
};
Said said(const std::vector<std::string>& arguments) {
  Program program(arguments);
  const int code = program.wait();
  return {code, program.out() + program.error()};
}

std::string done(const std::vector<std::string>& arguments) {
  const Said it = said(arguments);
  INFO(it.text);
  REQUIRE(it.code == 0);
  return it.text;
}

void check_refused(const std::vector<std::string>& arguments, const std::string& sentence) {
  const Said it = said(arguments);
  CHECK(it.code == 1);
  CHECK(it.text == "tallygate: " + sentence + "\n");
}

// A data folder whose tenant has an application, an API, a grant and a count.
void make_data(const TemporaryFolder& folder) {
  RunningServer server(folder);
  const TenantClient client(server);
  client.make_api();
  CHECK(client.take_token(TenantClient::audience).status == 200);
  server.program().signal(SIGTERM);
  REQUIRE(server.program().wait() == 0);
}

std::string without_moment(const std::string& path) {
  std::string text = server::read_file(path).value();
  const size_t at = text.find("\"exported_at\"");
  return text.erase(at, text.find('\n', at) - at);
}

}  // namespace

TEST_CASE("a backup that is made while tokens are issued is a tenant of its own") {
  const TemporaryFolder folder, other;
  const std::string data = folder.file("data"), copy = folder.file("backup.db");
  RunningServer server(folder);
  const TenantClient client(server);
  client.make_api();
  std::atomic<long long> given = 0;
  std::atomic<bool> is_enough = false;
  std::thread load([&] {
    while (!is_enough) given += client.take_token(TenantClient::audience).status == 200 ? 1 : 0;
  });
  while (given < 20) ::usleep(1000);
  const long long before = given;
  const std::string text = done({"backup", copy, "--data", data});
  const long long after = given + 1;
  is_enough = true;
  load.join();
  CHECK(text.find("The master key is not in it. Keep " + data + "/master.key apart") !=
        std::string::npos);
  CHECK(permissions_of(copy) == 0600);
  CHECK(!filesystem::exists(copy + ".new"));
  check_refused({"backup", copy, "--data", data},
                copy + " is there already, and is not overwritten.");

  filesystem::create_directory(other.file("data"));
  filesystem::copy(copy, other.file("data/tallygate.db"));
  filesystem::copy(data + "/master.key", other.file("data/master.key"));
  const RunningServer restored(other);
  const TenantClient of_restored(restored);
  CHECK(restored.ready("client_secret") == server.ready("client_secret"));
  CHECK(of_restored.tokens_counted() >= before);
  CHECK(of_restored.tokens_counted() <= after);
  CHECK(of_restored.take_token(TenantClient::audience).status == 200);
}

TEST_CASE("an exported tenant is imported under the same key, whole, and exports the same again") {
  const TemporaryFolder folder, other;
  make_data(folder);
  const std::string data = folder.file("data"), file = folder.file("tenant.json");
  const std::string imported = other.file("data");
  CHECK(done({"export", file, "--data", data}).find("which an import needs as well.") !=
        std::string::npos);
  CHECK(permissions_of(file) == 0600);
  check_refused({"export", file, "--data", data},
                file + " is there already, and is not overwritten.");

  const std::string advice =
      " Put the master.key of the tenant that was exported there, or export with --secrets omit.";
  check_refused({"import", file, "--data", imported},
                "The secrets in " + file + " are sealed with a master key, and there is none in " +
                    imported + "." + advice);
  CHECK(!filesystem::exists(imported));
  filesystem::create_directory(imported);
  REQUIRE(!server::write_file(imported + "/master.key", std::string(64, 'a')));
  check_refused({"import", file, "--data", imported}, "The secrets in " + file +
                                                          " are sealed with another key than " +
                                                          imported + "/master.key." + advice);
  filesystem::copy_file(data + "/master.key", imported + "/master.key",
                        filesystem::copy_options::overwrite_existing);
  done({"import", file, "--data", imported});
  done({"export", other.file("again.json"), "--data", imported});
  CHECK((without_moment(file) == without_moment(other.file("again.json"))));

  RunningServer server(other);
  const TenantClient client(server);
  CHECK(client.tokens_counted() == 1);
  CHECK(client.take_token(TenantClient::audience).status == 200);
  check_refused({"import", file, "--data", imported, "--replace"},
                "The data folder " + imported + " is in use by another Tallygate (process " +
                    std::to_string(server.program().process()) + ").");
  server.program().signal(SIGTERM);
  server.program().wait();
  check_refused({"import", file, "--data", imported},
                "There is a tenant in " + imported +
                    " already: name another place, or replace that tenant with --replace.");
  done({"import", file, "--data", imported, "--replace"});
  done({"export", other.file("replaced.json"), "--data", imported});
  CHECK((without_moment(file) == without_moment(other.file("replaced.json"))));
}

TEST_CASE("a tenant that is imported without secrets works with new ones") {
  const TemporaryFolder folder;
  std::string old_secret, client_id;
  {
    RunningServer server(folder, {"--tenant", "acme"});
    const TenantClient client(server);
    client.make_api();
    CHECK(client
              .manage("/api/v2/resource-servers",
                      R"({"identifier":"https://symmetric.example/","signing_alg":"HS256"})")
              .status == 201);
    old_secret = server.ready("client_secret");
    client_id = server.ready("client_id");
    // Exports work while the server runs.
    const std::string text =
        done({"export", "-", "--data", folder.file("data"), "--secrets", "omit"});
    CHECK(text.find(old_secret) == std::string::npos);
    done(
        {"export", folder.file("tenant.json"), "--data", folder.file("data"), "--secrets", "omit"});
  }
  filesystem::remove(folder.file("ready.json"));
  check_refused(
      {"import", folder.file("tenant.json"), "--data", folder.file("data"), "--tenant", "acme"},
      "There is a tenant in " + folder.file("data/tenants/acme") +
          " already: name another place, or replace that tenant with --replace.");
  done({"import", folder.file("tenant.json"), "--data", folder.file("data"), "--tenant", "globex"});
  const RunningServer server(folder);
  const auto& tenants = server.ready().at("tenants");
  REQUIRE(tenants.size() == 2);
  const auto& globex = tenants.at(1);
  CHECK(base::string_member(globex, "name") == "globex");
  CHECK(base::string_member(globex, "client_id") == client_id);
  const std::string secret = base::string_member(globex, "client_secret").value_or("");
  CHECK(secret.size() == 64);
  CHECK(secret != old_secret);
  const auto take = [&](const std::string& audience, const std::string& with) {
    const std::string form = base::write_form({{"grant_type", "client_credentials"},
                                               {"client_id", client_id},
                                               {"client_secret", with},
                                               {"audience", audience}});
    Wire wire(server.port());
    return wire.ask(
        "POST /oauth/token HTTP/1.1\r\nHost: globex.localhost:" + std::to_string(server.port()) +
        "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
        std::to_string(form.size()) + "\r\n\r\n" + form);
  };
  CHECK(take(TenantClient::audience, secret).status == 200);
  CHECK(take(TenantClient::audience, old_secret).status == 401);
}

TEST_CASE("what a command cannot do it says in a sentence, and leaves nothing behind") {
  const TemporaryFolder folder;
  make_data(folder);
  const std::string data = folder.file("data"), database = data + "/tallygate.db";
  std::ofstream(folder.file("diary.json")) << "Dear diary";
  check_refused({"backup", folder.file("x"), "--data", folder.file("none")},
                "There is no tenant in " + folder.file("none") + ".");
  check_refused({"export", folder.file("x"), "--data", data, "--tenant", "acme"},
                "There is no tenant in " + data + "/tenants/acme.");
  check_refused({"backup", folder.file("none/x"), "--data", data},
                folder.file("none/x") + " cannot be written: No such file or directory.");
  check_refused({"import", folder.file("diary.json"), "--data", folder.file("new")},
                folder.file("diary.json") +
                    ", line 1: it is not an export of a tenant. Nothing was imported.");
  check_refused({"import", folder.path(), "--data", folder.file("new")},
                folder.path() + " cannot be read.");
  CHECK(!filesystem::exists(folder.file("new")));

  std::string damaged = server::read_file(database).value();
  std::fill_n(damaged.begin() + 8192, 8192, '\x5A');
  std::ofstream(database, std::ios::binary) << damaged;
  check_refused({"backup", folder.file("x"), "--data", data},
                database + " is damaged: restore it from a backup.");
  check_refused({"export", folder.file("x"), "--data", data},
                database + " is damaged: restore it from a backup.");
  CHECK(!filesystem::exists(folder.file("x")));
  CHECK(!filesystem::exists(folder.file("x.new")));
}

TEST_CASE("the program explains its commands") {
  for (const std::string command : {"backup", "export", "import"}) {
    const std::string help = done({command, "--help"});
    for (const std::string word :
         {"FILE", "--data DIR", "--tenant NAME", "EXIT CODES", "EXAMPLE"}) {
      INFO(command << ": " << word);
      CHECK(help.find(word) != std::string::npos);
    }
  }
}

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <fstream>

#include "tests/server/asking.h"

namespace {

using std::filesystem::perms;

void put(const std::string& path, const std::string& text, perms mode = perms(0600)) {
  std::ofstream(path) << text;
  std::filesystem::permissions(path, mode);
}

void stop(RunningServer& server) {
  server.program().signal(SIGTERM);
  CHECK(server.program().wait() == 0);
}

std::string content(const std::string& path) {
  return server::read_file(path).value_or("(missing)");
}

// A tenant with a secret of each kind, and what they are.
struct Kept {
  std::string client_secret, signing_kid, api_id;
};

std::string bearer(const RunningServer& server) {
  return "Authorization: Bearer " + access_token_in(take_token(server)) + "\r\n";
}

const std::string kept_setting =
    R"({"addons":{"azure_sb":{"entityPath":"/x","sasKey":"a-key-of-another-service"}}})";

Kept fill(const RunningServer& server) {
  Kept kept{server.ready("client_secret"), "", ""};
  Wire wire(server.port());
  const auto api = wire.ask(post_request(
      "/api/v2/resource-servers",
      R"({"identifier":"https://api.example/","signing_alg":"HS256","signing_secret":"a-signing-secret-of-the-api"})",
      bearer(server) + "Content-Type: application/json\r\n"));
  REQUIRE(api.status == 201);
  kept.api_id = base::string_member(*base::parse_json(api.body), "id").value();
  Wire patching(server.port());
  CHECK(patching
            .ask("PATCH /api/v2/clients/" + server.ready("client_id") +
                 " HTTP/1.1\r\nHost: localhost\r\n" + bearer(server) +
                 "Content-Type: application/json\r\nContent-Length: " +
                 std::to_string(kept_setting.size()) + "\r\n\r\n" + kept_setting)
            .status == 200);
  // The next one may still be under way.
  const auto keys = base::parse_json(get(server, "/.well-known/jwks.json").body);
  kept.signing_kid = keys->at("keys").at(0).at("kid").get<std::string>();
  return kept;
}

void check_all_opens(const RunningServer& server, const Kept& kept) {
  CHECK(server.ready("client_secret") == kept.client_secret);
  CHECK(take_token(server).status == 200);
  CHECK(get(server, "/.well-known/jwks.json").body.find(kept.signing_kid) != std::string::npos);
  const auto api = get(server, "/api/v2/resource-servers/" + kept.api_id,
                       "Host: localhost\r\n" + bearer(server));
  const auto client = get(server, "/api/v2/clients/" + server.ready("client_id"),
                          "Host: localhost\r\n" + bearer(server));
  CHECK(client.body.find("a-key-of-another-service") != std::string::npos);
  CHECK(api.body.find("a-signing-secret-of-the-api") != std::string::npos);
}

}  // namespace

TEST_CASE("rotating the master key changes the key and nothing that a client knows") {
  const TemporaryFolder folder;
  const std::string key_file = folder.file("data/master.key");
  Kept kept;
  {
    RunningServer server(folder, {"--tenant", "acme"});
    kept = fill(server);
    Program refused({"rotate-master-key", "--data", folder.file("data")});
    CHECK(refused.wait() == 1);
    CHECK(refused.error().find("is in use by another Tallygate") != std::string::npos);
    stop(server);
  }
  const std::string old_key = content(key_file);
  const std::string old_key_of_acme = content(folder.file("data/tenants/acme/master.key"));
  Program rotated({"rotate-master-key", "--data", folder.file("data")});
  CHECK(rotated.wait() == 0);
  CHECK(rotated.error().empty());
  CHECK(content(key_file) != old_key);
  CHECK(content(folder.file("data/tenants/acme/master.key")) != old_key_of_acme);
  CHECK(!std::filesystem::exists(key_file + ".new"));
  {
    RunningServer server(folder);
    check_all_opens(server, kept);
    stop(server);
  }
  put(key_file, old_key);
  Program wrong({"serve", "--http", "0", "--data", folder.file("data")});
  CHECK(wrong.wait() == 1);
  CHECK(wrong.error().find("The master key does not open this tenant's private keys") !=
        std::string::npos);
}

TEST_CASE("a rotation that ends in between leaves the tenant under the old key or the new one") {
  const TemporaryFolder folder;
  const std::string key_file = folder.file("data/master.key");
  Kept kept;
  {
    RunningServer server(folder);
    kept = fill(server);
    stop(server);
  }
  // Before anything was sealed anew.
  const std::string old_key = content(key_file);
  put(key_file + ".new", std::string(64, 'a') + "\n");
  {
    RunningServer server(folder);
    check_all_opens(server, kept);
    stop(server);
  }
  CHECK(content(key_file) == old_key);
  CHECK(!std::filesystem::exists(key_file + ".new"));
  // After all was sealed anew, and before the new key took the place of the old one.
  CHECK(Program({"rotate-master-key", "--data", folder.file("data")}).wait() == 0);
  const std::string new_key = content(key_file);
  for (const bool rotates_again : {false, true}) {
    put(key_file, old_key);
    put(key_file + ".new", new_key);
    if (rotates_again) {
      CHECK(Program({"rotate-master-key", "--data", folder.file("data")}).wait() == 0);
      CHECK(content(key_file) != new_key);
    }
    RunningServer server(folder);
    check_all_opens(server, kept);
    stop(server);
    if (!rotates_again) CHECK(content(key_file) == new_key);
    CHECK(!std::filesystem::exists(key_file + ".new"));
  }
}

TEST_CASE("an operator may keep the master key himself, in a file or in the environment") {
  const TemporaryFolder folder;
  const std::string first = folder.file("first.key"), second = folder.file("second.key");
  put(first, std::string(64, '1') + "\n");
  put(second, std::string(64, '2') + "\n");
  Kept kept;
  {
    RunningServer server(folder, {"--master-key-file", first});
    kept = fill(server);
    stop(server);
  }
  CHECK(!std::filesystem::exists(folder.file("data/master.key")));
  Program without({"rotate-master-key", "--data", folder.file("data"), "--master-key-file", first});
  CHECK(without.wait() == 1);
  // The second time it is done already.
  for (int i = 0; i < 2; ++i) {
    Program rotated({"rotate-master-key", "--data", folder.file("data"), "--master-key-file", first,
                     "--new-master-key-file", second});
    CHECK(rotated.wait() == 0);
    CHECK(rotated.error().empty());
  }
  ::setenv("TALLYGATE_MASTER_KEY", std::string(64, '2').c_str(), 1);
  {
    RunningServer server(folder);
    check_all_opens(server, kept);
    stop(server);
  }
  ::unsetenv("TALLYGATE_MASTER_KEY");
  Program wrong(
      {"serve", "--http", "0", "--data", folder.file("data"), "--master-key-file", first});
  CHECK(wrong.wait() == 1);
  CHECK(wrong.error().find("The master key does not open") != std::string::npos);
}

TEST_CASE("a master key that others can read is refused, and one that is none too") {
  const TemporaryFolder folder;
  const std::string file = folder.file("key");
  struct Case {
    std::string text;
    perms mode;
    std::string sentence;
  };
  const Case cases[] = {
      {std::string(64, 'a'), perms(0640),
       file + " is open to others (mode 0640): it must be its owner's alone, chmod 600 " + file +
           "."},
      {std::string(64, 'a'), perms(0604),
       file + " is open to others (mode 0604): it must be its owner's alone, chmod 600 " + file +
           "."},
      {std::string(63, 'a'), perms(0600), file + " does not hold 64 hexadecimal digits."},
      {std::string(64, 'g'), perms(0600), file + " does not hold 64 hexadecimal digits."},
  };
  for (const Case& one : cases) {
    put(file, one.text, one.mode);
    Program program(
        {"serve", "--http", "0", "--data", folder.file("data"), "--master-key-file", file});
    CHECK(program.wait() == 2);
    CHECK(program.error() ==
          "tallygate: " + one.sentence + " \"tallygate serve --help\" tells more.\n");
  }
  {
    RunningServer server(folder);
    stop(server);
  }
  std::filesystem::permissions(folder.file("data/master.key"), perms(0644));
  Program program({"serve", "--http", "0", "--data", folder.file("data")});
  CHECK(program.wait() == 1);
  CHECK(program.error().find("master.key is open to others (mode 0644)") != std::string::npos);
}

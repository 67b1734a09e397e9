#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "storage/sqlite/connection.h"
#include "tests/server/asking.h"
#include "tests/server/program.h"
#include "tests/server/wire.h"

namespace {

std::string host_field(const RunningServer& server) {
  return " HTTP/1.1\r\nHost: localhost:" + std::to_string(server.port()) + "\r\n";
}

std::string post_form(const RunningServer& server, const std::string& target,
                      const std::string& body, const std::string& fields) {
  return "POST " + target + host_field(server) + fields +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace

TEST_CASE("the program says what it cannot do in one sentence and goes") {
  const TemporaryFolder folder;
  std::ofstream(folder.file("file")) << "content";
  std::filesystem::create_directory(folder.file("diary"));
  std::ofstream(folder.file("diary/today.txt")) << "Dear diary";
  std::filesystem::create_directory(folder.file("foreign"));
  REQUIRE(!server::write_file(folder.file("foreign/master.key"), std::string(64, 'a')));
  std::ofstream(folder.file("foreign/tallygate.db")) << std::string(5000, 'x');
  struct Case {
    std::vector<std::string> arguments;
    int code;
    std::string error;
  };
  const std::string more = " \"tallygate serve --help\" tells more.\n";
  const Case cases[] = {
      {{}, 2, "tallygate: A command is missing; \"tallygate --help\" lists them.\n"},
      {{"reign"}, 2, "tallygate: A command is missing; \"tallygate --help\" lists them.\n"},
      {{"backup"}, 2, "tallygate: FILE is required. \"tallygate backup --help\" tells more.\n"},
      {{"export", "tenant.json", "--secrets", "all"},
       2,
       "tallygate: --secrets takes sealed, open or omit, not \"all\". \"tallygate export --help\" "
       "tells "
       "more.\n"},
      {{"import", "tenant.json", "--tenant", "Acme"},
       2,
       "tallygate: --tenant takes the name of a tenant, not \"Acme\". \"tallygate import --help\" "
       "tells more.\n"},
      {{"serve", "--frob"},
       2,
       "tallygate: The following argument was not expected: --frob." + more},
      {{"serve", "--http"}, 2, "tallygate: --http: 1 required PORT missing." + more},
      {{"serve", "--workers", "0"},
       2,
       "tallygate: --workers takes a number from 1 to 256, not \"0\"." + more},
      {{"serve", "--durability", "some"},
       2,
       "tallygate: --durability takes strict or relaxed, not \"some\"." + more},
      {{"serve", "--http", "80a"},
       2,
       "tallygate: --http takes a port from 0 to 65535, not \"80a\"." + more},
      {{"serve", "--http", "65536"},
       2,
       "tallygate: --http takes a port from 0 to 65535, not \"65536\"." + more},
      {{"serve", "--https", "none"},
       2,
       "tallygate: --https takes a port from 0 to 65535, not \"none\"." + more},
      {{"serve", "--https", "0", "--cert", "server.pem"},
       2,
       "tallygate: --cert and --key belong together." + more},
      {{"serve", "--cert", "server.pem", "--key", "server.key"},
       2,
       "tallygate: --cert, --key and --client-ca need --https." + more},
      {{"serve", "--trusted-proxy", "proxy"},
       2,
       "tallygate: --trusted-proxy takes an IP address, not \"proxy\"." + more},
      {{"serve", "--tenant", "Acme"},
       2,
       "tallygate: --tenant takes 1 to 63 lower-case letters, digits and hyphens, and not "
       "\"mtls\"; \"Acme\" is not that." +
           more},
      {{"serve", "--http", "0", "--https", "0", "--data", folder.file("tls"), "--cert",
        folder.file("none.pem"), "--key", folder.file("none.key")},
       1,
       "tallygate: " + folder.file("none.pem") + " cannot be read.\n"},
      {{"serve", "--data", ""}, 2, "tallygate: --data takes a folder." + more},
      {{"serve", "--issuer", "login"},
       2,
       "tallygate: --issuer takes an address such as https://login.example.com/, without query "
       "and fragment, not \"login\"." +
           more},
      {{"serve", "--http", "0", "--data", folder.file("file/data")},
       1,
       "tallygate: The data folder " + folder.file("file/data") +
           " cannot be made: Not a directory.\n"},
      {{"serve", "--http", "0", "--data", folder.file("diary")},
       1,
       "tallygate: " + folder.file("diary") +
           " is not a Tallygate data folder: it holds other files. Name an empty one.\n"},
      {{"serve", "--http", "0", "--data", folder.file("foreign")},
       1,
       "tallygate: " + folder.file("foreign/tallygate.db") + " is not a database.\n"},
  };
  for (const Case& one : cases) {
    Program program(one.arguments);
    CHECK(program.wait() == one.code);
    CHECK(program.error() == one.error);
    CHECK(program.out().empty());
  }
}

TEST_CASE("the program tells its version and explains itself") {
  Program version({"--version"});
  CHECK(version.wait() == 0);
  CHECK(version.out().starts_with("tallygate "));
  Program help({"serve", "--help"});
  CHECK(help.wait() == 0);
  for (const std::string word :
       {"--http PORT", "--https PORT", "--cert PATH", "--key PATH", "--client-ca PATH",
        "--data DIR", "--tenant NAME", "--dashboard-key KEY", "--ready-file PATH", "--page DIR",
        "--issuer URL", "--trusted-proxy ADDRESS", "--workers N", "--durability strict|relaxed",
        "FILES", "SIGNALS", "EXIT CODES", "EXAMPLES"}) {
    INFO(word);
    CHECK(help.out().find(word) != std::string::npos);
  }
}

TEST_CASE("a server that is ready says all that is needed to use it, to its user only") {
  const TemporaryFolder folder;
  RunningServer server(folder, {"--dashboard-key", "a key/+"});
  const std::string issuer = server.ready("issuer");
  CHECK(issuer == "http://localhost:" + std::to_string(server.port()) + "/");
  CHECK(server.ready("dashboard_url") == issuer + "#key=a%20key%2F%2B");
  CHECK(server.ready("token_endpoint") == issuer + "oauth/token");
  CHECK(server.ready("jwks_uri") == issuer + ".well-known/jwks.json");
  CHECK(server.ready("openid_configuration") == issuer + ".well-known/openid-configuration");
  CHECK(server.ready("management_api") == issuer + "api/v2/");
  CHECK(server.ready("data") == folder.file("data"));
  CHECK(server.ready().at("http_port") == server.port());
  CHECK(server.ready().at("https_port").is_null());
  CHECK(server.ready().at("ca_file").is_null());
  CHECK(server.ready().at("pid").is_number_integer());
  struct stat state {};
  REQUIRE(stat(server.ready_file().c_str(), &state) == 0);
  CHECK((state.st_mode & 0777U) == 0600);
  CHECK(take_token(server).status == 200);
  Wire wire(server.port());
  CHECK(wire.ask(post_form(server, "/admin/session", "", "Authorization: Bearer a key/+\r\n"))
            .status == 200);
  CHECK(wire.ask(post_form(server, "/admin/session", "", "Authorization: Bearer another\r\n"))
            .status == 401);
}

TEST_CASE("a server stops when it is told to, and has kept everything at the next start") {
  const TemporaryFolder folder;
  std::string client_id, client_secret;
  for (const int signal : {SIGTERM, SIGINT}) {
    RunningServer server(folder);
    if (client_id.empty()) {
      client_id = server.ready("client_id");
      client_secret = server.ready("client_secret");
    }
    CHECK(server.ready("client_id") == client_id);
    CHECK(server.ready("client_secret") == client_secret);
    CHECK(take_token(server).status == 200);
    server.program().signal(signal);
    CHECK(server.program().wait() == 0);
    CHECK(!std::filesystem::exists(server.ready_file()));
    CHECK(!std::filesystem::exists(folder.file("data/tallygate.db-wal")));
  }
}

TEST_CASE("a relaxed server says what that means, and keeps everything when it is told to stop") {
  const TemporaryFolder folder;
  std::string body;
  {
    RunningServer server(folder, {"--durability", "relaxed", "--workers", "3"});
    for (int i = 0; i < 10; ++i) CHECK(take_token(server).status == 200);
    server.program().signal(SIGTERM);
    CHECK(server.program().wait() == 0);
    CHECK(server.program().error().find("Durability is relaxed") != std::string::npos);
    CHECK(server.program().error().find("3 workers") != std::string::npos);
  }
  auto database = storage::Connection::open(folder.file("data/tallygate.db")).value();
  CHECK(database->integer("select count(*) from log_event where type = 'seccft'") == 10);
}

TEST_CASE("what was answered is there after the server was killed") {
  const TemporaryFolder folder;
  const std::string body = R"({"name":"Survivor","app_type":"non_interactive"})";
  std::string made;
  {
    RunningServer server(folder);
    const std::string fields = "Content-Type: application/json\r\nAuthorization: Bearer " +
                               access_token_in(take_token(server)) + "\r\n";
    Wire wire(server.port());
    const auto response = wire.ask(post_form(server, "/api/v2/clients", body, fields));
    REQUIRE(response.status == 201);
    made = base::string_member(base::parse_json(response.body).value(), "client_id").value();
    server.program().signal(SIGKILL);
    CHECK(server.program().wait() == 128 + SIGKILL);
  }
  std::filesystem::remove(folder.file("ready.json"));
  RunningServer server(folder);
  Wire wire(server.port());
  const auto found =
      wire.ask("GET /api/v2/clients/" + made + host_field(server) + "Authorization: Bearer " +
               access_token_in(take_token(server)) + "\r\n\r\n");
  CHECK(found.status == 200);
  CHECK(found.body.find("Survivor") != std::string::npos);
}

TEST_CASE("two servers do not share a folder, and nothing of the first is hurt") {
  const TemporaryFolder folder;
  RunningServer first(folder);
  Program second({"serve", "--http", "0", "--data", folder.file("data")});
  CHECK(second.wait() == 1);
  CHECK(second.error() == "tallygate: The data folder " + folder.file("data") +
                              " is in use by another Tallygate (process " +
                              std::to_string(first.ready().at("pid").get<int>()) + ").\n");
  Program third({"serve", "--http", std::to_string(first.port()), "--data", folder.file("other")});
  CHECK(third.wait() == 1);
  CHECK(third.error() == "tallygate: Port " + std::to_string(first.port()) +
                             " cannot be used: another program listens there.\n");
  CHECK(!std::filesystem::exists(folder.file("other")));
  CHECK(take_token(first).status == 200);
}

TEST_CASE("a wrong master key is refused and hurts nothing") {
  const TemporaryFolder folder;
  {
    RunningServer server(folder);
    CHECK(take_token(server).status == 200);
    server.program().signal(SIGTERM);
    CHECK(server.program().wait() == 0);
  }
  const std::string path = folder.file("data/master.key");
  const std::string key = server::read_file(path).value();
  REQUIRE(!server::write_file(path, std::string(64, 'a')));
  Program wrong({"serve", "--http", "0", "--data", folder.file("data")});
  CHECK(wrong.wait() == 1);
  CHECK(wrong.error() ==
        "tallygate: The master key does not open this tenant's private keys: it is not the key "
        "that sealed them.\n");
  REQUIRE(!server::write_file(path, key));
  const RunningServer server(folder);
  CHECK(take_token(server).status == 200);
}

TEST_CASE("a server started by hand prints how to use it") {
  const TemporaryFolder folder;
  Program program({"serve", "--http", "0", "--data", folder.file("data")});
  while (program.out().find("Data ") == std::string::npos && program.is_running()) ::usleep(1000);
  program.signal(SIGINT);
  CHECK(program.wait() == 0);
  const std::string out = program.out();
  for (const std::string word : {"Dashboard         http://localhost:", "/#key=", "Client id ",
                                 "Client secret ", "Token endpoint "}) {
    INFO(word);
    CHECK(out.find(word) != std::string::npos);
  }
}

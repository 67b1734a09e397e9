#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <fstream>

#include "server/options.h"
#include "tests/server/program.h"

namespace {

// An environment variable while it lives.
class Variable {
 public:
  Variable(std::string name, const std::string& value) : m_name(std::move(name)) {
    ::setenv(m_name.c_str(), value.c_str(), 1);
  }
  ~Variable() { ::unsetenv(m_name.c_str()); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  std::string m_name;
};

std::string write_settings(const TemporaryFolder& folder, const std::string& text) {
  const std::string path = folder.file("tallygate.toml");
  std::ofstream(path) << text;
  return path;
}

server::ServeOptions options_of(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), {"tallygate", "serve"});
  return std::get<server::ServeOptions>(
      server::parse_command_line(static_cast<int>(arguments.size()), arguments.data()).value());
}

}  // namespace

TEST_CASE("a flag beats the environment, that beats the file, and that beats the default") {
  const TemporaryFolder folder;
  const std::string file = write_settings(folder,
                                          "http = 1\n"
                                          "https = 2\n"
                                          "drain-delay = 3\n");
  const Variable https("TALLYGATE_HTTPS", "20"), delay("TALLYGATE_DRAIN_DELAY", "30");
  const auto options = options_of({"--config", file.c_str(), "--drain-delay", "300"});
  CHECK(options.http_port == 1);
  CHECK(options.https_port == 20);
  CHECK(options.drain_delay == std::chrono::seconds(300));
  CHECK(options.limits.idle_time_max == std::chrono::seconds(60));
}

TEST_CASE("the file can say whatever the command line can") {
  const TemporaryFolder folder;
  const std::string file = write_settings(folder, R"(# TOML
https = 0
issuer = "https://login.example.com/#not-a-comment"  # but this is one
issuer-too = false
)");
  Program refused({"serve", "--config", file});
  CHECK(refused.wait() == 2);
  const std::string good = write_settings(folder, R"(# TOML
https = 8443
listen = [
  "10.1.2.3",  # of the cluster
  "::1",
]
issuer = 'https://login.example.com'
tenant = ["acme", "globex"]
data = "a folder, with # and ="
dashboard-key = "key \"in\" quotes"
metrics-token = "token"
ready-file = "ready.json"
workers = 3
durability = "relaxed"
insecure-http = true
log-format = "json"
log-level = "warning"
access-log = 10
trusted-proxy = "10.0.0.1"
max-header-bytes = 2048
max-body-bytes = 4096
header-timeout = 1
body-timeout = 2
idle-timeout = 3
max-connections = 4
max-connections-per-address = 5
drain-timeout = 6
)");
  const Variable config("TALLYGATE_CONFIG", good);
  const auto options = options_of({});
  CHECK(options.https_port == 8443);
  CHECK(options.https_addresses == std::vector<std::string>{"10.1.2.3", "::1"});
  CHECK(options.http_addresses == options.https_addresses);
  CHECK(options.issuer == "https://login.example.com/");
  CHECK(options.tenants == std::vector<std::string>{"acme", "globex"});
  CHECK(options.data == "a folder, with # and =");
  CHECK(options.dashboard_key == "key \"in\" quotes");
  CHECK(options.metrics_token == "token");
  CHECK(options.ready_file == "ready.json");
  CHECK(options.workers == 3);
  CHECK(options.durability == server::Durability::relaxed);
  CHECK(options.log_format == server::LogFormat::json);
  CHECK(options.log_level == server::LogLevel::warning);
  CHECK(options.access_log_interval == 10);
  CHECK(options.trusted_proxies.contains("10.0.0.1"));
  CHECK(options.limits.header_octets_max == 2048);
  CHECK(options.limits.body_octets_max == 4096);
  CHECK(options.limits.header_time_max == std::chrono::seconds(1));
  CHECK(options.limits.body_time_max == std::chrono::seconds(2));
  CHECK(options.limits.idle_time_max == std::chrono::seconds(3));
  CHECK(options.limits.connections_max == 4);
  CHECK(options.limits.connections_per_address_max == 5);
  CHECK(options.limits.drain_time_max == std::chrono::seconds(6));
}

TEST_CASE("several values in the environment are separated by commas") {
  const Variable tenants("TALLYGATE_TENANT", "acme, globex"),
      flag("TALLYGATE_INSECURE_HTTP", "true"), listen("TALLYGATE_LISTEN", "127.0.0.1");
  const auto options = options_of({});
  CHECK(options.tenants == std::vector<std::string>{"acme", "globex"});
  CHECK(options.http_addresses == std::vector<std::string>{"127.0.0.1"});
}

TEST_CASE("a setting that is not there, or not right, is refused in a sentence with its place") {
  const TemporaryFolder folder;
  struct Case {
    std::string text, sentence;
  };
  const Case cases[] = {
      {"http = 0\ncolour = \"red\"\n", ":2: there is no setting \"colour\"."},
      {"help = true\n", ":1: there is no setting \"help\"."},
      {"config = \"x\"\n", ":1: there is no setting \"config\"."},
      {"[serve]\nhttp = 0\n",
       ":1: \"serve\" takes a text, a number, true or false, or a list of them."},
      {"http = [1, 2]\n", ":1: http takes one value, not several."},
      {"\nhttp = 70000\n", ":2: http takes a port from 0 to 65535, not \"70000\"."},
      {"insecure-http = \"yes\"\n", ":1: insecure-http takes true or false, not \"yes\"."},
      {"tenant = [\"a\", \"B\"]\n",
       ":1: tenant takes 1 to 63 lower-case letters, digits and hyphens, and not \"mtls\"; \"B\" "
       "is "
       "not that."},
      {"log-level = \"loud\"\n",
       ":1: log-level takes debug, info, warning, error or off, not \"loud\"."},
      {"log-format = \"xml\"\n", ":1: log-format takes text or json, not \"xml\"."},
      {"header-timeout = 0\n", ":1: header-timeout takes a number from 1 to 3600, not \"0\"."},
      {"listen = \"example.com\"\n", ":1: listen takes an IP address, not \"example.com\"."},
      {"listen = \"0.0.0.0\"\n",
       ":1: listen 0.0.0.0 is more than this machine and needs --https; or --insecure-http, which "
       "sends secrets and tokens in the clear."},
      {"https = 0\nlisten = [\"127.0.0.1\", \"::\"]\n",
       ":2: listen :: needs --issuer: requests are answered only at localhost and at the issuer's "
       "host."},
  };
  for (const Case& one : cases) {
    INFO(one.text);
    const std::string file = write_settings(folder, one.text);
    Program program({"serve", "--config", file});
    CHECK(program.wait() == 2);
    CHECK(program.error() ==
          "tallygate: " + file + one.sentence + " \"tallygate serve --help\" tells more.\n");
  }
  Program binary({"serve", "--config", write_settings(folder, "http = '\xC9\xFF'\n")});
  CHECK(binary.wait() == 2);
  CHECK(binary.error().starts_with("tallygate: " + folder.file("tallygate.toml") +
                                   " is not TOML: it is not UTF-8."));
  Program malformed({"serve", "--config", write_settings(folder, "http = 0\nhttp = 1\n")});
  CHECK(malformed.wait() == 2);
  CHECK(malformed.error().starts_with("tallygate: " + folder.file("tallygate.toml") +
                                      ":2 is not TOML: "));
  Program missing({"serve", "--config", folder.file("none.toml")});
  CHECK(missing.wait() == 2);
  CHECK(missing.error().starts_with("tallygate: The settings " + folder.file("none.toml") +
                                    " cannot be read."));
}

#include <catch2/catch_test_macros.hpp>

#include "base/form.h"
#include "storage/sqlite/connection.h"
#include "tests/server/program.h"
#include "tests/server/wire.h"

TEST_CASE(
    "token requests sent ahead on one connection are each answered, and written before that") {
  constexpr int requests = 40;
  const TemporaryFolder folder;
  RunningServer server(folder, {"--workers", "2"});
  const std::string form = base::write_form({{"grant_type", "client_credentials"},
                                             {"client_id", server.ready("client_id")},
                                             {"client_secret", server.ready("client_secret")},
                                             {"audience", server.ready("management_api")}});
  const std::string request =
      "POST /oauth/token HTTP/1.1\r\nHost: localhost:" + std::to_string(server.port()) +
      "\r\nContent-Type: application/x-www-form-urlencoded\r\n"
      "Content-Length: " +
      std::to_string(form.size()) + "\r\n\r\n" + form;
  std::string all;
  for (int i = 0; i < requests; ++i) all += request;
  Wire wire(server.port());
  wire.send(all);
  auto database = storage::Connection::open(folder.file("data/tallygate.db")).value();
  for (int answered = 1; answered <= requests; ++answered) {
    const auto response = wire.receive();
    REQUIRE(response.status == 200);
    CHECK(response.headers.at("connection") == "keep-alive");
    const auto written =
        database->integer("select count(*) from log_event where type = 'seccft'").value();
    CHECK(written >= answered);
  }
  CHECK(wire.has_received_nothing());
}

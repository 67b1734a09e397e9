#include <catch2/catch_test_macros.hpp>

#include "tests/server/asking.h"

namespace {

bool answers_at(const std::string& address, uint16_t port) {
  const Wire wire(port, address);
  return wire.is_open();
}

}  // namespace

TEST_CASE("a server listens where it was told to and nowhere else") {
  const TemporaryFolder folder;
  const RunningServer server(folder, {"--listen", "127.0.0.2", "--https", "0"});
  const auto https = server.ready().at("https_port").get<uint16_t>();
  for (const uint16_t port : {server.port(), https}) {
    CHECK(answers_at("127.0.0.2", port));
    CHECK(!answers_at("127.0.0.1", port));
  }
}

TEST_CASE("several addresses share one port") {
  const TemporaryFolder folder;
  const RunningServer server(folder, {"--listen", "127.0.0.2", "--listen", "127.0.0.3"});
  CHECK(answers_at("127.0.0.2", server.port()));
  CHECK(answers_at("127.0.0.3", server.port()));
  CHECK(!answers_at("127.0.0.1", server.port()));
}

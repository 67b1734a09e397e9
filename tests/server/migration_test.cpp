// A data folder of any earlier version is taken over by this program: its applications get tokens
// with the secrets they have.
#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "storage/migrations/migrations.h"
#include "tests/server/tenant_client.h"
#include "tests/storage/stored_schemas.h"

TEST_CASE("the data folder of an earlier version is taken over, secrets and keys and all") {
  for (const StoredSchema& schema : stored_schemas(storage::sqlite_migrations().size())) {
    INFO(schema.name);
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.file("data"));
    REQUIRE(!server::write_file(folder.file("data/master.key"), stored_master_key));
    schema.write_to(folder.file("data/tallygate.db"));
    const RunningServer server(folder);
    const TenantClient client(server);
    const auto clients = base::parse_json(client.manage("/api/v2/clients").body);
    REQUIRE(clients.has_value());
    int found = 0;
    for (const base::Json& one : *clients) {
      if (base::string_member(one, "name") != "Nightly export") continue;
      ++found;
      const auto token = client.take_token("https://orders.example/",
                                           base::string_member(one, "client_id").value(),
                                           base::string_member(one, "client_secret").value());
      CHECK(token.status == 200);
    }
    CHECK(found == 1);
    // The keys that it signed with are still published.
    Wire wire(server.port());
    wire.get("/.well-known/jwks.json");
    const std::string keys = wire.receive().body;
    for (size_t at = 0; (at = schema.sql.find("insert into signing_key", at)) != std::string::npos;
         ++at) {
      const size_t id = schema.sql.find('\'', at) + 1;
      CHECK(keys.find(schema.sql.substr(id, schema.sql.find('\'', id) - id)) != std::string::npos);
    }
  }
}

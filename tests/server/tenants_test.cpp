#include "server/tenants.h"

#include <atomic>
#include <catch2/catch_test_macros.hpp>

#include "base/system_clock.h"
#include "crypto/crypto.h"
#include "server/tenants_route.h"
#include "tests/storage/temporary_folder.h"

using server::Tenants;

namespace {

// A server's tenants without its sockets.
class TenantsFixture {
 public:
  TenantsFixture() { restart(); }

  void restart() {
    m_route.reset();
    m_tenants.reset();
    m_tenants = std::make_unique<Tenants>(
        server::TenantsSettings{m_folder.path(), "http://localhost:8080/", "the-key", 8080},
        [this](const auto&, const base::Result<domain::Ticket, domain::StoreError>& outcome) {
          if (outcome) m_heard = *outcome;
        },
        m_clock, m_random);
    REQUIRE(m_tenants->open());
    m_route = std::make_unique<server::TenantsRoute>(
        *m_tenants, "the-key",
        [](const std::string& name, server::RunningTenant&) {
          server::Readiness readiness;
          readiness.name = name;
          return readiness;
        },
        [this] { ++m_changes; });
  }
  base::Response ask(const std::string& method, const std::string& target,
                     const std::string& body = "", const std::string& key = "the-key") {
    base::Request request;
    request.method = method;
    request.target = target;
    request.body = body;
    request.headers = {{"authorization", "Bearer " + key}};
    return m_route->answer(request);
  }
  int add(const std::string& name) {
    return ask("POST", "/admin/tenants", R"({"name":")" + name + R"("})").status;
  }
  int remove(const std::string& name) { return ask("DELETE", "/admin/tenants/" + name).status; }
  Tenants& tenants() { return *m_tenants; }
  bool has_folder(const std::string& name) const {
    return std::filesystem::exists(m_folder.file("tenants/" + name));
  }
  size_t folders() const {
    const std::filesystem::directory_iterator begin(m_folder.file("tenants"));
    return static_cast<size_t>(std::distance(begin, std::filesystem::directory_iterator()));
  }
  domain::Ticket heard() const { return m_heard; }
  int changes() const { return m_changes; }

 private:
  TemporaryFolder m_folder;
  base::SystemClock m_clock;
  crypto::SecureRandom m_random;
  std::atomic<domain::Ticket> m_heard = 0;
  int m_changes = 0;
  std::unique_ptr<Tenants> m_tenants;
  std::unique_ptr<server::TenantsRoute> m_route;
};

}  // namespace

TEST_CASE("a tenant is deleted with all that it keeps, and its name is free again") {
  TenantsFixture fixture;
  CHECK(fixture.add("acme") == 201);
  CHECK(fixture.add("globex") == 201);
  const auto first = fixture.tenants().find("acme")->first_application()->client_id;
  CHECK(fixture.ask("GET", "/admin/tenants/acme").status == 200);
  CHECK(fixture.remove("acme") == 204);
  CHECK(fixture.changes() == 3);
  CHECK(!fixture.has_folder("acme"));
  CHECK(fixture.folders() == 1);
  CHECK(!fixture.tenants().find("acme"));
  CHECK(fixture.tenants().names() == std::vector<std::string>{"globex"});
  CHECK(fixture.ask("GET", "/admin/tenants/acme").status == 404);
  CHECK(fixture.remove("acme") == 404);
  CHECK(fixture.add("acme") == 201);
  CHECK(fixture.tenants().find("acme")->first_application()->client_id != first);
  CHECK(fixture.remove("acme") == 204);
  fixture.restart();
  CHECK(fixture.tenants().names() == std::vector<std::string>{"globex"});
}

TEST_CASE("a tenant is called by its name until somebody calls it otherwise") {
  TenantsFixture fixture;
  fixture.add("acme");
  const auto friendly_name = [&](const char* tenant) {
    const auto open = fixture.tenants().find(tenant)->now();
    base::Request request;
    request.target = "/api/v2/tenants/settings?fields=friendly_name";
    request.headers = {{"authorization", "Bearer " + open->engine->dashboard_token()}};
    return open->handle(request).body;
  };
  CHECK(friendly_name("acme") == R"({"friendly_name":"acme"})");
  CHECK(friendly_name("") == R"({"friendly_name":"Tallygate"})");
}

TEST_CASE("only the operator deletes tenants, and never the one without a name") {
  TenantsFixture fixture;
  fixture.add("acme");
  CHECK(fixture.ask("DELETE", "/admin/tenants/acme", "", "another").status == 401);
  CHECK(fixture.remove("") == 404);
  CHECK(fixture.remove("..") == 404);
  CHECK(fixture.remove("acme/..") == 404);
  CHECK(fixture.remove("ACME") == 404);
  CHECK(fixture.ask("DELETE", "/admin/tenants").status == 405);
  CHECK(*fixture.ask("PUT", "/admin/tenants/acme").headers.find("allow") == "GET, DELETE");
  CHECK(fixture.tenants().find(""));
  CHECK(fixture.has_folder("acme"));
}

TEST_CASE("who asked a tenant before it was deleted gets an answer, and only then it is gone") {
  TenantsFixture fixture;
  fixture.add("acme");
  auto under_way = fixture.tenants().find("acme")->now();
  CHECK(fixture.remove("acme") == 202);
  CHECK(!fixture.tenants().find("acme"));
  CHECK(fixture.has_folder("acme"));
  const base::Response again = fixture.ask("POST", "/admin/tenants", R"({"name":"acme"})");
  CHECK(again.status == 503);
  CHECK(again.headers.find("retry-after"));
  const domain::Ticket ticket = under_way->store->write({}).value();
  under_way.reset();
  while (fixture.has_folder("acme")) fixture.tenants().tick();
  CHECK(fixture.heard() >= ticket);
  CHECK(fixture.add("acme") == 201);
}

TEST_CASE("a deletion that a restart interrupted is finished by it") {
  TenantsFixture fixture;
  fixture.add("acme");
  const auto under_way = fixture.tenants().find("acme")->now();
  CHECK(fixture.remove("acme") == 202);
  fixture.restart();
  CHECK(fixture.tenants().names().empty());
  CHECK(fixture.folders() == 0);
}

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
        *m_tenants, server::TenantDocuments(*m_tenants, m_clock, m_random), "the-key",
        [](const std::string& name, server::RunningTenant&) {
          server::Readiness readiness;
          readiness.name = name;
          return readiness;
        },
        [this] { ++m_changes; });
  }
  base::Response ask(const std::string& method, const std::string& target,
                     const std::string& body = "", const std::string& key = "the-key",
                     const std::string& here = "") {
    base::Request request;
    request.method = method;
    request.target = target;
    request.body = body;
    request.headers = {{"authorization", "Bearer " + key}};
    return m_route->answer(request, here);
  }
  // Of a token request for the Management API.
  int management_token_status(const std::string& tenant, const engine::FirstApplication& client) {
    base::Request request;
    request.method = "POST";
    request.target = "/oauth/token";
    request.headers = {{"content-type", "application/json"}};
    request.origin = "http://tenant.example";
    request.body = base::write_json({{"grant_type", "client_credentials"},
                                     {"client_id", client.client_id.value},
                                     {"client_secret", client.client_secret},
                                     {"audience", "http://tenant.example/api/v2/"}});
    return m_tenants->find(tenant)->now()->handle(request).response.status;
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

TEST_CASE("a copy of a tenant has all that it has, keys and secrets too, and goes its own way") {
  TenantsFixture fixture;
  fixture.add("acme");
  const auto first = fixture.tenants().find("acme")->first_application();
  const base::Response made =
      fixture.ask("POST", "/admin/tenants", R"({"name":"twin","copy_of":"acme"})");
  CHECK(made.status == 201);
  CHECK(fixture.changes() == 2);
  const auto copied = fixture.tenants().find("twin")->first_application();
  CHECK(copied->client_id == first->client_id);
  CHECK(copied->client_secret == first->client_secret);
  CHECK(fixture.management_token_status("twin", *first) == 200);
  CHECK(fixture.ask("POST", "/admin/tenants", R"({"name":"twin","copy_of":"acme"})").status == 409);
  CHECK(fixture.ask("POST", "/admin/tenants", R"({"name":"x","copy_of":"nobody"})").status == 404);
  CHECK(fixture.ask("POST", "/admin/tenants", R"({"name":"x","copy_of":7})").status == 400);
  CHECK(fixture.remove("acme") == 204);
  fixture.restart();
  CHECK(fixture.management_token_status("twin", *first) == 200);
}

TEST_CASE("a tenant goes as a document from one server to another, with what opens its secrets") {
  TenantsFixture here, elsewhere;
  here.add("acme");
  const auto first = here.tenants().find("acme")->first_application();
  const auto exported = [&](const std::string& secrets) {
    return here.ask("GET", "/admin/export?secrets=" + secrets, "", "the-key", "acme");
  };
  const base::Response open = exported("open");
  REQUIRE(open.status == 200);
  const auto import = [](TenantsFixture& at, const std::string& name, const std::string& document) {
    return at.ask("POST", "/admin/tenants/" + name + "/import", document).status;
  };
  CHECK(import(elsewhere, "acme", open.body) == 201);
  CHECK(elsewhere.management_token_status("acme", *first) == 200);
  CHECK(import(elsewhere, "acme", open.body) == 409);

  const base::Response omitted = exported("omit");
  CHECK(omitted.body.find("secret\":") == std::string::npos);
  CHECK(import(elsewhere, "bare", omitted.body) == 201);
  CHECK(elsewhere.management_token_status("bare", *first) == 401);

  const base::Response sealed = exported("sealed");
  const base::Response refused = elsewhere.ask("POST", "/admin/tenants/other/import", sealed.body);
  CHECK(refused.status == 400);
  CHECK(refused.body.find("master key that is not here") != std::string::npos);
  CHECK(here.ask("POST", "/admin/tenants/other/import", sealed.body, "the-key", "acme").status ==
        201);
  CHECK(here.management_token_status("other", *first) == 200);
  CHECK(exported("plain").status == 400);
  CHECK(here.ask("GET", "/admin/export", "", "another").status == 401);
}

TEST_CASE("an import that is no tenant is refused with its line and leaves nothing") {
  TenantsFixture fixture, elsewhere;
  fixture.add("acme");
  const std::string document = elsewhere.ask("GET", "/admin/export?secrets=open").body;
  const auto refusal = [&](const std::string& body, const std::string& name = "new") {
    const base::Response response = fixture.ask("POST", "/admin/tenants/" + name + "/import", body);
    CHECK(response.status == 400);
    return response.body;
  };
  CHECK(refusal("").find("line 1: it is not an export") != std::string::npos);
  CHECK(refusal("{}").find("it is not an export") != std::string::npos);
  CHECK(refusal(document.substr(0, document.size() / 2)).find("line ") != std::string::npos);
  std::string other_key = document;
  const size_t at = other_key.find("master_key_hex") + 18;
  other_key[at] = other_key[at] == '0' ? '1' : '0';
  CHECK(refusal(other_key).find("master key") != std::string::npos);
  CHECK(refusal(document, "No-Name").find("lower-case") != std::string::npos);
  CHECK(fixture.folders() == 1);
  CHECK(fixture.ask("PUT", "/admin/tenants/new/import").status == 405);
  fixture.restart();
  CHECK(fixture.tenants().names() == std::vector<std::string>{"acme"});
}

TEST_CASE("a tenant is called by its name until somebody calls it otherwise") {
  TenantsFixture fixture;
  fixture.add("acme");
  const auto friendly_name = [&](const char* tenant) {
    const auto open = fixture.tenants().find(tenant)->now();
    base::Request request;
    request.target = "/api/v2/tenants/settings?fields=friendly_name";
    request.headers = {{"authorization", "Bearer " + open->engine->dashboard_token()}};
    return open->handle(request).response.body;
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

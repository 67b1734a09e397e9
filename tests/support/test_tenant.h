// A real tenant for tests: the engine over a memory store, with a clock that stands still and
// seeded chance. Its keys are made once for the whole run.
#pragma once

#include <memory>
#include <string>

#include "base/chance.h"
#include "base/form.h"
#include "base/json.h"
#include "base/time.h"
#include "crypto/crypto.h"
#include "engine/engine.h"
#include "storage/memory/memory_store.h"
#include "tests/support/kept.h"

namespace test_support {

inline constexpr const char* issuer = "http://localhost:8080/";
inline const std::string management_audience = std::string(issuer) + "api/v2/";

template <uint64_t seed>
const std::string& seeded_key_der() {
  static const std::string der = [] {
    base::SeededRandom random(seed);
    return (*crypto::generate_rsa(2048, random))->pkcs8_der();
  }();
  return der;
}
inline const std::string& private_key_der() {
  return seeded_key_der<1>();
}
inline const std::string& next_private_key_der() {
  return seeded_key_der<2>();
}
// Of a tenant that is not the one under test.
inline const std::string& foreign_private_key_der() {
  return seeded_key_der<3>();
}

struct TestTenant {
  base::ManualClock clock{*base::parse_iso("2026-11-23T09:30:00Z")};
  base::SeededRandom random{42};
  storage::MemoryStore store;
  engine::Settings settings{issuer, std::string(32, 'k'), "the-dashboard-key"};
  std::unique_ptr<engine::Engine> engine;
  std::string token;  // the dashboard's

  explicit TestTenant(const std::string& signing_key = private_key_der()) { open(signing_key); }

  void open(const std::string& signing_key = private_key_der()) {
    auto opened = engine::Engine::open(settings, store, clock, random);
    if (!opened) std::abort();
    engine = std::move(*opened);
    if (engine->needs_signing_key()) {
      engine->provide_signing_key(signing_key);
      engine->provide_signing_key(next_private_key_der());
    }
    token = engine->dashboard_token();
  }

  base::Response send(base::Request request) { return engine->handle(request); }

  // A call of the Management API with the dashboard's token, or with `bearer`.
  base::Response manage(std::string method, std::string target, const base::Json& body = nullptr,
                        const std::string* bearer = nullptr) {
    base::Request request;
    request.method = std::move(method);
    request.target = std::move(target);
    request.headers = {{"authorization", "Bearer " + (bearer ? *bearer : token)},
                       {"host", "localhost:8080"}};
    if (!body.is_null()) {
      request.headers.add("content-type", "application/json");
      request.body = base::write_json(body);
    }
    return send(request);
  }

  base::Response post_form(const std::string& target, const base::Form& form) {
    base::Request request;
    request.method = "POST";
    request.target = target;
    request.headers = {{"content-type", "application/x-www-form-urlencoded"},
                       {"host", "localhost:8080"},
                       {"user-agent", "curl/8"}};
    request.body = base::write_form(form);
    return send(request);
  }
};

inline base::Json json_of(const base::Response& response) {
  const auto json = base::parse_json(response.body);
  return json ? *json : base::Json("not JSON: " + response.body);
}

inline std::string text_of(const base::Json& object, std::string_view member) {
  return base::string_member(object, member).value_or("(no " + std::string(member) + ")");
}

// An M2M application with an API of two scopes and a grant of the first.
struct AuthorizedApplication {
  std::string client_id, client_secret, audience = "https://orders.example/api", api_id, grant_id;

  explicit AuthorizedApplication(TestTenant& tenant, const base::Json& more = nullptr) {
    base::Json client = {{"name", "Billing service"},
                         {"app_type", "non_interactive"},
                         {"token_endpoint_auth_method", "client_secret_post"},
                         {"grant_types", base::Json::array({"client_credentials"})}};
    if (more.is_object()) client.update(more);
    const base::Json made = json_of(tenant.manage("POST", "/api/v2/clients", client));
    client_id = text_of(made, "client_id");
    client_secret = text_of(made, "client_secret");
    base::Json scopes = base::Json::array();
    scopes.push_back({{"value", "read:orders"}, {"description", "Read orders"}});
    scopes.push_back({{"value", "write:orders"}, {"description", "Write orders"}});
    api_id = text_of(
        json_of(tenant.manage("POST", "/api/v2/resource-servers",
                              {{"identifier", audience}, {"name", "Orders"}, {"scopes", scopes}})),
        "id");
    grant_id = text_of(json_of(tenant.manage("POST", "/api/v2/client-grants",
                                             {{"client_id", client_id},
                                              {"audience", audience},
                                              {"scope", base::Json::array({"read:orders"})}})),
                       "id");
  }

  base::Form form() const {
    return {{"grant_type", "client_credentials"},
            {"client_id", client_id},
            {"client_secret", client_secret},
            {"audience", audience}};
  }
};

}  // namespace test_support

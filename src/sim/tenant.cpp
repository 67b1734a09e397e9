#include "sim/tenant.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/form.h"
#include "crypto/keys.h"
#include "domain/store.h"
#include "jose/base64.h"
#include "oauth/secret_vault.h"

namespace sim {

namespace {

constexpr char issuer[] = "https://simulated.example/";
// A log that explains what happened last; the counts do not depend on it.
constexpr int log_events_max = 100;
constexpr int usage_days_max = 396, usage_counts_max = 2'000'000;

domain::Application application_of(const std::string& name, const Client& client,
                                   const std::optional<domain::TokenQuota>& quota,
                                   const oauth::SecretVault& vault, base::Time created_at) {
  domain::Application application;
  application.id.value = client.id;
  application.name = name;
  application.type = domain::ApplicationType::non_interactive;
  application.auth_method = domain::AuthMethod::client_secret_post;
  application.grant_types = {std::string(domain::client_credentials)};
  application.secret = vault.store_client_secret(client.secret);
  application.token_quota = quota;
  application.created_at = created_at;
  return application;
}

domain::Api api_of(const ApiPlan& plan, base::Time created_at, base::Random& random) {
  domain::Api api;
  api.id.value = base::random_hex(random, 24);
  api.identifier.value = Tenant::audience(plan);
  api.name = plan.id;
  for (const std::string& scope : plan.scopes) api.scopes.push_back({scope, ""});
  api.signing_algorithm = plan.algorithm;
  api.token_lifetime_seconds = plan.token_lifetime_seconds;
  api.token_lifetime_for_web_seconds = std::min(7200, plan.token_lifetime_seconds);
  api.created_at = created_at;
  return api;
}

domain::ClientGrant grant_of(const Client& client, const ApiPlan& api, base::Time created_at,
                             base::Random& random) {
  domain::ClientGrant grant;
  grant.id.value = "cgr_" + base::random_alphanumeric(random, 16);
  grant.client_id.value = client.id;
  grant.audience.value = Tenant::audience(api);
  grant.scopes = api.scopes;
  grant.created_at = created_at;
  return grant;
}

uint32_t copies_of(const Scenario& scenario, const std::string& application) {
  uint32_t copies = 1;
  for (const Service& service : scenario.services) {
    if (service.application == application) copies = std::max(copies, service.copies);
  }
  return copies;
}

bool calls(const Scenario& scenario, const std::string& application, const std::string& api) {
  return std::any_of(
      scenario.services.begin(), scenario.services.end(), [&](const Service& service) {
        return service.application == application &&
               std::find(service.apis.begin(), service.apis.end(), api) != service.apis.end();
      });
}

// The octets of a PEM, which may hold one key; anything else as it is.
std::string to_der(const std::string& key) {
  if (!key.starts_with("-----BEGIN")) return key;
  std::string digits;
  const size_t from = key.find('\n'), to = key.find("-----END");
  if (from == std::string::npos || to == std::string::npos || to < from) return key;
  for (const char c : key.substr(from, to - from)) {
    if (c > ' ') digits += c;
  }
  return jose::base64_decode(digits).value_or("");
}

}  // namespace

// Gives the beginning once, and keeps nothing.
class Tenant::Store : public domain::Store {
 public:
  explicit Store(domain::Changes beginning) : m_beginning(std::move(beginning)) {}
  base::Result<void, domain::StoreError> load(const Take& take) override {
    for (domain::Change& change : std::exchange(m_beginning, {})) take(std::move(change));
    return {};
  }
  base::Result<domain::Ticket, domain::StoreError> write(const domain::Changes&) override {
    return ++m_ticket;
  }
  domain::Ticket durable() const override { return m_ticket; }
  bool has_failed() const override { return false; }
  void on_durable(Listener) override {}

 private:
  domain::Changes m_beginning;
  domain::Ticket m_ticket = 0;
};

base::Result<std::unique_ptr<Tenant>, std::string> Tenant::open(
    const Scenario& scenario, uint64_t seed, Depth depth,
    const std::vector<std::string>& signing_keys) {
  std::unique_ptr<Tenant> tenant(new Tenant(scenario.start, seed, depth));
  base::Random& random = tenant->m_random;
  engine::Settings settings;
  settings.issuer = issuer;
  settings.master_key = base::random_octets(random, 32);
  const oauth::SecretVault vault(settings.master_key, random);
  domain::Changes changes;
  base::Time created_at = scenario.start;
  const auto later = [&] { return created_at += Milliseconds(1); };
  for (const ApiPlan& plan : scenario.apis) changes.push_back(api_of(plan, later(), random));
  for (const ApplicationPlan& plan : scenario.applications) {
    auto& clients = tenant->m_clients.emplace_back();
    const uint32_t copies = copies_of(scenario, plan.id);
    for (uint32_t copy = 0; copy < copies; ++copy) {
      const Client client{base::random_alphanumeric(random, 32), base::random_url_safe(random, 64)};
      clients.push_back(client);
      const std::string name = copies == 1 ? plan.id : plan.id + ' ' + std::to_string(copy + 1);
      changes.push_back(application_of(name, client, plan.quota, vault, later()));
      for (const ApiPlan& api : scenario.apis) {
        if (!calls(scenario, plan.id, api.id)) continue;
        changes.push_back(grant_of(client, api, later(), random));
      }
    }
  }
  tenant->m_store = std::make_unique<Store>(std::move(changes));
  settings.signer = &tenant->m_signer;
  auto opened = engine::Engine::open(settings, *tenant->m_store, tenant->m_clock, random);
  if (!opened) return base::failure(opened.error().explanation);
  tenant->m_engine = std::move(*opened);
  for (const std::string& key : signing_keys) {
    if (tenant->m_engine->needs_signing_key()) tenant->m_engine->provide_signing_key(to_der(key));
  }
  if (auto set = tenant->set_up(scenario); !set) return base::failure(set.error());
  return tenant;
}

// The engine gives a new tenant its settings itself.
base::Result<void, std::string> Tenant::set_up(const Scenario& scenario) {
  const base::Json retention = {{"log_events_max", log_events_max},
                                {"usage_hours_days", usage_days_max},
                                {"usage_counts_max", usage_counts_max}};
  const int tokens = scenario.plan.tokens_per_month;
  const base::Json plan = {{"tokens_per_month", tokens > 0 ? base::Json(tokens) : base::Json()},
                           {"enforcement", domain::name(scenario.plan.enforcement)}};
  for (const auto& [path, body] :
       {std::pair<const char*, base::Json>{"/api/tallygate/v1/settings",
                                           {{"retention", retention}}},
        std::pair<const char*, base::Json>{"/api/tallygate/v1/plan", plan}}) {
    const base::Response response = manage("PATCH", path, body);
    if (response.status != 200) return base::failure(std::string(path) + ": " + response.body);
  }
  return {};
}

base::Request Tenant::token_request(const Client& client, const std::string& audience) const {
  base::Request request;
  request.method = "POST";
  request.target = "/oauth/token";
  request.headers = {{"content-type", "application/x-www-form-urlencoded"}};
  request.body = base::write_form({{"grant_type", "client_credentials"},
                                   {"client_id", client.id},
                                   {"client_secret", client.secret},
                                   {"audience", audience}});
  return request;
}

base::Response Tenant::manage(const char* method, const std::string& target,
                              const base::Json& body) {
  base::Request request;
  request.method = method;
  request.target = target;
  request.headers = {{"authorization", "Bearer " + m_engine->dashboard_token()}};
  if (!body.is_null()) {
    request.headers.add("content-type", "application/json");
    request.body = base::write_json(body);
  }
  return m_engine->handle(request);
}

base::Response Tenant::key_set() {
  base::Request request;
  request.target = "/.well-known/jwks.json";
  return m_engine->handle(request);
}

}  // namespace sim

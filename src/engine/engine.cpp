#include "engine/engine.h"

#include <atomic>
#include <mutex>
#include <utility>

#include "base/assert.h"
#include "base/json.h"
#include "domain/tenant.h"
#include "engine/new_tenant.h"
#include "management/management_api.h"
#include "oauth/access_token.h"
#include "oauth/discovery.h"
#include "oauth/key_ring.h"
#include "oauth/secret_vault.h"
#include "oauth/token_endpoint.h"

namespace engine {

namespace {

using base::Request;
using base::Response;
using oauth::KeyRing;

constexpr int dashboard_token_seconds = 3600;

std::string dashboard_scopes(const domain::Api& system_api) {
  std::string scopes;
  for (const domain::Scope& scope : system_api.scopes) {
    scopes += (scopes.empty() ? "" : " ") + scope.value;
  }
  return scopes;
}

Response plain_error(int status, std::string_view error, std::string_view message) {
  return oauth::json_response(
      status, base::write_json({{"error", std::string(error)}, {"message", std::string(message)}}));
}

}  // namespace

// The mutex guards the tenant, the ring's place and the order of writes. Nothing is signed while it
// is held.
struct Engine::Parts {
  Parts(const Settings& engine_settings, domain::Store& tenant_store, const base::Clock& time,
        base::Random& chance)
      : settings(engine_settings),
        store(tenant_store),
        clock(time),
        random(chance),
        vault(engine_settings.master_key, chance) {}

  Response route(const Request& request);
  Response token(const Request& request);
  Response session(const Request& request);
  Response manage(const Request& request);
  std::shared_ptr<const KeyRing> ring_that_signs();
  std::shared_ptr<const KeyRing> ring();
  std::string make_dashboard_token();
  void add_key(const crypto::PrivateKey& key, domain::KeyState state);
  bool has_key(domain::KeyState state);
  // Writes and applies, all or none. The mutex is held.
  base::Result<domain::Ticket, domain::StoreError> commit(const domain::Changes& changes);

  Settings settings;
  domain::Store& store;
  const base::Clock& clock;
  base::Random& random;
  oauth::SecretVault vault;

  std::mutex mutex;
  domain::Tenant tenant;
  std::shared_ptr<const KeyRing> keys;
  std::atomic<uint64_t> version{1};

  std::mutex key_making;  // so that one thread makes a missing key and the others wait for it
};

Engine::Engine(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
Engine::~Engine() = default;

base::Result<std::unique_ptr<Engine>, OpenError> Engine::open(const Settings& settings,
                                                              domain::Store& store,
                                                              const base::Clock& clock,
                                                              base::Random& random) {
  ASSERT(settings.issuer.ends_with('/'));
  auto parts = std::make_unique<Parts>(settings, store, clock, random);
  const auto kept = store.load();
  if (!kept) return base::failure(OpenError{kept.error().explanation});
  for (const domain::Change& change : *kept) parts->tenant.apply(change);
  const auto opened = KeyRing::open(parts->tenant, parts->vault);
  if (!opened) {
    return base::failure(OpenError{
        "The master key does not open this tenant's private keys: it is not the key that sealed "
        "them."});
  }
  parts->keys = *opened;
  const std::lock_guard lock(parts->mutex);
  const auto written =
      parts->commit(missing_beginnings(parts->tenant, settings.issuer, clock.now(), random));
  if (!written) return base::failure(OpenError{written.error().explanation});
  return std::unique_ptr<Engine>(new Engine(std::move(parts)));
}

Response Engine::handle(const Request& request) {
  return m_parts->route(request);
}

Response Engine::Parts::route(const Request& request) {
  const std::string_view path = request.path();
  if (path == "/oauth/token") {
    if (request.method == "POST") return token(request);
    Response response = plain_error(405, "method_not_allowed", "The token endpoint takes POST.");
    response.headers.add("allow", "POST");
    return response;
  }
  const bool reads = request.method == "GET" || request.method == "HEAD";
  if (reads && (path == "/.well-known/openid-configuration" ||
                path == "/.well-known/oauth-authorization-server")) {
    return oauth::discovery_response(settings.issuer);
  }
  if (reads && path == "/.well-known/jwks.json") {
    return oauth::jwks_response(*ring_that_signs(), request);
  }
  if (path == "/admin/session" && request.method == "POST" && !settings.dashboard_key.empty()) {
    return session(request);
  }
  if (management::serves(path)) return manage(request);
  return plain_error(404, "not_found", "There is nothing at this path.");
}

// Decide and record hold the mutex; the signature is made between them.
Response Engine::Parts::token(const Request& request) {
  const auto parsed = oauth::parse_token_request(request);
  const base::Time now = clock.now();
  oauth::Attempt attempt;
  {
    const std::lock_guard lock(mutex);
    attempt = oauth::decide(parsed, tenant, vault);
  }
  oauth::AccessToken access_token;
  std::string token;
  if (!attempt.refusal) {
    access_token = {settings.issuer, attempt.application->id, attempt.scopes, now,
                    base::random_alphanumeric(random, 22)};
    auto made = oauth::sign(attempt, access_token, *ring_that_signs(), vault);
    if (!made) return plain_error(500, "server_error", "The token could not be signed.");
    token = std::move(*made);
  }
  const std::lock_guard lock(mutex);
  const auto ticket = commit(oauth::record(attempt, request, now, access_token.id, tenant));
  if (attempt.refusal) return oauth::to_response(*attempt.refusal, request);
  if (!ticket) {
    return oauth::to_response(
        {oauth::ErrorCode::temporarily_unavailable, "", ticket.error().explanation}, request);
  }
  Response response = oauth::token_response(attempt, token);
  response.ticket = *ticket;
  return response;
}

Response Engine::Parts::manage(const Request& request) {
  const auto current = ring_that_signs();
  const std::lock_guard lock(mutex);
  const management::Context context{tenant, vault, *current, random, clock.now(), settings.issuer};
  management::Outcome outcome = management::handle(request, context);
  if (outcome.changes.empty()) return std::move(outcome.response);
  const auto ticket = commit(outcome.changes);
  if (!ticket) {
    Response response =
        plain_error(503, "temporarily_unavailable", "The change could not be stored.");
    response.headers.add("retry-after", "1");
    return response;
  }
  outcome.response.ticket = *ticket;
  return std::move(outcome.response);
}

// The dashboard trades its key for a token.
Response Engine::Parts::session(const Request& request) {
  const std::string header = request.header_or("authorization", "");
  const std::string wanted = "Bearer " + settings.dashboard_key;
  if (!crypto::constant_time_equal(header, wanted)) {
    return plain_error(401, "invalid_key",
                       "The dashboard key is not the one that this server was started with.");
  }
  return oauth::json_response(200, base::write_json({{"access_token", make_dashboard_token()},
                                                     {"expires_in", dashboard_token_seconds},
                                                     {"issuer", settings.issuer}}));
}

std::string Engine::Parts::make_dashboard_token() {
  const auto current = ring_that_signs();
  base::Json claims = {{"iss", settings.issuer}, {"sub", "dashboard"}};
  {
    const std::lock_guard lock(mutex);
    const auto system_api = tenant.system_api();
    claims["aud"] = system_api->identifier.value;
    claims["scope"] = dashboard_scopes(*system_api);
  }
  const long long now = base::unix_seconds(clock.now());
  claims["iat"] = now;
  claims["exp"] = now + dashboard_token_seconds;
  const auto token =
      jose::sign_compact(*current->current(), {{"typ", "JWT"}}, base::write_json(claims));
  ASSERT(token);
  return *token;
}

std::shared_ptr<const KeyRing> Engine::Parts::ring() {
  const std::lock_guard lock(mutex);
  return keys;
}

// A ring with a current key; makes one when the tenant has none yet.
std::shared_ptr<const KeyRing> Engine::Parts::ring_that_signs() {
  auto current = ring();
  if (current->current()) return current;
  const std::lock_guard one_maker(key_making);
  if (!ring()->current()) {
    const auto key = crypto::generate_rsa(oauth::signing_key_bits, random);
    ASSERT(key);
    add_key(**key, domain::KeyState::current);
  }
  return ring();
}

void Engine::Parts::add_key(const crypto::PrivateKey& key, domain::KeyState state) {
  const std::lock_guard lock(mutex);
  const auto written = commit({oauth::make_signing_key(key, state, clock.now(), vault)});
  if (!written) {
    // Without a key nothing can be signed, so this one serves from memory; the store already
    // refuses every token.
    tenant.apply(oauth::make_signing_key(key, state, clock.now(), vault));
  }
  const auto opened = KeyRing::open(tenant, vault);
  ASSERT(opened);
  keys = *opened;
}

bool Engine::Parts::has_key(domain::KeyState state) {
  const std::lock_guard lock(mutex);
  for (const auto& [place, key] : tenant.keys().in_order()) {
    if (key->state == state) return true;
  }
  return false;
}

base::Result<domain::Ticket, domain::StoreError> Engine::Parts::commit(
    const domain::Changes& changes) {
  if (changes.empty()) return domain::Ticket{0};
  auto ticket = store.write(changes);
  if (!ticket) return ticket;
  for (const domain::Change& change : changes) tenant.apply(change);
  ++version;
  return ticket;
}

void Engine::tick() {
  m_parts->ring_that_signs();
  {
    const std::lock_guard one_maker(m_parts->key_making);
    if (!m_parts->has_key(domain::KeyState::next)) {
      const auto key = crypto::generate_rsa(oauth::signing_key_bits, m_parts->random);
      ASSERT(key);
      m_parts->add_key(**key, domain::KeyState::next);
    }
  }
  const std::lock_guard lock(m_parts->mutex);
  if (const auto surplus = m_parts->tenant.log().surplus()) {
    (void)m_parts->commit({domain::LogEventsRemoved{*surplus}});
  }
}

bool Engine::needs_signing_key() const {
  return !m_parts->has_key(domain::KeyState::current) || !m_parts->has_key(domain::KeyState::next);
}

bool Engine::provide_signing_key(const std::string& pkcs8_der) {
  const auto key = crypto::private_key_from_pkcs8_der(pkcs8_der);
  if (!key || (*key)->kind() != crypto::KeyKind::rsa) return false;
  const std::lock_guard one_maker(m_parts->key_making);
  if (!m_parts->has_key(domain::KeyState::current)) {
    m_parts->add_key(**key, domain::KeyState::current);
  } else if (!m_parts->has_key(domain::KeyState::next)) {
    m_parts->add_key(**key, domain::KeyState::next);
  }
  return true;
}

std::optional<FirstApplication> Engine::first_application() {
  const std::lock_guard lock(m_parts->mutex);
  const domain::Tenant& tenant = m_parts->tenant;
  if (tenant.settings().first_application.empty()) {
    const auto made = m_parts->commit(
        make_first_application(tenant, m_parts->vault, m_parts->clock.now(), m_parts->random));
    if (!made) return std::nullopt;
  }
  const auto application = tenant.applications().find(tenant.settings().first_application);
  if (!application) return std::nullopt;
  const auto secret = m_parts->vault.reveal(application->secret);
  if (!secret) return std::nullopt;
  return FirstApplication{application->id, *secret};
}

std::string Engine::dashboard_token() {
  return m_parts->make_dashboard_token();
}

uint64_t Engine::version() const {
  return m_parts->version;
}

}  // namespace engine

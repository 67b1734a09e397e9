#include "engine/engine.h"

#include <mutex>
#include <utility>
#include <vector>

#include "base/assert.h"
#include "base/json.h"
#include "domain/system_api.h"
#include "engine/cross_origin.h"
#include "engine/key_keeper.h"
#include "engine/maintenance.h"
#include "engine/management_route.h"
#include "engine/master_key.h"
#include "engine/new_tenant.h"
#include "engine/rate_limiter_gate.h"
#include "engine/repeated_request.h"
#include "engine/replaced_answer.h"
#include "engine/replica.h"
#include "engine/state.h"
#include "engine/token_route.h"
#include "management/management_api.h"
#include "management/signing_keys.h"
#include "oauth/access_token.h"
#include "oauth/discovery.h"
#include "oauth/refusal.h"

namespace engine {

namespace {

using base::Request;
using base::Response;

constexpr int dashboard_token_seconds = 3600;
constexpr char wrong_master_key[] =
    "The master key does not open this tenant's private keys: it is not the key that sealed them.";

std::string all_scopes(const domain::Api& api) {
  std::vector<std::string> scopes;
  for (const domain::Scope& scope : api.scopes) scopes.push_back(scope.value);
  return oauth::join_scopes(scopes);
}

Response plain_error(int status, std::string_view error, std::string_view message) {
  return oauth::json_response(
      status, base::write_json({{"error", std::string(error)}, {"message", std::string(message)}}));
}

}  // namespace

struct Engine::Parts {
  Parts(const Settings& settings, domain::Store& store, const base::Clock& clock,
        base::Random& random)
      : state(settings, store, clock, random) {}

  Response route(const Request& request);
  Response session(const Request& request);
  base::Result<void, domain::StoreError> begin();
  std::string make_dashboard_token(const std::string& issuer);

  State state;
  KeyKeeper keys{state};
  Maintenance maintenance{state};
  EngineReplica replica{state};  // ends first
};

Engine::Engine(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
Engine::~Engine() = default;

base::Result<std::unique_ptr<Engine>, OpenError> Engine::open(const Settings& settings,
                                                              domain::Store& store,
                                                              const base::Clock& clock,
                                                              base::Random& random) {
  ASSERT(settings.issuer.ends_with('/'));
  auto parts = std::make_unique<Parts>(settings, store, clock, random);
  State& state = parts->state;
  const auto loaded = store.load([&](domain::Loaded one) { state.tenant.take(std::move(one)); });
  if (!loaded) return base::failure(OpenError{loaded.error().explanation});
  state.tenant.arrange();
  if (!opens(state.tenant, settings.master_key, random) ||
      !oauth::KeyRing::open(state.tenant, state.vault)) {
    return base::failure(OpenError{wrong_master_key});
  }
  state.open_keys();
  parts->replica.connect();
  const auto begun = parts->begin();
  if (!begun) {
    const std::lock_guard lock(state.mutex);
    const bool opens_keys = oauth::KeyRing::open(state.tenant, state.vault).has_value();
    return base::failure(OpenError{opens_keys ? begun.error().explanation : wrong_master_key});
  }
  return std::unique_ptr<Engine>(new Engine(std::move(parts)));
}

// Stores what the tenant lacks, unless another replica has done so meanwhile.
base::Result<void, domain::StoreError> Engine::Parts::begin() {
  const auto commit_missing = [&](const RegistryRight& right) {
    const std::lock_guard lock(state.mutex);
    const auto missing = missing_beginnings(state.tenant, state.vault, state.settings.friendly_name,
                                            state.clock.now(), state.random);
    if (!missing.empty() && !right.is_held()) return base::Result<bool, domain::StoreError>(false);
    const auto written = state.commit(missing);
    if (!written) return base::Result<bool, domain::StoreError>(base::failure(written.error()));
    return base::Result<bool, domain::StoreError>(true);
  };
  RegistryRight right(state);
  auto is_done = commit_missing(right);
  if (is_done && !*is_done) {
    if (const auto taken = right.take(); !taken) return taken;
    is_done = commit_missing(right);
  }
  if (!is_done) return base::failure(is_done.error());
  return {};
}

Response Engine::handle(const Request& request) {
  const CrossOrigin cross_origin(m_parts->state, request);
  Response response;
  if (auto preflight = cross_origin.preflight()) {
    response = std::move(*preflight);
  } else {
    response = m_parts->route(request);
  }
  cross_origin.permit(response);
  return response;
}

Response Engine::replace(const Request& request, Response response, domain::LogEvent event) {
  return replace_answer(m_parts->state, request, std::move(response), std::move(event));
}

Response Engine::Parts::route(const Request& request) {
  const std::string_view path = request.path();
  if (path == "/oauth/token") {
    if (request.method == "POST") return answer_token_request(state, keys, request).response;
    Response response = plain_error(405, "method_not_allowed", "The token endpoint takes POST.");
    response.headers.add("allow", "POST");
    return response;
  }
  if (auto response = answer_about_token(state, keys, request)) return std::move(*response);
  const bool reads = request.method == "GET" || request.method == "HEAD";
  if (reads && (path == "/.well-known/openid-configuration" ||
                path == "/.well-known/oauth-authorization-server")) {
    const std::lock_guard lock(state.mutex);
    return oauth::discovery_response(request, state.issuer_of(request),
                                     state.tenant.settings().policies);
  }
  if (reads && management::is_certificate_path(path)) {
    return management::certificate_file(path, *keys.ring_that_signs());
  }
  if (reads && path == "/.well-known/jwks.json") {
    return oauth::jwks_response(*keys.ring_that_signs(), request);
  }
  if (path == "/admin/session" && request.method == "POST" &&
      !state.settings.dashboard_key.empty()) {
    return session(request);
  }
  if (management::serves(path)) return answer_management_request(state, keys, request);
  return plain_error(404, "not_found", "There is nothing at this path.");
}

// The dashboard trades its key for a token.
Response Engine::Parts::session(const Request& request) {
  const std::string header = request.header_or("authorization", "");
  const std::string wanted = "Bearer " + state.settings.dashboard_key;
  if (!crypto::constant_time_equal(header, wanted)) {
    return plain_error(401, "invalid_key",
                       "The dashboard key is not the one that this server was started with.");
  }
  const std::string issuer = state.issuer_of(request);
  return oauth::json_response(200, base::write_json({{"access_token", make_dashboard_token(issuer)},
                                                     {"expires_in", dashboard_token_seconds},
                                                     {"issuer", issuer}}));
}

std::string Engine::Parts::make_dashboard_token(const std::string& issuer) {
  const auto ring = keys.ring_that_signs();
  base::Json claims = {{"iss", issuer}, {"sub", "dashboard"}};
  {
    const std::lock_guard lock(state.mutex);
    const auto system_api = state.tenant.system_api();
    claims["aud"] = domain::shown_audience(system_api->identifier, issuer);
    claims["scope"] = all_scopes(*system_api);
  }
  const long long now = base::unix_seconds(state.clock.now());
  claims["iat"] = now;
  claims["exp"] = now + dashboard_token_seconds;
  const auto token = jose::sign_compact(*ring->signing_key(jose::Algorithm::rs256),
                                        {{"typ", "JWT"}}, base::write_json(claims));
  ASSERT(token);
  return *token;
}

SharedAnswer Engine::answer_alike(RepeatedRequest& repeated, uint64_t count) {
  State& state = m_parts->state;
  if (auto answer = answer_again(state, m_parts->keys, repeated, count)) return std::move(*answer);
  const base::Request& request = repeated.request();
  ASSERT(request.method == "POST" && request.path() == "/oauth/token" && count > 0);
  SharedAnswer answer =
      answer_token_request(state, m_parts->keys, request, count, &repeated.known());
  if (answer.response.status == 200) answer.response = {200, {}, "", answer.response.ticket};
  return answer;
}

void Engine::tick() {
  m_parts->maintenance.forget_rates();
  RegistryRight right(m_parts->state);
  if (!right.try_take()) return;
  m_parts->keys.tick();
  m_parts->maintenance.tick();
}

bool Engine::needs_signing_key() const {
  return m_parts->keys.needs_key();
}

bool Engine::provide_signing_key(const std::string& pkcs8_der) {
  return m_parts->keys.provide(pkcs8_der);
}

std::optional<FirstApplication> Engine::first_application() {
  State& state = m_parts->state;
  const domain::Tenant& tenant = state.tenant;
  const auto is_made = [&] { return !tenant.settings().first_application.empty(); };
  std::unique_lock lock(state.mutex);
  RegistryRight right(state);
  if (!is_made() && !right.is_held()) {
    lock.unlock();
    if (!right.take()) return std::nullopt;
    lock.lock();
  }
  if (!is_made()) {
    const auto made =
        state.commit(make_first_application(tenant, state.vault, state.clock.now(), state.random));
    if (!made) return std::nullopt;
  }
  const auto application = tenant.applications().find(tenant.settings().first_application);
  if (!application) return std::nullopt;
  const auto secret = state.vault.reveal(application->secret);
  if (!secret) return std::nullopt;
  return FirstApplication{application->id, *secret};
}

std::string Engine::dashboard_token() {
  return m_parts->make_dashboard_token(m_parts->state.settings.issuer);
}

Figures Engine::figures() const {
  State& state = m_parts->state;
  Figures figures = state.tally.figures();
  if (!state.replication) return figures;
  figures.replication = state.replication->figures();
  const std::lock_guard lock(state.mutex);
  figures.quota_slices = state.slices->size();
  return figures;
}

uint64_t Engine::version() const {
  return m_parts->state.version;
}

}  // namespace engine

// A tenant without a dashboard, for scripts in a browser, a worker or Node.js: requests go in,
// responses come out. web/module/tenant.js is the other side, and says what each call is for.
#include <emscripten.h>

#include <memory>
#include <optional>
#include <utility>

#include "base/json.h"
#include "crypto/crypto.h"
#include "engine/engine.h"
#include "sim/faults/faults_route.h"
#include "storage/memory/memory_store.h"
#include "wasm/header_lines.h"

// clang-format off
EM_JS(void, host_attach, (), { Module.octets = () => HEAPU8; });
EM_JS(double, host_now, (), { return Module.now(); });
EM_JS(void, host_keep_record, (const char* table, int table_size, const char* key, int key_size,
                               const char* document, int document_size), {
  Module.keep(UTF8ToString(table, table_size), UTF8ToString(key, key_size),
              document ? UTF8ToString(document, document_size) : null);
});
// clang-format on

namespace wasm {
namespace {

class HostClock : public base::Clock {
 public:
  base::Time now() const override {
    return base::Time(std::chrono::milliseconds(static_cast<int64_t>(host_now())));
  }
};

struct Tenant {
  HostClock clock;
  crypto::SecureRandom random;
  storage::Records records;  // until the tenant is open
  std::unique_ptr<storage::MemoryStore> store;
  sim::Faults faults{clock, random};
  std::unique_ptr<engine::Engine> engine;
  base::Response response;
  sim::Disturbance disturbance;
  std::string text;  // what the last call returned
};

// One instance of the module is one tenant.
Tenant& tenant() {
  static Tenant only;
  return only;
}

const char* returned(std::string text) {
  return (tenant().text = std::move(text)).c_str();
}

int length(std::string_view text) {
  return static_cast<int>(text.size());
}

}  // namespace
}  // namespace wasm

extern "C" {

// First of all: shows the host how to reach the core's memory.
EMSCRIPTEN_KEEPALIVE void tallygate_attach() {
  host_attach();
}

// What was kept of the tenant, before it is opened.
EMSCRIPTEN_KEEPALIVE void tallygate_record(const char* table, const char* key,
                                           const char* document) {
  if (const auto known = storage::table_from_name(table))
    wasm::tenant().records.push_back({*known, key, document});
}

// What went wrong, or nothing. `master_key` is 32 octets.
EMSCRIPTEN_KEEPALIVE const char* tallygate_open(const char* issuer, const char* master_key) {
  wasm::Tenant& self = wasm::tenant();
  self.store = std::make_unique<storage::MemoryStore>(std::move(self.records));
  engine::Settings settings;
  settings.issuer = issuer;
  settings.master_key.assign(master_key, 32);
  settings.signer = &self.faults;
  auto opened = engine::Engine::open(settings, *self.store, self.clock, self.random);
  if (!opened) return wasm::returned(opened.error().explanation);
  self.engine = std::move(*opened);
  return wasm::returned({});
}

EMSCRIPTEN_KEEPALIVE int tallygate_needs_signing_key() {
  return wasm::tenant().engine->needs_signing_key() ? 1 : 0;
}
// PKCS #8 DER.
EMSCRIPTEN_KEEPALIVE int tallygate_signing_key(const char* der, int size) {
  return wasm::tenant().engine->provide_signing_key({der, static_cast<size_t>(size)}) ? 1 : 0;
}

// Gives the status; the rest of the response stays readable until the next call.
EMSCRIPTEN_KEEPALIVE int tallygate_handle(const char* method, const char* target,
                                          const char* headers, const char* body, int size) {
  base::Request request;
  request.method = method;
  request.target = target;
  request.headers = wasm::headers_of_lines(headers);
  request.body.assign(body, static_cast<size_t>(size));
  wasm::Tenant& self = wasm::tenant();
  sim::Disturbed answer = sim::is_faults_path(request.path())
                              ? answer_about_faults(self.faults, request, self.clock, self.random)
                              : self.faults.handle(*self.engine, request);
  self.response = std::move(answer.response);
  self.disturbance = answer.disturbance;
  return self.response.status;
}
// Milliseconds after which it is to be given.
EMSCRIPTEN_KEEPALIVE int tallygate_response_delay() {
  return static_cast<int>(wasm::tenant().disturbance.delay.count());
}
// 0: it comes whole, 1: not at all, 2: the first half of its body.
EMSCRIPTEN_KEEPALIVE int tallygate_response_end() {
  return static_cast<int>(wasm::tenant().disturbance.end);
}
EMSCRIPTEN_KEEPALIVE const char* tallygate_response_headers() {
  return wasm::returned(wasm::lines_of_headers(wasm::tenant().response.headers));
}
EMSCRIPTEN_KEEPALIVE const char* tallygate_response_body() {
  return wasm::tenant().response.body.data();
}
EMSCRIPTEN_KEEPALIVE int tallygate_response_size() {
  return wasm::length(wasm::tenant().response.body);
}

EMSCRIPTEN_KEEPALIVE void tallygate_tick() {
  wasm::tenant().engine->tick();
}

EMSCRIPTEN_KEEPALIVE const char* tallygate_dashboard_token() {
  return wasm::returned(wasm::tenant().engine->dashboard_token());
}

// {"client_id", "client_secret"}, or nothing when that application was deleted.
EMSCRIPTEN_KEEPALIVE const char* tallygate_first_application() {
  const auto first = wasm::tenant().engine->first_application();
  if (!first) return wasm::returned({});
  const base::Json json{{"client_id", first->client_id.value},
                        {"client_secret", first->client_secret}};
  return wasm::returned(base::write_json(json));
}

// Hands the host every record that changed since the last time, or all there are.
EMSCRIPTEN_KEEPALIVE void tallygate_save(int everything) {
  storage::MemoryStore& store = *wasm::tenant().store;
  for (const auto& record : everything ? store.take_everything() : store.take_changes()) {
    const std::string_view table = storage::name(record.table);
    const std::string* document = record.document ? &*record.document : nullptr;
    host_keep_record(table.data(), wasm::length(table), record.key.data(), wasm::length(record.key),
                     document ? document->data() : nullptr, document ? wasm::length(*document) : 0);
  }
}
}

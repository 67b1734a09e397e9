// The page: which parts there are and who is handed whom. Everything lives as long as its tab.
#include <emscripten/html5.h>

#include <memory>

#include "base/movable_clock.h"
#include "base/system_clock.h"
#include "crypto/crypto.h"
#include "engine/engine.h"
#include "sim/faults/faults.h"
#include "storage/memory/memory_store.h"
#include "wasm/browser_platform.h"
#include "wasm/exports.h"
#include "wasm/fetch_backend.h"
#include "wasm/host.h"
#include "wasm/page.h"
#include "wasm/tab_backend.h"

namespace {

bool make_webgl_context() {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = attributes.depth = attributes.stencil = attributes.antialias = false;
  const auto context = emscripten_webgl_create_context("#canvas", &attributes);
  return context > 0 && emscripten_webgl_make_context_current(context) == EMSCRIPTEN_RESULT_SUCCESS;
}

// The tenant of this tab: clock, chance and store around one engine.
std::unique_ptr<wasm::PageBackend> open_tab(base::MovableClock& clock) {
  clock.restore(wasm::host::clock_state());
  static crypto::SecureRandom random;
  static storage::MemoryStore store(wasm::host::kept_records());
  engine::Settings settings;
  settings.issuer = wasm::host::issuer();
  settings.master_key = wasm::host::master_key();
  settings.friendly_name = wasm::host::tenant_name();
  static sim::Faults faults(clock, random);
  settings.signer = &faults;
  auto opened = engine::Engine::open(settings, store, clock, random);
  if (!opened) {
    wasm::host::fail(opened.error().explanation);
    return nullptr;
  }
  static std::unique_ptr<engine::Engine> engine = std::move(*opened);
  return std::make_unique<wasm::TabBackend>(*engine, faults, store, clock, random);
}

}  // namespace

int main() {
  wasm::host::attach();
  static base::SystemClock system_clock;
  static base::MovableClock clock(system_clock);
  static wasm::BrowserPlatform platform;
  if (!make_webgl_context()) {
    wasm::host::fail("This browser gave no WebGL2 context.");
    return 1;
  }
  static std::unique_ptr<wasm::PageBackend> backend;
  if (wasm::host::backend_kind() == wasm::host::BackendKind::tab)
    backend = open_tab(clock);
  else
    backend = std::make_unique<wasm::FetchBackend>();
  if (!backend) return 1;
  static wasm::Page page(platform, *backend, clock);
  wasm::export_page(page);
  return 0;
}

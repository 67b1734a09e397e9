#include "wasm/tab_backend.h"

#include <utility>

#include "base/json.h"
#include "sim/faults/faults_route.h"
#include "wasm/host.h"

namespace wasm {

namespace {

// The dashboard's token lives an hour.
constexpr std::chrono::minutes token_use{50};

base::Response bad_request(const char* sentence) {
  return {400,
          {{"content-type", "application/json"}},
          base::write_json({{"error", "invalid_request"}, {"message", sentence}})};
}

}  // namespace

TabBackend::TabBackend(engine::Engine& engine, sim::Faults& faults, storage::MemoryStore& store,
                       base::MovableClock& clock, base::Random& random)
    : m_engine(engine),
      m_faults(faults),
      m_store(store),
      m_clock(clock),
      m_random(random),
      m_tenants(store, clock, random) {
  m_browser_makes_key = m_waits_for_key = engine.needs_signing_key();
  if (m_browser_makes_key) host::make_signing_key();
  notice_changes();
}

std::string TabBackend::label() const {
  return host::label();
}
std::string TabBackend::issuer() const {
  return host::issuer();
}
void TabBackend::reset() {
  host::reset();
}

void TabBackend::send(base::Request request, std::function<void(base::Response)> done) {
  m_pending.push_back({std::move(request), std::move(done)});
  host::run_later();
}

// One request for each turn, so that a frame can come between two of them.
void TabBackend::work() {
  if (m_pending.empty() || m_waits_for_key) return;
  Pending pending = std::move(m_pending.front());
  m_pending.pop_front();
  const bool is_about_faults = sim::is_faults_path(pending.request.path());
  if (is_about_faults || pending.request.path() == "/admin/clock") {
    pending.done(is_about_faults
                     ? sim::answer_about_faults(m_faults, pending.request, m_clock, m_random)
                     : answer_clock(pending.request));
    host::request_frame();
    if (!m_pending.empty()) host::run_later();
    return;
  }
  if (TabTenants::serves(pending.request.path())) {
    const int id = wait(std::move(pending.done));
    if (auto response = m_tenants.answer(pending.request, id)) answer(id, std::move(*response));
    if (!m_pending.empty()) host::run_later();
    return;
  }
  const bool with_our_token = pending.request.path().substr(0, 5) == "/api/" &&
                              !pending.request.headers.find("Authorization");
  if (with_our_token) authorize(pending.request);
  sim::Disturbed answer = m_faults.handle(m_engine, pending.request);
  if (with_our_token && answer.response.status == 401) {
    // The key that signed the token was revoked.
    m_token.clear();
    authorize(pending.request);
    answer = m_faults.handle(m_engine, pending.request);
  }
  deliver(std::move(pending.done), std::move(answer));
  if (!m_browser_makes_key) m_engine.tick();
  notice_changes();
  host::request_frame();
  if (!m_pending.empty()) host::run_later();
}

// As a browser shows a connection that was lost, before the answer or in it.
void TabBackend::deliver(std::function<void(base::Response)> done, sim::Disturbed answer) {
  const sim::Disturbance& disturbance = answer.disturbance;
  base::Response response = std::move(answer.response);
  if (disturbance.end != sim::Disturbance::End::whole)
    response = {0, {}, "The connection was lost."};
  if (disturbance.delay.count() == 0) return done(std::move(response));
  host::call_after(disturbance.delay,
                   [this, id = wait(std::move(done)), response = std::move(response)] {
                     PageBackend::answer(id, response);
                   });
}

// As the server's (server/clock_route.h).
base::Response TabBackend::answer_clock(const base::Request& request) {
  if (request.method == "POST") {
    const auto move = base::clock_move_of(request.body);
    if (!move) return bad_request("This is no move of a clock.");
    if (!m_clock.move(*move)) {
      return bad_request("Time runs forwards only, and to the year 9999.");
    }
    // Before what is stored at the new time.
    host::keep_clock(m_clock.state());
    if (!m_browser_makes_key) m_engine.tick();
    notice_changes();
  }
  return {200, {{"content-type", "application/json"}}, base::clock_text(m_clock)};
}

void TabBackend::authorize(base::Request& request) {
  if (m_token.empty() || m_clock.now() - m_token_made_at > token_use) {
    m_token = m_engine.dashboard_token();
    m_token_made_at = m_clock.now();
  }
  request.headers.set("Authorization", "Bearer " + m_token);
}

void TabBackend::notice_changes() {
  if (m_engine.version() == m_version_saved) return;
  m_version_saved = m_engine.version();
  host::tell_changed();
}

void TabBackend::save(Extent extent) {
  const bool all = extent == Extent::everything;
  for (const storage::Record& record : all ? m_store.take_everything() : m_store.take_changes())
    host::keep(record);
}

void TabBackend::take_storage_state(const ui::StorageState& state) {
  m_storage_state = state;
  host::request_frame();
}

void TabBackend::save_again() {
  host::save_again();
}

void TabBackend::take_signing_key(const std::string& pkcs8_der) {
  m_waits_for_key = false;
  // Where the browser makes none, the engine makes its keys when they are first needed.
  const bool taken = !pkcs8_der.empty() && m_engine.provide_signing_key(pkcs8_der);
  m_browser_makes_key = taken && m_engine.needs_signing_key();
  if (m_browser_makes_key) host::make_signing_key();
  notice_changes();
  host::run_later();
}

}  // namespace wasm

#include "wasm/page_backend.h"

#include <utility>

#include "wasm/host.h"

namespace wasm {

int PageBackend::wait(std::function<void(base::Response)> done) {
  m_waiting.emplace(++m_last_id, std::move(done));
  return m_last_id;
}

void PageBackend::answer(int id, base::Response response) {
  const auto waiting = m_waiting.find(id);
  if (waiting == m_waiting.end()) return;
  const auto done = std::move(waiting->second);
  m_waiting.erase(waiting);
  done(std::move(response));
  host::request_frame();
}

}  // namespace wasm

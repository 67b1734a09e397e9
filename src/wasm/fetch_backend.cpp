#include "wasm/fetch_backend.h"

#include <utility>

#include "wasm/host.h"

namespace wasm {

std::string FetchBackend::label() const {
  return host::label();
}
std::string FetchBackend::issuer() const {
  return host::issuer();
}

void FetchBackend::send(base::Request request, std::function<void(base::Response)> done) {
  const int id = ++m_last_id;
  m_waiting.emplace(id, std::move(done));
  host::send(id, request);
}

void FetchBackend::answer(int id, base::Response response) {
  const auto waiting = m_waiting.find(id);
  if (waiting == m_waiting.end()) return;
  const auto done = std::move(waiting->second);
  m_waiting.erase(waiting);
  done(std::move(response));
  host::request_frame();
}

}  // namespace wasm

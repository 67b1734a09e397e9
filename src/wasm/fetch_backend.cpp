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
  host::send(wait(std::move(done)), request);
}

}  // namespace wasm

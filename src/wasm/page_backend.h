// What the exports ask of either backend, beside sending.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "base/http_message.h"
#include "ui/backend.h"

namespace wasm {

class PageBackend : public ui::Backend {
 public:
  // On a turn of its own, as host::run_later() asked for.
  virtual void work() {}
  // The answer that the browser brings: to host::send(), or about the page's tenants.
  void answer(int id, base::Response response);
  // Hands to host::keep() what changed since the last call, or all there is.
  enum class Extent { changes, everything };
  virtual void save(Extent) {}
  // How it went.
  virtual void take_storage_state(const ui::StorageState&) {}
  // From host::make_signing_key(): PKCS #8 DER, or nothing when the browser cannot.
  virtual void take_signing_key(const std::string&) {}

 protected:
  // Gives the id under which the browser answers.
  int wait(std::function<void(base::Response)> done);

 private:
  std::map<int, std::function<void(base::Response)>> m_waiting;
  int m_last_id = 0;
};

}  // namespace wasm

// The tenant behind the dashboard: an HTTP request value goes out, a response value comes back
// later.
#pragma once

#include <functional>
#include <string>

#include "base/http_message.h"

namespace ui {

// Why changes are not kept, where the page itself keeps the tenant.
enum class StorageTrouble {
  none,
  full,    // no room is left
  closed,  // the browser took the storage away, as when site data is cleared
  refused  // anything else: the detail is all that is known
};

struct StorageState {
  StorageTrouble trouble = StorageTrouble::none;
  std::string detail = {};  // the browser's own words
  bool under_way = false;   // another attempt runs
};

class Backend {
 public:
  virtual ~Backend() = default;

  // Sends a request to the tenant. `done` is called once, in a later frame and never from inside
  // send(). A transport that fails gives status 0 with the reason as body. The backend itself adds
  // the dashboard's own bearer token when the request carries no Authorization field and goes to
  // /api/.
  virtual void send(base::Request request, std::function<void(base::Response)> done) = 0;

  // "in this tab", or the server's host and port: the badge in the top bar.
  virtual std::string label() const = 0;
  // "https://host/", with the slash: the `iss` of its tokens.
  virtual std::string issuer() const = 0;
  // A tab's tenant can start over; a server's cannot from here.
  virtual bool can_reset() const = 0;
  virtual void reset() = 0;

  // How it goes with keeping what changed; a server's store answers for itself, with each request.
  virtual StorageState storage_state() const { return {}; }
  // Another attempt to keep all that is not kept yet.
  virtual void save_again() {}
};

}  // namespace ui

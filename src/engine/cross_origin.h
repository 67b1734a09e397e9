// Calls from pages of other origins (https://fetch.spec.whatwg.org/#http-cors-protocol): none may,
// until an application of the tenant allows its origin. Cookies are never asked for.
#pragma once

#include <optional>
#include <string>

#include "base/http_message.h"
#include "engine/state.h"

namespace engine {

class CrossOrigin {
 public:
  // Looks at the request; the engine's mutex is not held.
  CrossOrigin(State& state, const base::Request& request);

  // The answer to a browser that asks first whether it may call; nothing: this is no such request.
  std::optional<base::Response> preflight() const;
  // Lets the page read the response.
  void permit(base::Response& response) const;

 private:
  std::string m_origin;  // empty: nothing is permitted
  bool m_is_preflight = false;
};

}  // namespace engine

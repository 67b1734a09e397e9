// Client authentication: is the request from the application that it names (RFC 6749 section 2.3;
// RFC 7523; RFC 8705 section 2)?
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/application.h"
#include "domain/token_mark.h"
#include "oauth/presented_client.h"
#include "oauth/refusal.h"
#include "oauth/surroundings.h"

namespace oauth {

struct ClientAuthentication {
  // The one that was named; there, too, when the proof was refused.
  std::shared_ptr<const domain::Application> application;
  std::optional<Refusal> refusal;  // nothing: it is the application
  std::string explanation;         // how it proved that, a sentence for the log
  // What must not serve again. A proof that came with a request which is refused later is used up
  // all the same.
  std::vector<domain::TokenMark> marks;
  // The same proof holds at any later moment, while nothing changes in the tenant.
  bool is_lasting = false;
};

ClientAuthentication authenticate_client(const PresentedClient& client,
                                         const Surroundings& surroundings);

}  // namespace oauth

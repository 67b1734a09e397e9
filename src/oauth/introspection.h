// What a token says, and that it says so no longer: introspection (RFC 7662) and revocation
// (RFC 7009) of access tokens. Auth0 has neither for them; the tenant switches them on.
#pragma once

#include <memory>

#include "base/http_message.h"
#include "domain/application.h"
#include "domain/change.h"
#include "oauth/key_ring.h"
#include "oauth/surroundings.h"

namespace oauth {

struct Answer {
  base::Response response;
  // One log event, and what else is to be kept.
  domain::Changes changes;
  // The response may leave only when the changes are kept.
  bool needs_changes = false;
  // The application that proved to have sent the request; nullptr: none did.
  std::shared_ptr<const domain::Application> application;
};

// https://www.rfc-editor.org/rfc/rfc7662#section-2: any application of the tenant may ask, with the
// authentication that it uses at the token endpoint. Of an active token every claim is told.
Answer introspect(const base::Request& request, const Surroundings& surroundings,
                  const KeyRing& ring);

// https://www.rfc-editor.org/rfc/rfc7009#section-2: an application revokes its own tokens. One that
// is no longer valid is none to revoke, which is no error. Of a nested token the server knows only
// the inside, so it takes no nested one.
Answer revoke(const base::Request& request, const Surroundings& surroundings, const KeyRing& ring);

}  // namespace oauth

// /api/v2/clients/{id}/credentials (reference/auth0.md section 7.2).
#pragma once

#include "management/call.h"

namespace management {

Outcome list_credentials(const Call& call);
Outcome get_credential(const Call& call);
Outcome create_credential(const Call& call);
// Only `expires_at` can change.
Outcome update_credential(const Call& call);
// Refused while the application's authentication names it.
Outcome delete_credential(const Call& call);

}  // namespace management

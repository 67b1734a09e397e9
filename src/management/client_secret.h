// The secret of an application: rotated, and the old one good for a while longer.
#pragma once

#include "management/call.h"

namespace management {

// POST /api/v2/clients/{id}/rotate-secret. Ours: `overlap_seconds` says for how long the old secret
// is accepted too; without it the tenant's policy does.
Outcome rotate_client_secret(const Call& call);

// /api/tallygate/v1/clients/{id}/previous-secret: until when it is accepted; a DELETE ends that
// now.
Outcome get_previous_secret(const Call& call);
Outcome end_previous_secret(const Call& call);

}  // namespace management

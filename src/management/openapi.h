// GET /api/tallygate/v1/openapi.json: what is ours, described for programs. Written in openapi.json
// and openapi_schemas.json beside this file; tests hold it against the code.
#pragma once

#include "management/call.h"

namespace management {

Outcome get_openapi(const Call& call);

}  // namespace management

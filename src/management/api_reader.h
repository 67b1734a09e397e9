// APIs in requests and answers (reference/auth0.md section 2.1).
#pragma once

#include "domain/api.h"
#include "management/body_reader.h"

namespace management {

// Reads what POST and PATCH share; what is wrong is noted in `body`.
void read_api(const Call& call, BodyReader& body, domain::Api& api);
// The few settings of the Management API that may change.
void read_system_api(const Call& call, BodyReader& body, domain::Api& api);

// In the order of the recordings.
base::Json to_json(const domain::Api& api, const Call& call);

}  // namespace management

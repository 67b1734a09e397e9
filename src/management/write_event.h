// What a call of the Management API leaves in the log (reference/auth0.md section 6).
#pragma once

#include <string_view>

#include "domain/log_event.h"
#include "management/call.h"

namespace management {

// A successful write: sapi, with the request and the answer in its details. Secrets are not in it.
domain::LogEvent write_event(const Call& call, std::string_view description,
                             const base::Response& response);

// A read that gave secrets away: mgmt_api_read. Nothing for any other answer.
std::optional<domain::LogEvent> secrets_read_event(const Call& call,
                                                   const base::Response& response);

}  // namespace management

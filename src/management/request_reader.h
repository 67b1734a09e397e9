// A request of the Management API, read: path, query and body.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "management/call.h"

namespace management {

// Larger bodies are refused before they are read.
inline constexpr size_t request_body_octets_max = 1024 * 1024;

// `ids` are segments of the path, percent-encoded. The failing outcome is the answer to send.
base::Result<Call, Outcome> read_request(const base::Request& request, const Context& context,
                                         Caller caller, const std::vector<std::string_view>& ids);

}  // namespace management

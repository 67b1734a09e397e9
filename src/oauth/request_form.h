// The parameters of a request to the token endpoint and its neighbours: form or JSON, each at most
// once.
#pragma once

#include <string>
#include <string_view>

#include "base/form.h"
#include "base/http_message.h"
#include "base/result.h"
#include "oauth/refusal.h"

namespace oauth {

inline constexpr size_t parameter_length_max = 4096;

// The body as RFC 6749 section 3.2 has it, or as one JSON object of strings, as Auth0 takes it too.
base::Result<base::Form, Refusal> read_request_form(const base::Request& request);

// The value of a parameter; empty when it was not sent. One without a value counts as not sent, and
// one sent twice is an error (RFC 6749 section 3.2).
base::Result<std::string, Refusal> parameter(const base::Form& form, std::string_view name,
                                             size_t length_max = parameter_length_max);

// What is said in a log about a value that came from outside: whole when short, and always UTF-8.
std::string shown(std::string_view text);

}  // namespace oauth

// `token_quota` of applications and organizations, and the defaults of a tenant:
// {client_credentials: {enforce, per_hour, per_day}} (reference/auth0.md section 5.2).
#pragma once

#include <optional>
#include <string_view>

#include "domain/token_quota.h"
#include "management/body_reader.h"

namespace management {

// A null takes the quota away.
void read_token_quota(BodyReader& body, std::string_view name,
                      std::optional<domain::TokenQuota>& place);
// {client_credentials: {…}}.
base::Json token_quota_json(const domain::TokenQuota& quota);

}  // namespace management

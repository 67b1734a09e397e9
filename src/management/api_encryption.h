// `token_encryption` of an API (reference/auth0.md sections 2.1 and 7.4).
#pragma once

#include <optional>

#include "domain/api.h"
#include "management/body_reader.h"

namespace management {

// A null takes it away. What an answer of ours says can be sent back: a key that is named by its
// thumbprint stays.
void read_token_encryption(BodyReader& body, std::optional<domain::TokenEncryption>& place);

// The thumbprint of the key stands for it.
base::Json token_encryption_json(const domain::TokenEncryption& encryption);

}  // namespace management

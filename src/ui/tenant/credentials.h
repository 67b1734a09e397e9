// What an application proves itself with, read from the Management API.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"

namespace ui {

// The API's words, in the order in which they are offered: secrets first.
struct AuthMethod {
  const char* name;
  const char* credential_type;  // of what it needs; empty: a secret, or nothing
};
const std::vector<AuthMethod>& auth_methods();
const AuthMethod& auth_method(const std::string& name);

struct Credential {
  std::string id, type, kid, algorithm, name, subject, thumbprint, created_at, expires_at;
};
std::optional<std::vector<Credential>> read_credentials(const base::Json& json);

// The secret before the present one: until when it is accepted too.
struct PreviousSecret {
  std::string accepted_until;
};
std::optional<PreviousSecret> read_previous_secret(const base::Json& json);

}  // namespace ui

// The key that seals a tenant's secrets: 32 octets, written as 64 hexadecimal digits.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace server {

inline constexpr size_t master_key_octets = 32;
inline constexpr char master_key_variable[] = "TALLYGATE_MASTER_KEY";

struct MasterKeyError {
  std::string explanation;  // one sentence, for the operator
};

// Refuses a file that others than its owner may use.
base::Result<std::string, MasterKeyError> read_master_key_file(const std::filesystem::path& file);
// The key that the operator keeps himself: of that file, or of the environment. Empty: neither.
base::Result<std::string, MasterKeyError> given_master_key(const std::filesystem::path& file);

// As it stands in a file.
std::string master_key_text(const std::string& key);

}  // namespace server

// A file of settings: TOML (https://toml.io/en/v1.0.0) whose keys are the names of options.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace server {

struct Setting {
  std::string name;  // as the option's, without the hyphens before it
  // A text, number or truth value as text; several of an array.
  std::vector<std::string> values;
  std::string place;  // "tallygate.toml:3"
};

struct SettingsError {
  std::string explanation;  // one sentence, with file and line
};

// In the order of the file. Tables, and values that no option takes, are refused.
base::Result<std::vector<Setting>, SettingsError> read_settings(const std::filesystem::path& file);

}  // namespace server

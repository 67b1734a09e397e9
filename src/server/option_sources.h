// Where the value of an option was said: on the command line, else in the environment, else in a
// file of settings.
#pragma once

#include <CLI/App.hpp>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace server {

class OptionSources {
 public:
  // Gives the options that the command line did not name what the environment and then the file of
  // the option "--config" say. Call it when the command line is parsed. Fails with one sentence.
  static base::Result<OptionSources, std::string> fill(CLI::App& command);

  // How a value was said, to begin a sentence about it: "--http", "TALLYGATE_HTTP",
  // "tallygate.toml:3: http".
  std::string said(const std::string& name) const;

 private:
  base::Result<void, std::string> fill_from_environment(CLI::App& command);
  base::Result<void, std::string> fill_from_file(CLI::App& command, const std::string& file);

  std::map<std::string, std::string> m_said;
};

// "TALLYGATE_READY_FILE" of "ready-file".
std::string environment_name(std::string_view option);

}  // namespace server

#include "server/option_sources.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <optional>
#include <sstream>
#include <vector>

#include "server/settings_file.h"

namespace server {

namespace {

constexpr std::string_view config_name = "config";
constexpr std::string_view help_name = "help";

// Its long name without hyphens; empty: not one that is set by name.
std::string name_of(const CLI::Option& option) {
  const auto& names = option.get_lnames();
  return names.empty() || names.front() == help_name ? "" : names.front();
}

bool takes_several(const CLI::Option& option) {
  return option.get_items_expected_max() > 1;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, ',');) {
    CLI::detail::trim(part);
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

base::Result<void, std::string> give(CLI::Option& option, const std::string& said,
                                     const std::vector<std::string>& values) {
  if (values.size() > 1 && !takes_several(option)) {
    return base::failure(said + " takes one value, not several.");
  }
  if (values.empty()) return {};
  const bool is_flag = option.get_items_expected_max() == 0;
  if (is_flag && values.front() != "true" && values.front() != "false") {
    return base::failure(said + " takes true or false, not \"" + values.front() + "\".");
  }
  try {
    option.add_result(values);
    option.run_callback();
  } catch (const CLI::ParseError& error) {
    return base::failure(said + ": " + error.what() + ".");
  }
  return {};
}

}  // namespace

base::Result<OptionSources, std::string> OptionSources::fill(CLI::App& command) {
  OptionSources sources;
  auto filled = sources.fill_from_environment(command);
  const CLI::Option* config = command.get_option_no_throw("--" + std::string(config_name));
  if (filled && config && config->count() > 0) {
    filled = sources.fill_from_file(command, config->results().front());
  }
  if (!filled) return base::failure(filled.error());
  return sources;
}

std::string OptionSources::said(const std::string& name) const {
  const auto found = m_said.find(name);
  return found == m_said.end() ? "--" + name : found->second;
}

base::Result<void, std::string> OptionSources::fill_from_environment(CLI::App& command) {
  for (CLI::Option* option : command.get_options()) {
    const std::string name = name_of(*option);
    if (name.empty() || option->count() > 0) continue;
    const std::string variable = environment_name(name);
    const char* value = std::getenv(variable.c_str());
    if (!value || !*value) continue;
    m_said[name] = variable;
    const auto given = give(
        *option, variable, takes_several(*option) ? split(value) : std::vector<std::string>{value});
    if (!given) return given;
  }
  return {};
}

base::Result<void, std::string> OptionSources::fill_from_file(CLI::App& command,
                                                              const std::string& file) {
  const auto settings = read_settings(file);
  if (!settings) return base::failure(settings.error().explanation);
  for (const Setting& setting : *settings) {
    CLI::Option* option = command.get_option_no_throw("--" + setting.name);
    if (!option || name_of(*option) != setting.name || setting.name == config_name) {
      return base::failure(setting.place + ": there is no setting \"" + setting.name + "\".");
    }
    if (option->count() > 0) continue;
    const std::string said = setting.place + ": " + setting.name;
    m_said[setting.name] = said;
    const auto given = give(*option, said, setting.values);
    if (!given) return given;
  }
  return {};
}

std::string environment_name(std::string_view option) {
  std::string name = "TALLYGATE_";
  for (const char c : option) {
    name += c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  }
  return name;
}

}  // namespace server

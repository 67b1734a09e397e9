#include "server/settings_file.h"

#include <algorithm>
#include <optional>
#include <sstream>
#include <string_view>
#include <toml.hpp>

#include "base/form.h"
#include "server/file.h"

namespace server {

namespace {

std::optional<std::string> text_of(const toml::value& value) {
  if (value.is_string()) return value.as_string().str;
  if (value.is_integer()) return std::to_string(value.as_integer());
  if (value.is_boolean()) return value.as_boolean() ? "true" : "false";
  return std::nullopt;
}

std::optional<std::vector<std::string>> texts_of(const toml::value& value) {
  if (const auto one = text_of(value)) return std::vector<std::string>{*one};
  if (!value.is_array()) return std::nullopt;
  std::vector<std::string> texts;
  for (const toml::value& element : value.as_array()) {
    auto text = text_of(element);
    if (!text) return std::nullopt;
    texts.push_back(std::move(*text));
  }
  return texts;
}

std::string place_in(const std::filesystem::path& file, const toml::source_location& location) {
  return file.string() + ':' + std::to_string(location.line());
}

// Of "[error] toml::parse_key: what is wrong" and a picture of the place below it.
std::string reason_of(std::string_view message) {
  message = message.substr(0, message.find('\n'));
  for (const std::string_view start : {"[error] ", "toml::"}) {
    if (message.starts_with(start)) message.remove_prefix(start.size());
  }
  const size_t function_end = message.find(": ");
  if (function_end != std::string_view::npos) message.remove_prefix(function_end + 2);
  while (message.ends_with('.')) message.remove_suffix(1);
  return std::string(message);
}

}  // namespace

base::Result<std::vector<Setting>, SettingsError> read_settings(const std::filesystem::path& file) {
  const auto text = read_file(file);
  if (!text) {
    return base::failure(SettingsError{"The settings " + file.string() + " cannot be read."});
  }
  // toml11 reads past the end of what it does not expect.
  if (!base::is_utf8(*text)) {
    return base::failure(SettingsError{file.string() + " is not TOML: it is not UTF-8."});
  }
  toml::value document;
  try {
    std::istringstream stream(*text);
    document = toml::parse(stream, file.string());
  } catch (const toml::exception& error) {
    return base::failure(SettingsError{place_in(file, error.location()) +
                                       " is not TOML: " + reason_of(error.what()) + "."});
  } catch (const std::exception& error) {
    return base::failure(
        SettingsError{file.string() + " is not TOML: " + reason_of(error.what()) + "."});
  }
  std::vector<std::pair<size_t, Setting>> found;
  for (const auto& [key, value] : document.as_table()) {
    auto texts = texts_of(value);
    Setting setting{key, {}, place_in(file, value.location())};
    if (!texts) {
      return base::failure(SettingsError{setting.place + ": \"" + setting.name +
                                         "\" takes a text, a number, true or false, or a list of "
                                         "them."});
    }
    setting.values = std::move(*texts);
    found.emplace_back(value.location().line(), std::move(setting));
  }
  std::sort(found.begin(), found.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Setting> settings;
  for (auto& [line, setting] : found) settings.push_back(std::move(setting));
  return settings;
}

}  // namespace server

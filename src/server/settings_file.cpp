#include "server/settings_file.h"

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>
#include <optional>

#include "server/file.h"

namespace server {

namespace {

std::optional<std::string> text_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return std::to_string(number->get());
  if (const auto* truth = node.as_boolean()) return truth->get() ? "true" : "false";
  return std::nullopt;
}

std::optional<std::vector<std::string>> texts_of(const toml::node& node) {
  if (const auto one = text_of(node)) return std::vector<std::string>{*one};
  const toml::array* array = node.as_array();
  if (!array) return std::nullopt;
  std::vector<std::string> texts;
  for (const toml::node& element : *array) {
    auto text = text_of(element);
    if (!text) return std::nullopt;
    texts.push_back(std::move(*text));
  }
  return texts;
}

std::string place_in(const std::filesystem::path& file, const toml::source_region& region) {
  return file.string() + ':' + std::to_string(region.begin.line);
}

}  // namespace

base::Result<std::vector<Setting>, SettingsError> read_settings(const std::filesystem::path& file) {
  const auto text = read_file(file);
  if (!text) {
    return base::failure(SettingsError{"The settings " + file.string() + " cannot be read."});
  }
  const toml::parse_result parsed = toml::parse(std::string_view(*text));
  if (!parsed) {
    std::string reason(parsed.error().description());
    std::replace(reason.begin(), reason.end(), '\n', ' ');
    return base::failure(
        SettingsError{place_in(file, parsed.error().source()) + " is not TOML: " + reason + "."});
  }
  std::vector<Setting> settings;
  for (const auto& [key, value] : parsed.table()) {
    auto texts = texts_of(value);
    // The key's own place is not kept by every version of the library; the value's is.
    Setting setting{std::string(std::string_view(key)), {}, place_in(file, value.source())};
    if (!texts) {
      return base::failure(SettingsError{setting.place + ": \"" + setting.name +
                                         "\" takes a text, a number, true or false, or a list of "
                                         "them."});
    }
    setting.values = std::move(*texts);
    settings.push_back(std::move(setting));
  }
  return settings;
}

}  // namespace server

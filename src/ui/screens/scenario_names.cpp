#include "ui/screens/scenario_names.h"

#include <algorithm>

namespace ui {

using base::Json;

std::string text_in(const Json& entry, const char* member) {
  const auto found = entry.find(member);
  return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<std::string> texts_in(const Json& object, const char* member) {
  std::vector<std::string> texts;
  const auto found = object.find(member);
  if (found == object.end() || !found->is_array()) return texts;
  for (const Json& one : *found) {
    if (one.is_string()) texts.push_back(one.get<std::string>());
  }
  return texts;
}

std::vector<std::string> names_in(const Json& scenario, const char* list) {
  std::vector<std::string> names;
  const auto found = scenario.find(list);
  if (found == scenario.end() || !found->is_array()) return names;
  for (const Json& one : *found) {
    std::string name = one.is_object() ? text_in(one, one.contains("id") ? "id" : "name") : "";
    if (!name.empty()) names.push_back(std::move(name));
  }
  return names;
}

std::vector<Option> names_to_choose(const Json& scenario, const char* list) {
  std::vector<Option> options;
  for (const std::string& name : names_in(scenario, list)) options.push_back({name, name, ""});
  return options;
}

std::vector<std::string> scopes_of(const Json& scenario, const std::vector<std::string>& apis) {
  std::vector<std::string> scopes;
  const auto found = scenario.find("apis");
  if (found == scenario.end() || !found->is_array()) return scopes;
  for (const Json& api : *found) {
    if (!api.is_object()) continue;
    if (std::find(apis.begin(), apis.end(), text_in(api, "id")) == apis.end()) continue;
    for (std::string& scope : texts_in(api, "scopes")) {
      if (std::find(scopes.begin(), scopes.end(), scope) == scopes.end()) {
        scopes.push_back(std::move(scope));
      }
    }
  }
  return scopes;
}

void rename_in(Json& scenario, const char* list, const std::string& before,
               const std::string& now) {
  const bool is_api = std::string_view(list) == "apis";
  const char* member = is_api                                     ? "api"
                       : std::string_view(list) == "applications" ? "application"
                                                                  : "service";
  for (const char* place : {"services", "events"}) {
    if (!scenario.contains(place) || !scenario[place].is_array()) continue;
    for (Json& one : scenario[place]) {
      if (!one.is_object()) continue;
      if (const auto named = one.find(member); named != one.end() && *named == before) {
        *named = now;
      }
      if (!is_api || !one.contains("apis") || !one["apis"].is_array()) continue;
      for (Json& api : one["apis"]) {
        if (api == before) api = now;
      }
    }
  }
}

}  // namespace ui

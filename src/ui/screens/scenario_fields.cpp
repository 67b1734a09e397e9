#include "ui/screens/scenario_fields.h"

#include "ui/widgets/field.h"
#include "ui/widgets/switch_row.h"

namespace ui {
namespace {

using base::Json;

// As it stands in a field.
std::string shown(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_null()) return {};
  if (!value.is_array()) return base::write_json(value);
  std::string all;
  for (const Json& one : value) all += (all.empty() ? "" : " ") + shown(one);
  return all;
}

// A number where it is one, else the text, of which the reader then says so.
Json number_or_text(const std::string& typed) {
  const auto read = base::parse_json(typed);
  return read && read->is_number() ? *read : Json(typed);
}

Json typed_list(const std::string& typed, bool numbers) {
  Json list = Json::array();
  size_t at = 0;
  while ((at = typed.find_first_not_of(" ,;\n\t", at)) != std::string::npos) {
    const size_t end = std::min(typed.find_first_of(" ,;\n\t", at), typed.size());
    const std::string word = typed.substr(at, end - at);
    list.push_back(numbers ? number_or_text(word) : Json(word));
    at = end;
  }
  return list;
}

}  // namespace

ScenarioFields::ScenarioFields(Look& look, Json& at, std::string path,
                               const sim::ScenarioErrors& errors, FieldTyping& typing)
    : m_look(look), m_at(at), m_path(std::move(path)), m_errors(errors), m_typing(typing) {
  if (!m_at.is_object()) m_at = Json::object();
}

ScenarioFields ScenarioFields::of(const char* name) {
  return {m_look, m_at[name], m_path + '.' + name, m_errors, m_typing};
}

std::string ScenarioFields::text_of(const char* name) const {
  const auto found = m_at.find(name);
  return found == m_at.end() ? std::string() : shown(*found);
}

std::string ScenarioFields::error() const {
  for (const sim::ScenarioError& error : m_errors) {
    if (error.path == m_path) return error.reason;
  }
  return {};
}

std::string ScenarioFields::error_of(std::string_view name) const {
  const std::string path = m_path + '.' + std::string(name);
  for (const sim::ScenarioError& error : m_errors) {
    // Of a list, what is said of any of its entries.
    if (error.path == path || error.path.rfind(path + '[', 0) == 0) return error.reason;
  }
  return {};
}

std::optional<std::string> ScenarioFields::field(const ScenarioMember& member, Kind kind) {
  const std::string path = m_path + '.' + member.name;
  const bool is_typed = m_typing.path == path;
  std::string value = is_typed ? m_typing.text : text_of(member.name);
  const std::string error = error_of(member.name);
  const Typed typed =
      text_field(m_look, path, value, {.label = member.label, .help = member.help, .error = error});
  std::optional<std::string> before;
  if (typed.editing) {
    m_typing = {path, value, is_typed ? m_typing.before : text_of(member.name)};
  } else if (is_typed) {
    if (m_typing.before != value) before = m_typing.before;
    m_typing = {};
  }
  if (!typed.changed) return before;
  if (kind == Kind::numbers || kind == Kind::words) {
    m_at[member.name] = typed_list(value, kind == Kind::numbers);
  } else if (value.empty()) {
    m_at.erase(member.name);
  } else {
    m_at[member.name] = kind == Kind::number ? number_or_text(value) : Json(value);
  }
  return before;
}

bool ScenarioFields::is_wrong() const {
  for (const sim::ScenarioError& error : m_errors) {
    if (error.path.rfind(m_path, 0) != 0) continue;
    const char next = error.path.size() > m_path.size() ? error.path[m_path.size()] : '.';
    if (next == '.' || next == '[') return true;
  }
  return false;
}

std::optional<std::string> ScenarioFields::text(const ScenarioMember& member) {
  return field(member, Kind::text);
}

void ScenarioFields::number(const ScenarioMember& member) {
  field(member, Kind::number);
}

void ScenarioFields::numbers(const ScenarioMember& member) {
  field(member, Kind::numbers);
}

void ScenarioFields::words(const ScenarioMember& member) {
  field(member, Kind::words);
}

void ScenarioFields::flag(const ScenarioMember& member) {
  const auto found = m_at.find(member.name);
  bool on = found != m_at.end() && found->is_boolean() && found->get<bool>();
  const bool before = on;
  switch_row(m_look, m_path + member.name, on, member.label, member.help);
  if (on != before) m_at[member.name] = on;
}

bool ScenarioFields::choose(const ScenarioMember& member, std::vector<Option> options) {
  std::string value = text_of(member.name);
  bool is_known = false;
  for (const Option& option : options) is_known = is_known || option.value == value;
  if (!is_known) options.insert(options.begin(), {value, value, ""});
  const bool changed = select(m_look, m_path + '.' + member.name, value, options,
                              {.label = member.label, .help = member.help});
  field_help(m_look, {}, error_of(member.name));
  if (!changed) return false;
  if (value.empty()) {
    m_at.erase(member.name);
  } else {
    m_at[member.name] = value;
  }
  return true;
}

}  // namespace ui

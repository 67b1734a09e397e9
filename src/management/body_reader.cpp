#include "management/body_reader.h"

#include <algorithm>
#include <cmath>

namespace management {

namespace {

// JSON does not tell 3600.0 from 3600.
bool is_integer(const base::Json& value) {
  if (value.is_number_integer()) return true;
  if (!value.is_number_float()) return false;
  constexpr double exact_max = 9007199254740992.0;
  const double number = value.get<double>();
  return std::abs(number) <= exact_max && std::floor(number) == number;
}

bool is_of(JsonKind kind, const base::Json& value) {
  switch (kind) {
    case JsonKind::boolean:
      return value.is_boolean();
    case JsonKind::integer:
      return is_integer(value);
    case JsonKind::string:
      return value.is_string();
    case JsonKind::array:
      return value.is_array();
    case JsonKind::object:
      return value.is_object();
  }
  return false;
}

std::string_view word_for(JsonKind kind) {
  switch (kind) {
    case JsonKind::boolean:
      return "boolean";
    case JsonKind::integer:
      return "integer";
    case JsonKind::string:
      return "string";
    case JsonKind::array:
      return "array";
    case JsonKind::object:
      return "object";
  }
  return "";
}

std::string unexpected(std::string_view wanted, const base::Json& found) {
  return "Expected type " + std::string(wanted) + " but found type " + json_kind_name(found);
}

// Of UTF-8: octets that do not continue a character.
size_t characters(std::string_view text) {
  return static_cast<size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) >> 6) != 2; }));
}

}  // namespace

std::string json_kind_name(const base::Json& value) {
  return is_integer(value) ? "integer" : value.type_name();
}

std::string BodyReader::path_of(std::string_view name) const {
  return m_path.empty() ? std::string(name) : m_path + '.' + std::string(name);
}

const base::Json* BodyReader::member(std::string_view name, JsonKind kind) {
  m_known.emplace(name);
  const base::Json* value = base::find_member(m_body, name);
  if (!value || (value->is_null() && m_nullable.contains(name))) return nullptr;
  if (is_of(kind, *value)) return value;
  wrong(name, unexpected(word_for(kind), *value));
  return nullptr;
}

bool BodyReader::wrong(std::string_view name, std::string_view message) {
  if (!m_problem) m_problem = '\'' + std::string(message) + "' on property " + path_of(name) + '.';
  return false;
}

void BodyReader::note(std::string_view message) {
  if (m_problem) return;
  m_problem = '\'' + std::string(message) + '\'';
  if (!m_path.empty()) *m_problem += " on property " + m_path;
  *m_problem += '.';
}

bool BodyReader::fits(std::string_view name, const std::string& value, TextRule rule) {
  const size_t length = characters(value);
  if (length < rule.length_min) {
    return wrong(name, "String is too short (" + std::to_string(length) + " chars), minimum " +
                           std::to_string(rule.length_min));
  }
  if (length > rule.length_max) {
    return wrong(name, "String is too long (" + std::to_string(length) + " chars), maximum " +
                           std::to_string(rule.length_max));
  }
  if (value.find('\0') != std::string::npos) return wrong(name, "String has a NUL character");
  if (!rule.angle_brackets && value.find_first_of("<>") != std::string::npos) {
    return wrong(name, "String does not match pattern ^[^<>]+$: " + value);
  }
  return true;
}

bool BodyReader::text(std::string_view name, std::string& place, TextRule rule) {
  const base::Json* value = member(name, JsonKind::string);
  if (!value) return false;
  const auto& found = value->get_ref<const std::string&>();
  if (!fits(name, found, rule)) return false;
  place = found;
  return true;
}

bool BodyReader::flag(std::string_view name, bool& place) {
  const base::Json* value = member(name, JsonKind::boolean);
  if (!value) return false;
  place = value->get<bool>();
  return true;
}

bool BodyReader::integer(std::string_view name, int& place, int minimum, int maximum) {
  const base::Json* value = member(name, JsonKind::integer);
  if (!value) return false;
  // Exact in between; what is larger is out of range anyway.
  const auto number = value->get<double>();
  if (number < minimum) {
    return wrong(name,
                 "Value " + value->dump() + " is less than minimum " + std::to_string(minimum));
  }
  if (number > maximum) {
    return wrong(name,
                 "Value " + value->dump() + " is greater than maximum " + std::to_string(maximum));
  }
  place = static_cast<int>(number);
  return true;
}

bool BodyReader::texts(std::string_view name, std::vector<std::string>& place, size_t count_max,
                       TextRule rule) {
  const base::Json* value = items(name, count_max);
  if (!value) return false;
  std::vector<std::string> found;
  std::map<std::string, size_t> seen;
  for (const base::Json& element : *value) {
    const std::string item = std::string(name) + '[' + std::to_string(found.size()) + ']';
    if (!element.is_string()) return wrong(item, unexpected("string", element));
    found.push_back(element.get<std::string>());
    if (!fits(item, found.back(), rule)) return false;
    const auto [at, is_new] = seen.emplace(found.back(), found.size() - 1);
    if (!is_new) {
      return wrong(name, "Array items are not unique (indexes " + std::to_string(at->second) +
                             " and " + std::to_string(found.size() - 1) + ")");
    }
  }
  place = std::move(found);
  return true;
}

bool BodyReader::pairs(std::string_view name, std::map<std::string, std::string>& place,
                       size_t count_max, size_t length_max) {
  const base::Json* value = object(name);
  if (!value) return false;
  std::map<std::string, std::string> found;
  for (auto at = value->begin(); at != value->end(); ++at) {
    if (at->is_null()) continue;
    const std::string item = std::string(name) + '.' + at.key();
    if (!at->is_string()) return wrong(item, unexpected("string", *at));
    const TextRule rule{0, length_max, true};
    if (!fits(name, at.key(), rule) || !fits(item, at->get_ref<const std::string&>(), rule)) {
      return false;
    }
    found[at.key()] = at->get<std::string>();
  }
  if (found.size() > count_max) {
    return wrong(name, "Too many properties defined (" + std::to_string(found.size()) +
                           "), maximum " + std::to_string(count_max));
  }
  place = std::move(found);
  return true;
}

const base::Json* BodyReader::items(std::string_view name, size_t count_max) {
  const base::Json* value = array(name);
  if (value && value->size() > count_max) {
    wrong(name, "Array is too long (" + std::to_string(value->size()) + "), maximum " +
                    std::to_string(count_max));
    return nullptr;
  }
  return value;
}

bool BodyReader::is_object_item(std::string_view name, const base::Json& item) {
  return item.is_object() || wrong(name, unexpected("object", item));
}

bool BodyReader::is_null(std::string_view name) {
  m_known.emplace(name);
  m_nullable.emplace(name);
  const base::Json* value = base::find_member(m_body, name);
  return value && value->is_null();
}

void BodyReader::require(std::string_view name) {
  if (!has(name)) note("Missing required property: " + std::string(name));
}

void BodyReader::refuse_unknown() {
  std::string unknown;
  for (auto at = m_body.begin(); at != m_body.end(); ++at) {
    if (!m_known.contains(at.key())) unknown += (unknown.empty() ? "" : ",") + at.key();
  }
  if (!unknown.empty()) note("Additional properties not allowed: " + unknown);
}

bool BodyReader::adopt(BodyReader& inner) {
  inner.refuse_unknown();
  if (!m_problem) m_problem = inner.m_problem;
  return !inner.m_problem;
}

std::optional<Outcome> BodyReader::problem() {
  refuse_unknown();
  if (!m_problem) return std::nullopt;
  return invalid_body(*m_problem);
}

}  // namespace management

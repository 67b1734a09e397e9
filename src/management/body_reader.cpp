#include "management/body_reader.h"

namespace management {

namespace {

std::string type_name(const base::Json& value) {
  return value.is_number_integer() ? "integer" : value.type_name();
}

}  // namespace

const base::Json* BodyReader::member(std::string_view name) {
  m_known.emplace(name);
  const base::Json* value = base::find_member(m_body, name);
  return value && !value->is_null() ? value : nullptr;
}

bool BodyReader::wrong(std::string_view name, std::string_view message) {
  if (!m_problem) {
    m_problem = "'" + std::string(message) + "' on property " + std::string(name) + ".";
  }
  return false;
}

bool BodyReader::fits(std::string_view name, const std::string& value, TextRule rule) {
  if (value.size() < rule.length_min) {
    return wrong(name, "String is too short (" + std::to_string(value.size()) +
                           " chars), minimum " + std::to_string(rule.length_min));
  }
  if (value.size() > rule.length_max) {
    return wrong(name, "String is too long (" + std::to_string(value.size()) + " chars), maximum " +
                           std::to_string(rule.length_max));
  }
  if (value.find('\0') != std::string::npos) return wrong(name, "String has a NUL character");
  if (!rule.angle_brackets && value.find_first_of("<>") != std::string::npos) {
    return wrong(name, "String does not match pattern: ^[^<>]+$");
  }
  return true;
}

bool BodyReader::text(std::string_view name, std::string& place, TextRule rule) {
  const base::Json* value = member(name);
  if (!value) return false;
  if (!value->is_string()) {
    return wrong(name, "Expected type string but found type " + type_name(*value));
  }
  const auto& found = value->get_ref<const std::string&>();
  if (!fits(name, found, rule)) return false;
  place = found;
  return true;
}

bool BodyReader::flag(std::string_view name, bool& place) {
  const base::Json* value = member(name);
  if (!value) return false;
  if (!value->is_boolean()) {
    return wrong(name, "Expected type boolean but found type " + type_name(*value));
  }
  place = value->get<bool>();
  return true;
}

bool BodyReader::integer(std::string_view name, int& place, int minimum, int maximum) {
  const base::Json* value = member(name);
  if (!value) return false;
  if (!value->is_number_integer()) {
    return wrong(name, "Expected type integer but found type " + type_name(*value));
  }
  const auto number = value->get<long long>();
  if (value->is_number_unsigned() && number < 0) return wrong(name, "Value is too large");
  if (number < minimum) {
    return wrong(name, "Value " + std::to_string(number) + " is less than minimum " +
                           std::to_string(minimum));
  }
  if (number > maximum) {
    return wrong(name, "Value " + std::to_string(number) + " is greater than maximum " +
                           std::to_string(maximum));
  }
  place = static_cast<int>(number);
  return true;
}

bool BodyReader::texts(std::string_view name, std::vector<std::string>& place, size_t count_max,
                       TextRule rule) {
  const base::Json* value = array(name);
  if (!value) return false;
  if (value->size() > count_max) {
    return wrong(name, "Array is too long (" + std::to_string(value->size()) + "), maximum " +
                           std::to_string(count_max));
  }
  std::vector<std::string> found;
  std::map<std::string, size_t> seen;
  for (const base::Json& element : *value) {
    if (!element.is_string()) {
      return wrong(name, "Expected type string but found type " + type_name(element));
    }
    found.push_back(element.get<std::string>());
    if (!fits(name, found.back(), rule)) return false;
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
    if (!at->is_string()) {
      return wrong(name, "Expected type string but found type " + type_name(*at));
    }
    const TextRule rule{0, length_max, true};
    if (!fits(name, at.key(), rule) || !fits(name, at->get_ref<const std::string&>(), rule)) {
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

const base::Json* BodyReader::object(std::string_view name) {
  const base::Json* value = member(name);
  if (value && !value->is_object()) {
    wrong(name, "Expected type object but found type " + type_name(*value));
    return nullptr;
  }
  return value;
}

const base::Json* BodyReader::array(std::string_view name) {
  const base::Json* value = member(name);
  if (value && !value->is_array()) {
    wrong(name, "Expected type array but found type " + type_name(*value));
    return nullptr;
  }
  return value;
}

bool BodyReader::is_null(std::string_view name) {
  m_known.emplace(name);
  const base::Json* value = base::find_member(m_body, name);
  return value && value->is_null();
}

void BodyReader::require(std::string_view name) {
  if (!base::find_member(m_body, name) && !m_problem) {
    m_problem = "'Missing required property: " + std::string(name) + "'.";
  }
}

std::optional<Outcome> BodyReader::problem() {
  if (!m_problem) {
    for (auto at = m_body.begin(); at != m_body.end(); ++at) {
      if (m_known.find(at.key()) == m_known.end()) {
        m_problem = "'Additional properties not allowed: " + at.key() + "'.";
        break;
      }
    }
  }
  if (!m_problem) return std::nullopt;
  return invalid_body(*m_problem);
}

}  // namespace management

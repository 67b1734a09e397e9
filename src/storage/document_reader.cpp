#include "storage/document_reader.h"

#include <limits>

#include "base/hex.h"

namespace storage {

void DocumentReader::octets(std::string_view name, std::string& value) {
  const base::Json* member = base::find_member(m_object, name);
  if (!member) return;
  std::string text;
  const auto octets = get(*member, text) ? base::from_hex(text) : std::nullopt;
  if (octets) {
    value = *octets;
  } else {
    note(name);
  }
}

bool DocumentReader::get(const base::Json& json, std::string& value) {
  if (!json.is_string()) return false;
  value = json.get_ref<const std::string&>();
  return true;
}

bool DocumentReader::get(const base::Json& json, base::Text& value) {
  std::string text;
  if (!get(json, text)) return false;
  value = std::move(text);
  return true;
}

bool DocumentReader::get(const base::Json& json, bool& value) {
  if (!json.is_boolean()) return false;
  value = json.get<bool>();
  return true;
}

bool DocumentReader::get(const base::Json& json, int& value) {
  if (!json.is_number_integer()) return false;
  const auto number = json.get<int64_t>();
  if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max()) {
    return false;
  }
  value = static_cast<int>(number);
  return true;
}

bool DocumentReader::get(const base::Json& json, uint64_t& value) {
  if (!json.is_number_unsigned()) return false;
  value = json.get<uint64_t>();
  return true;
}

bool DocumentReader::get(const base::Json& json, base::Time& value) {
  std::string text;
  if (!get(json, text)) return false;
  const auto time = base::parse_iso(text);
  value = time.value_or(value);
  return time.has_value();
}

bool DocumentReader::get(const base::Json& json, std::map<std::string, std::string>& value) {
  if (!json.is_object()) return false;
  for (auto at = json.begin(); at != json.end(); ++at) {
    if (!get(at.value(), value[at.key()])) return false;
  }
  return true;
}

}  // namespace storage

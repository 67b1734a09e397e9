// Reads a document back into an entity: members that it does not know are passed over, those that
// are missing leave the entity's default, those of another kind are named in misunderstood().
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/json.h"
#include "base/time.h"
#include "domain/entity_fields.h"

namespace storage {

class DocumentReader {
 public:
  template <class Entity>
  using Of = Entity&;

  explicit DocumentReader(const base::Json& object) : m_object(object) {}

  template <class Value>
  void field(std::string_view name, Value& value) {
    const base::Json* member = base::find_member(m_object, name);
    if (member && !get(*member, value)) note(name);
  }
  template <class Value>
  void field(std::string_view name, std::optional<Value>& value) {
    if (base::find_member(m_object, name)) field(name, value.emplace());
  }
  void octets(std::string_view name, std::string& value);

  // The first member that was; empty: none.
  const std::string& misunderstood() const { return m_misunderstood; }

 private:
  static bool get(const base::Json& json, std::string& value);
  static bool get(const base::Json& json, base::Text& value);
  static bool get(const base::Json& json, bool& value);
  static bool get(const base::Json& json, int& value);
  static bool get(const base::Json& json, uint64_t& value);
  static bool get(const base::Json& json, base::Time& value);
  static bool get(const base::Json& json, std::map<std::string, std::string>& value);
  template <class Tag>
  static bool get(const base::Json& json, domain::Identifier<Tag>& id) {
    return get(json, id.value);
  }
  template <class Element>
  static bool get(const base::Json& json, std::vector<Element>& elements) {
    if (!json.is_array()) return false;
    for (const base::Json& element : json) {
      if (!get(element, elements.emplace_back())) return false;
    }
    return true;
  }
  template <class Value>
  static bool get(const base::Json& json, Value& value) {
    if constexpr (std::is_enum_v<Value>) {
      std::string word;
      if (!get(json, word)) return false;
      const std::optional<Value> read = domain::from_name<Value>(word);
      value = read.value_or(value);
      return read.has_value();
    } else {
      if (!json.is_object()) return false;
      DocumentReader reader(json);
      visit_fields(reader, value);
      return reader.misunderstood().empty();
    }
  }
  void note(std::string_view name) {
    if (m_misunderstood.empty()) m_misunderstood = name;
  }

  const base::Json& m_object;
  std::string m_misunderstood;
};

}  // namespace storage

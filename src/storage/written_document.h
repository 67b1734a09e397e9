// Reads a document that lies as DocumentWriter writes it: members in the order of the entity's
// fields, none that is unknown, no white space and no escapes. A start reads millions of them, some
// ten times as fast as by way of a JSON value. Of any other document it says no, whatever is in it:
// that is what DocumentReader is for.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/time.h"
#include "domain/entity_fields.h"

namespace storage {

class WrittenDocument {
 public:
  template <class Entity>
  using Of = Entity&;

  // Whether all of `text` was understood; `entity` is of no use otherwise.
  template <class Entity>
  static bool read(std::string_view text, Entity& entity) {
    WrittenDocument document(text);
    document.get(entity);
    return document.m_is_understood && document.m_rest.empty();
  }

  template <class Value>
  void field(std::string_view name, Value& value) {
    if (begin_member(name)) get(value);
  }
  template <class Value>
  void field(std::string_view name, std::optional<Value>& value) {
    if (begin_member(name)) get(value.emplace());
  }
  void octets(std::string_view name, std::string& value);

 private:
  explicit WrittenDocument(std::string_view text) : m_rest(text) {}

  // Takes the name when that member comes next.
  bool begin_member(std::string_view name);
  bool take(char character);
  void expect(char character) { m_is_understood = take(character) && m_is_understood; }
  std::string_view string();
  uint64_t number();

  void get(std::string& value) { value = string(); }
  void get(base::Text& value) { value = std::string(string()); }
  void get(bool& value);
  void get(int& value);
  void get(uint64_t& value) { value = number(); }
  void get(base::Time& value);
  void get(std::map<std::string, std::string>& value);
  template <class Tag>
  void get(domain::Identifier<Tag>& id) {
    get(id.value);
  }
  template <class Element>
  void get(std::vector<Element>& elements) {
    expect('[');
    while (m_is_understood && !take(']')) {
      if (!elements.empty()) expect(',');
      get(elements.emplace_back());
    }
  }
  template <class Value>
  void get(Value& value) {
    if constexpr (std::is_enum_v<Value>) {
      const auto read = domain::from_name<Value>(string());
      m_is_understood = m_is_understood && read;
      value = read.value_or(value);
    } else {
      expect('{');
      const bool was_first = std::exchange(m_is_first, true);
      visit_fields(*this, value);
      expect('}');
      m_is_first = was_first;
    }
  }

  std::string_view m_rest;
  bool m_is_first = true;  // no member of the object at hand was read yet
  bool m_is_understood = true;
};

}  // namespace storage

// Writes an entity as compact JSON straight into text: every issued token goes through here twice.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/time.h"
#include "domain/entity_fields.h"

namespace storage {

class DocumentWriter {
 public:
  template <class Entity>
  using Of = const Entity&;

  template <class Entity>
  static std::string write(const Entity& entity) {
    DocumentWriter writer;
    writer.m_text.reserve(size_usual);
    writer.m_leaves_out = std::is_same_v<Entity, domain::LogEvent> ||
                          std::is_same_v<Entity, domain::Application> ||
                          std::is_same_v<Entity, domain::ClientGrant>;
    writer.put(entity);
    return std::move(writer.m_text);
  }

  // An optional without a value leaves no member.
  template <class Value>
  void field(std::string_view name, const Value& value) {
    if (m_leaves_out && is_left_out(value)) return;
    begin_member(name);
    put(value);
  }
  template <class Value>
  void field(std::string_view name, const std::optional<Value>& value) {
    if (value) field(name, *value);
  }
  void octets(std::string_view name, const std::string& value);

 private:
  static constexpr size_t size_usual = 1500;  // of the event of a token

  // What most log events and applications would say in vain. A reader takes a missing member for
  // that.
  template <class Value>
  static bool is_left_out(const Value& value) {
    if constexpr (requires { value.empty(); }) {
      return value.empty();
    } else if constexpr (std::is_same_v<Value, domain::CheckOutcome>) {
      return value == domain::CheckOutcome::passed;
    } else {
      return false;
    }
  }

  void begin_member(std::string_view name);
  void put(const std::string& text) { put(std::string_view(text)); }
  void put(const base::Text& text) { put(std::string_view(text)); }
  void put(std::string_view text);
  void put(bool value) { m_text += value ? "true" : "false"; }
  void put(int value) { m_text += std::to_string(value); }
  void put(uint64_t value) { m_text += std::to_string(value); }
  void put(base::Time time) { put(std::string_view(base::to_iso(time))); }
  void put(const std::map<std::string, std::string>& pairs);
  template <class Tag>
  void put(const domain::Identifier<Tag>& id) {
    put(id.value);
  }
  template <class Element>
  void put(const std::vector<Element>& elements) {
    m_text += '[';
    for (const Element& element : elements) {
      if (&element != elements.data()) m_text += ',';
      put(element);
    }
    m_text += ']';
  }
  template <class Value>
  void put(const Value& value) {
    if constexpr (std::is_enum_v<Value>) {
      put(domain::name(value));
    } else {
      m_text += '{';
      visit_fields(*this, value);
      m_text += '}';
    }
  }

  std::string m_text;
  bool m_leaves_out = false;
};

}  // namespace storage

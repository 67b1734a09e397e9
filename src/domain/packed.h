// An entity in as few octets as it needs: of a million of them few are looked at at a time. The
// format never leaves memory.
#pragma once

#include <cstring>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/entity_fields.h"

namespace domain {

class Packer {
 public:
  template <class Entity>
  using Of = const Entity&;

  Packer() { m_packed.reserve(size_usual); }

  template <class Value>
  void field(const char*, const Value& value) {
    put(value);
  }
  void octets(const char*, const std::string& value) { put(value); }
  const std::string& packed() const { return m_packed; }
  // For the next one.
  void clear() { m_packed.clear(); }

 private:
  static constexpr size_t size_usual = 400;

  void number(uint64_t value) {
    for (; value >= 0x80; value >>= 7) m_packed += static_cast<char>(value | 0x80);
    m_packed += static_cast<char>(value);
  }
  void put(const std::string& text) {
    number(text.size());
    m_packed += text;
  }
  void put(bool value) { m_packed += static_cast<char>(value); }
  void put(int value) { number(static_cast<uint32_t>(value)); }
  void put(uint64_t value) { number(value); }
  void put(base::Time time) { number(static_cast<uint64_t>(time.time_since_epoch().count())); }
  void put(const std::map<std::string, std::string>& pairs) {
    number(pairs.size());
    for (const auto& [name, value] : pairs) {
      put(name);
      put(value);
    }
  }
  template <class Tag>
  void put(const Identifier<Tag>& id) {
    put(id.value);
  }
  template <class Value>
  void put(const std::optional<Value>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <class Element>
  void put(const std::vector<Element>& elements) {
    number(elements.size());
    for (const Element& element : elements) put(element);
  }
  template <class Value>
  void put(const Value& value) {
    if constexpr (std::is_enum_v<Value>) {
      number(static_cast<uint64_t>(value));
    } else {
      visit_fields(*this, value);
    }
  }

  std::string m_packed;
};

class Unpacker {
 public:
  template <class Entity>
  using Of = Entity&;

  explicit Unpacker(const char* packed) : m_at(packed) {}

  template <class Value>
  void field(const char*, Value& value) {
    get(value);
  }
  void octets(const char*, std::string& value) { get(value); }
  std::string_view text() {
    const size_t size = number();
    m_at += size;
    return {m_at - size, size};
  }

 private:
  uint64_t number() {
    uint64_t value = 0;
    for (int shift = 0;; shift += 7) {
      const auto octet = static_cast<unsigned char>(*m_at++);
      value |= uint64_t{octet & 0x7fu} << shift;
      if (octet < 0x80) return value;
    }
  }
  void get(std::string& value) { value = text(); }
  void get(bool& value) { value = *m_at++ != 0; }
  void get(int& value) { value = static_cast<int>(static_cast<uint32_t>(number())); }
  void get(uint64_t& value) { value = number(); }
  void get(base::Time& time) {
    time = base::Time(std::chrono::milliseconds(static_cast<int64_t>(number())));
  }
  void get(std::map<std::string, std::string>& pairs) {
    for (uint64_t left = number(); left > 0; --left) {
      std::string name(text());
      pairs.emplace(std::move(name), text());
    }
  }
  template <class Tag>
  void get(Identifier<Tag>& id) {
    get(id.value);
  }
  template <class Value>
  void get(std::optional<Value>& value) {
    bool is_there = false;
    get(is_there);
    if (is_there) get(value.emplace());
  }
  template <class Element>
  void get(std::vector<Element>& elements) {
    elements.resize(number());
    for (Element& element : elements) get(element);
  }
  template <class Value>
  void get(Value& value) {
    if constexpr (std::is_enum_v<Value>) {
      value = static_cast<Value>(number());
    } else {
      visit_fields(*this, value);
    }
  }

  const char* m_at;
};

// Keeps an entity packed; its first members are texts, which can be looked at without unpacking it.
template <class Value>
class Packed {
 public:
  Packed() = default;
  explicit Packed(const Value& value) {
    // Its memory serves again.
    thread_local Packer packer;
    packer.clear();
    visit_fields(packer, value);
    const std::string& packed = packer.packed();
    m_packed.reset(new char[sizeof(base::Time) + packed.size()]);
    std::memcpy(m_packed.get(), &value.created_at, sizeof(base::Time));
    std::memcpy(m_packed.get() + sizeof(base::Time), packed.data(), packed.size());
  }

  bool is_there() const { return m_packed != nullptr; }
  std::shared_ptr<const Value> get() const {
    auto value = std::make_shared<Value>();
    Unpacker unpacker(members());
    visit_fields(unpacker, *value);
    return value;
  }
  base::Time created_at() const {
    base::Time time;
    std::memcpy(&time, m_packed.get(), sizeof time);
    return time;
  }
  std::string_view text(size_t place) const {
    Unpacker unpacker(members());
    for (; place > 0; --place) unpacker.text();
    return unpacker.text();
  }

 private:
  const char* members() const { return m_packed.get() + sizeof(base::Time); }

  std::unique_ptr<char[]> m_packed;
};

}  // namespace domain

#include "storage/written_document.h"

#include <algorithm>
#include <limits>

#include "base/form.h"
#include "base/hex.h"

namespace storage {

bool WrittenDocument::take(char character) {
  if (m_rest.empty() || m_rest.front() != character) return false;
  m_rest.remove_prefix(1);
  return true;
}

bool WrittenDocument::begin_member(std::string_view name) {
  const size_t comma = m_is_first ? 0 : 1;
  const size_t size = comma + name.size() + 3;
  if (!m_is_understood || m_rest.size() < size || (comma && m_rest.front() != ',')) return false;
  const std::string_view quoted = m_rest.substr(comma, size - comma);
  if (quoted.front() != '"' || quoted.substr(1, name.size()) != name || !quoted.ends_with("\":")) {
    return false;
  }
  m_rest.remove_prefix(size);
  m_is_first = false;
  return true;
}

std::string_view WrittenDocument::string() {
  expect('"');
  size_t size = 0;
  while (size < m_rest.size() && m_rest[size] != '"' && m_rest[size] != '\\' &&
         static_cast<unsigned char>(m_rest[size]) >= ' ') {
    ++size;
  }
  const std::string_view text = m_rest.substr(0, size);
  m_rest.remove_prefix(size);
  expect('"');
  m_is_understood = m_is_understood && base::is_utf8(text);
  return text;
}

uint64_t WrittenDocument::number() {
  constexpr size_t digits_max = 18;  // none of them overflows
  uint64_t value = 0;
  size_t digits = 0;
  for (; digits < m_rest.size() && m_rest[digits] >= '0' && m_rest[digits] <= '9'; ++digits) {
    if (digits == digits_max) break;
    value = value * 10 + static_cast<uint64_t>(m_rest[digits] - '0');
  }
  const bool is_json = digits == 1 || (digits > 1 && m_rest.front() != '0');
  m_is_understood = m_is_understood && is_json;
  m_rest.remove_prefix(digits);
  return value;
}

void WrittenDocument::octets(std::string_view name, std::string& value) {
  if (!begin_member(name)) return;
  auto octets = base::from_hex(string());
  m_is_understood = m_is_understood && octets;
  if (octets) value = std::move(*octets);
}

void WrittenDocument::get(bool& value) {
  value = m_rest.starts_with("true");
  const std::string_view word = value ? "true" : "false";
  m_is_understood = m_is_understood && m_rest.starts_with(word);
  m_rest.remove_prefix(std::min(word.size(), m_rest.size()));
}

void WrittenDocument::get(int& value) {
  const bool is_negative = take('-');
  const uint64_t size = number();
  m_is_understood =
      m_is_understood && size <= static_cast<uint64_t>(std::numeric_limits<int>::max());
  value = is_negative ? -static_cast<int>(size) : static_cast<int>(size);
}

void WrittenDocument::get(base::Time& value) {
  const auto time = base::parse_iso(std::string(string()));
  m_is_understood = m_is_understood && time;
  value = time.value_or(value);
}

void WrittenDocument::get(std::map<std::string, std::string>& value) {
  expect('{');
  while (m_is_understood && !take('}')) {
    if (!value.empty()) expect(',');
    const std::string name(string());
    expect(':');
    m_is_understood = m_is_understood && !value.contains(name);
    value[name] = string();
  }
}

}  // namespace storage

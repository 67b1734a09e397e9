#include "base/json_text.h"

#include <array>
#include <charconv>

#include "base/form.h"
#include "base/json.h"

namespace base {

namespace {

constexpr char hex_digits[] = "0123456789abcdef";

constexpr bool must_escape(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

void append_escape(std::string& text, char c) {
  constexpr std::string_view shorts = "\b\f\n\r\t\"\\", letters = "bfnrt\"\\";
  text += '\\';
  if (const size_t place = shorts.find(c); place != std::string_view::npos) {
    text += letters[place];
    return;
  }
  text += "u00";
  text += hex_digits[c >> 4];
  text += hex_digits[c & 15];
}

}  // namespace

void append_json_string(std::string& text, std::string_view value) {
  if (!is_utf8(value)) {
    text += write_json(Json(value));
    return;
  }
  text += '"';
  size_t start = 0;
  for (size_t at = 0; at < value.size(); ++at) {
    if (!must_escape(value[at])) continue;
    text.append(value, start, at - start);
    append_escape(text, value[at]);
    start = at + 1;
  }
  text.append(value, start);
  text += '"';
}

void JsonObjectText::name(std::string_view name) {
  m_text += m_is_first ? "\"" : ",\"";
  m_is_first = false;
  m_text += name;
  m_text += "\":";
}

void JsonObjectText::string(std::string_view name, std::string_view value) {
  this->name(name);
  append_json_string(m_text, value);
}

void JsonObjectText::number(std::string_view name, long long value) {
  this->name(name);
  std::array<char, 20> digits;
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  m_text.append(digits.data(), written.ptr);
}

void JsonObjectText::strings(std::string_view name, const std::vector<std::string>& values) {
  this->name(name);
  m_text += '[';
  for (const std::string& value : values) {
    if (&value != values.data()) m_text += ',';
    append_json_string(m_text, value);
  }
  m_text += ']';
}

void JsonObjectText::json(std::string_view name, std::string_view value) {
  this->name(name);
  m_text += value;
}

}  // namespace base

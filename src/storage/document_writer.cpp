#include "storage/document_writer.h"

#include "base/form.h"
#include "base/json.h"

namespace storage {

namespace {

constexpr char hex_digits[] = "0123456789abcdef";

bool must_escape(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

}  // namespace

void DocumentWriter::begin_member(std::string_view name) {
  if (m_text.back() != '{') m_text += ',';
  m_text += '"';
  m_text += name;
  m_text += "\":";
}

void DocumentWriter::put(const std::string& text) {
  // A document that is not UTF-8 could never be read again, whatever a client sent in a header.
  if (base::is_utf8(text)) {
    put(std::string_view(text));
  } else {
    m_text += base::write_json(base::Json(text));
  }
}

void DocumentWriter::put(std::string_view word) {
  m_text += '"';
  for (const char c : word) {
    if (!must_escape(c)) {
      m_text += c;
    } else if (c == '"' || c == '\\') {
      m_text += '\\';
      m_text += c;
    } else {
      m_text += "\\u00";
      m_text += hex_digits[c >> 4];
      m_text += hex_digits[c & 15];
    }
  }
  m_text += '"';
}

void DocumentWriter::put(const std::map<std::string, std::string>& pairs) {
  m_text += '{';
  for (const auto& [name, value] : pairs) {
    if (m_text.back() != '{') m_text += ',';
    put(name);
    m_text += ':';
    put(value);
  }
  m_text += '}';
}

void DocumentWriter::octets(std::string_view name, const std::string& value) {
  begin_member(name);
  m_text += '"';
  for (const char c : value) {
    m_text += hex_digits[static_cast<unsigned char>(c) >> 4];
    m_text += hex_digits[c & 15];
  }
  m_text += '"';
}

}  // namespace storage

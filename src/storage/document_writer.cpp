#include "storage/document_writer.h"

#include "base/json_text.h"

namespace storage {

namespace {
constexpr char hex_digits[] = "0123456789abcdef";
}

void DocumentWriter::begin_member(std::string_view name) {
  if (m_text.back() != '{') m_text += ',';
  m_text += '"';
  m_text += name;
  m_text += "\":";
}

// A document that is not UTF-8 could never be read again, whatever a client sent in a header.
void DocumentWriter::put(std::string_view text) {
  base::append_json_string(m_text, text);
}

void DocumentWriter::put(const std::map<std::string, std::string>& pairs) {
  m_text += '{';
  for (const auto& [name, value] : pairs) {
    if (m_text.back() != '{') m_text += ',';
    put(std::string_view(name));
    m_text += ':';
    put(std::string_view(value));
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

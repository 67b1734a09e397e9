#include "storage/transfer/json_stream.h"

#include <string_view>

namespace storage {

namespace {

using Octets = std::char_traits<char>;
constexpr size_t value_octets_max = 64 * 1024 * 1024;

bool is_space(int octet) {
  return octet == ' ' || octet == '\t' || octet == '\n' || octet == '\r';
}

}  // namespace

char JsonStream::peek() {
  int octet = m_octets.sgetc();
  while (is_space(octet)) {
    if (octet == '\n') ++m_line;
    octet = m_octets.snextc();
  }
  return octet == Octets::eof() ? '\0' : static_cast<char>(octet);
}

bool JsonStream::take(char octet) {
  if (peek() != octet) return false;
  m_octets.sbumpc();
  return true;
}

bool JsonStream::take_value(std::string& text) {
  text.clear();
  const char first = peek();
  if (first == '\0') return false;
  if (first == '"') return take_string(text);
  if (first == '{' || first == '[') return take_nested(text);
  constexpr std::string_view punctuation = ",:]}";
  for (int octet = first; octet != Octets::eof() && !is_space(octet); octet = m_octets.sgetc()) {
    if (punctuation.find(static_cast<char>(octet)) != std::string_view::npos) break;
    if (!next(text)) return false;
  }
  return !text.empty();
}

bool JsonStream::next(std::string& text) {
  const int octet = m_octets.sbumpc();
  if (octet == Octets::eof() || text.size() == value_octets_max) return false;
  if (octet == '\n') ++m_line;
  text += static_cast<char>(octet);
  return true;
}

bool JsonStream::take_string(std::string& text) {
  if (!next(text)) return false;
  while (next(text)) {
    if (text.back() == '"') return true;
    if (text.back() == '\\' && !next(text)) return false;
  }
  return false;
}

bool JsonStream::take_nested(std::string& text) {
  int depth = 0;
  do {
    if (m_octets.sgetc() == '"') {
      if (!take_string(text)) return false;
      continue;
    }
    if (!next(text)) return false;
    if (text.back() == '{' || text.back() == '[') ++depth;
    if (text.back() == '}' || text.back() == ']') --depth;
  } while (depth > 0);
  return true;
}

}  // namespace storage

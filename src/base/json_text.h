// JSON written straight into text, without values in between: for what every token goes through.
// The same octets as write_json() gives.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace base {

// A string with its quotes. Octets that are not UTF-8 become U+FFFD.
void append_json_string(std::string& text, std::string_view value);

// An object, member by member; its names need no escapes.
class JsonObjectText {
 public:
  // Appends to `text`, which must outlive it.
  explicit JsonObjectText(std::string& text) : m_text(text) { m_text += '{'; }

  void string(std::string_view name, std::string_view value);
  void number(std::string_view name, long long value);
  void strings(std::string_view name, const std::vector<std::string>& values);
  // What is JSON already.
  void json(std::string_view name, std::string_view value);
  void end() { m_text += '}'; }

 private:
  void name(std::string_view name);

  std::string& m_text;
  bool m_is_first = true;
};

}  // namespace base

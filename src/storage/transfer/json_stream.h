// Takes a large JSON text apart into its pieces, as they come, without keeping more than one.
#pragma once

#include <cstddef>
#include <istream>
#include <string>

namespace storage {

// Whether a piece is JSON is for base::parse_json() to say.
class JsonStream {
 public:
  explicit JsonStream(std::istream& stream) : m_octets(*stream.rdbuf()) {}

  // The next octet that is not white space; '\0' at the end.
  char peek();
  // Passes over that octet, when it is the next.
  bool take(char octet);
  // The text of the next value: a whole object, array or string, or else what stands until white
  // space or punctuation. False when it does not end, or is larger than a record can be.
  bool take_value(std::string& text);
  // Of the last octet that was taken, from 1.
  size_t line() const { return m_line; }

 private:
  bool next(std::string& text);
  bool take_string(std::string& text);
  bool take_nested(std::string& text);

  std::streambuf& m_octets;
  size_t m_line = 1;
};

}  // namespace storage

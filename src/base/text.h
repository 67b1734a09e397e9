// A text that a program says again and again without making it anew each time.
#pragma once

#include <string>
#include <string_view>

namespace base {

// Of the program itself, for ever there.
struct Literal {
  template <size_t size>
  consteval Literal(const char (&characters)[size]) : text(characters, size - 1) {}
  constexpr operator std::string_view() const { return text; }
  std::string_view text;
};

// A literal, which is only pointed to, or a text of its own.
class Text {
 public:
  Text() = default;
  Text(Literal literal) : m_literal(literal.text) {}
  Text(std::string own) : m_own(std::move(own)) {}

  operator std::string_view() const { return m_literal.empty() ? m_own : m_literal; }
  bool empty() const { return std::string_view(*this).empty(); }
  bool operator==(const Text& other) const {
    return std::string_view(*this) == std::string_view(other);
  }

 private:
  std::string_view m_literal;
  std::string m_own;
};

}  // namespace base

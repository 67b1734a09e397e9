// The words of an enumeration, as they stand on the wire and in stores, in one table beside it.
#pragma once

#include <optional>
#include <string_view>

namespace domain {

template <class Enum>
struct Word {
  Enum value;
  std::string_view text;
};

// Specialised beside each enumeration: `static constexpr Word<Enum> all[]`, one word for each
// value.
template <class Enum>
struct Words;

template <class Enum>
concept Worded = requires {
  Words<Enum>::all;
};

template <Worded Enum>
constexpr std::string_view name(Enum value) {
  for (const Word<Enum>& word : Words<Enum>::all) {
    if (word.value == value) return word.text;
  }
  return "";
}

// Nothing for any other text; words are case-sensitive.
template <Worded Enum>
constexpr std::optional<Enum> from_name(std::string_view text) {
  for (const Word<Enum>& word : Words<Enum>::all) {
    if (word.text == text) return word.value;
  }
  return std::nullopt;
}

}  // namespace domain

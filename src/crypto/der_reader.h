// Reading DER strictly: tags of one octet, lengths in their shortest form.
#pragma once

#include <string_view>

#include "crypto/der.h"

namespace crypto {

// Hands out views of what it was given. Once an element is missing or has another tag than asked
// for, the reader has failed for good and hands out empty views; so one reads a whole structure
// and then asks done().
class DerReader {
 public:
  explicit DerReader(std::string_view octets) : m_rest(octets) {}

  // The contents of the next element.
  std::string_view take(DerTag tag);
  // The next element with its tag and length.
  std::string_view take_whole(DerTag tag);
  // A reader of the next element's contents; it has failed when this one has.
  DerReader enter(DerTag tag);
  // Passes over the next element when it has that tag.
  void skip_optional(DerTag tag);

  bool next_is(DerTag tag) const { return !m_rest.empty() && tag_of_next() == tag; }
  // Of an element that is there.
  DerTag tag_of_next() const { return static_cast<DerTag>(m_rest.front()); }
  // There is something left to read.
  bool more() const { return !m_rest.empty(); }
  // Everything was read, and was what was asked for.
  bool done() const { return !m_failed && m_rest.empty(); }

 private:
  std::string_view fail();

  std::string_view m_rest;
  bool m_failed = false;
};

}  // namespace crypto

#include "crypto/der_reader.h"

namespace crypto {

namespace {

constexpr size_t none = std::string_view::npos;

struct Sizes {
  size_t header = none, contents = 0;
};

// Of the element at the beginning; header is none when its length is cut short, indefinite, or
// longer than it need be.
Sizes sizes_of(std::string_view octets) {
  constexpr size_t length_octets_max = 3;  // far more than anything that is read here
  const auto octet = [&](size_t i) -> size_t { return static_cast<unsigned char>(octets[i]); };
  if (octets.size() < 2) return {};
  if (octet(1) < 0x80) return {2, octet(1)};
  const size_t count = octet(1) & 0x7f;
  if (count == 0 || count > length_octets_max || octets.size() < 2 + count) return {};
  size_t length = 0;
  for (size_t i = 0; i < count; ++i) length = length << 8 | octet(2 + i);
  const size_t shortest = count == 1 ? 0x80 : size_t{1} << 8 * (count - 1);
  return length < shortest ? Sizes{} : Sizes{2 + count, length};
}

}  // namespace

std::string_view DerReader::fail() {
  m_failed = true;
  m_rest = {};
  return {};
}

std::string_view DerReader::take_whole(DerTag tag) {
  if (!next_is(tag)) return fail();
  const Sizes sizes = sizes_of(m_rest);
  if (sizes.header == none || sizes.contents > m_rest.size() - sizes.header) return fail();
  const std::string_view whole = m_rest.substr(0, sizes.header + sizes.contents);
  m_rest.remove_prefix(whole.size());
  return whole;
}

std::string_view DerReader::take(DerTag tag) {
  const std::string_view whole = take_whole(tag);
  return whole.empty() ? whole : whole.substr(sizes_of(whole).header);
}

DerReader DerReader::enter(DerTag tag) {
  DerReader inner(take(tag));
  inner.m_failed = m_failed;
  return inner;
}

void DerReader::skip_optional(DerTag tag) {
  if (next_is(tag)) take_whole(tag);
}

}  // namespace crypto

#include "ui/text_units.h"

namespace ui {
namespace {

// Characters of four octets are pairs of units; octets that continue a character are none.
size_t units_of(char octet) {
  const auto value = static_cast<unsigned char>(octet);
  return (value & 0xC0) == 0x80 ? 0 : value >= 0xF0 ? 2 : 1;
}

}  // namespace

size_t utf16_units(std::string_view utf8) {
  size_t units = 0;
  for (const char octet : utf8) units += units_of(octet);
  return units;
}

size_t octet_of_unit(std::string_view utf8, size_t unit) {
  size_t octet = 0;
  for (size_t units = 0; octet < utf8.size(); ++octet) {
    const size_t more = units_of(utf8[octet]);
    if (more > 0 && units + more > unit) break;
    units += more;
  }
  return octet;
}

}  // namespace ui

#include "crypto/name.h"

#include <algorithm>

#include "base/form.h"
#include "crypto/der.h"
#include "crypto/der_reader.h"
#include "crypto/der_text.h"

namespace crypto {

namespace {

struct AttributeType {
  std::string_view oid, abbreviation;
  DerTag string = DerTag::utf8_string;  // what RFC 5280 appendix A.1 asks for
};
constexpr AttributeType attribute_types[] = {
    {"\x55\x04\x03", "CN"},
    {"\x55\x04\x06", "C", DerTag::printable_string},
    {"\x55\x04\x08", "ST"},
    {"\x55\x04\x07", "L"},
    {"\x55\x04\x0a", "O"},
    {"\x55\x04\x0b", "OU"},
    {"\x55\x04\x04", "SN"},
    {"\x55\x04\x05", "serialNumber", DerTag::printable_string},
    {"\x55\x04\x09", "street"},
    {"\x55\x04\x0c", "title"},
    {"\x55\x04\x0d", "description"},
    {"\x55\x04\x0f", "businessCategory"},
    {"\x55\x04\x11", "postalCode"},
    {"\x55\x04\x29", "name"},
    {"\x55\x04\x2a", "GN"},
    {"\x55\x04\x2b", "initials"},
    {"\x55\x04\x2e", "dnQualifier", DerTag::printable_string},
    {"\x55\x04\x41", "pseudonym"},
    {"\x55\x04\x61", "organizationIdentifier"},
    {"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x01", "emailAddress", DerTag::ia5_string},
    {"\x09\x92\x26\x89\x93\xf2\x2c\x64\x01\x01", "UID"},
    {"\x09\x92\x26\x89\x93\xf2\x2c\x64\x01\x19", "DC", DerTag::ia5_string},
    {"\x2b\x06\x01\x04\x01\x82\x37\x3c\x02\x01\x01", "jurisdictionL"},
    {"\x2b\x06\x01\x04\x01\x82\x37\x3c\x02\x01\x02", "jurisdictionST"},
    {"\x2b\x06\x01\x04\x01\x82\x37\x3c\x02\x01\x03", "jurisdictionC", DerTag::printable_string},
};

std::string hex(std::string_view octets) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text;
  for (const char c : octets) {
    text += digits[static_cast<unsigned char>(c) >> 4];
    text += digits[static_cast<unsigned char>(c) & 15];
  }
  return text;
}

// https://www.rfc-editor.org/rfc/rfc4514#section-2.4
std::string escaped(std::string_view value) {
  constexpr std::string_view special = "\"+,;<>\\";
  std::string text;
  for (size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    const bool is_first = i == 0, is_last = i + 1 == value.size();
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      text += '\\' + hex(value.substr(i, 1));
      continue;
    }
    if (special.find(c) != std::string_view::npos || (is_first && (c == ' ' || c == '#')) ||
        (is_last && c == ' ')) {
      text += '\\';
    }
    text += c;
  }
  return text;
}

// "CN=service"; nothing when it is no AttributeTypeAndValue.
std::optional<std::string> attribute_text(DerReader& set) {
  DerReader attribute = set.enter(DerTag::sequence);
  const std::string_view oid = attribute.take(DerTag::object_identifier);
  if (!attribute.more()) return std::nullopt;
  const DerTag tag = attribute.tag_of_next();
  const std::string_view whole = attribute.take_whole(tag);
  std::string type = dotted_oid(oid);
  if (!attribute.done() || type.empty()) return std::nullopt;
  for (const AttributeType& each : attribute_types) {
    if (each.oid == oid) type = each.abbreviation;
  }
  const auto text = der_text(tag, DerReader(whole).take(tag));
  return type + "=" + (text ? escaped(*text) : "#" + hex(whole));
}

// The levels of a Name, widest first; several attributes on one level with `between` between them.
std::optional<std::vector<std::string>> levels_of(std::string_view der, std::string_view between) {
  DerReader outer(der);
  DerReader name = outer.enter(DerTag::sequence);
  std::vector<std::string> levels;
  while (name.more()) {
    DerReader set = name.enter(DerTag::set);
    std::string level;
    do {
      const auto attribute = attribute_text(set);
      if (!attribute) return std::nullopt;
      if (!level.empty()) level.append(between);
      level.append(*attribute);
    } while (set.more());
    levels.push_back(std::move(level));
  }
  if (!outer.done() || !name.done()) return std::nullopt;
  return levels;
}

std::string joined(const std::vector<std::string>& parts, char separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += separator;
    text += part;
  }
  return text;
}

// https://www.rfc-editor.org/rfc/rfc5280#appendix-A.1 for what each string may hold.
bool is_writable(DerTag tag, std::string_view value) {
  constexpr std::string_view marks = "'()+,-./:=? ";
  if (value.empty() || !base::is_utf8(value)) return false;
  if (tag == DerTag::utf8_string) return true;
  if (tag == DerTag::ia5_string) return is_ascii(value);
  return std::all_of(value.begin(), value.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           marks.find(c) != std::string_view::npos;
  });
}

}  // namespace

std::optional<std::string> name_der(const std::vector<NameAttribute>& attributes) {
  std::string levels;
  for (const NameAttribute& attribute : attributes) {
    const auto* const type = std::find_if(
        std::begin(attribute_types), std::end(attribute_types),
        [&](const AttributeType& each) { return each.abbreviation == attribute.type; });
    if (type == std::end(attribute_types) || !is_writable(type->string, attribute.value)) {
      return std::nullopt;
    }
    levels += der(DerTag::set, der(DerTag::sequence, der(DerTag::object_identifier, type->oid) +
                                                         der(type->string, attribute.value)));
  }
  if (levels.empty()) return std::nullopt;
  return der(DerTag::sequence, levels);
}

bool is_name(std::string_view der) {
  return levels_of(der, "+").has_value();
}

std::string name_as_lines(std::string_view der) {
  return joined(levels_of(der, " + ").value_or(std::vector<std::string>()), '\n');
}

std::string name_as_rfc4514(std::string_view der) {
  auto levels = levels_of(der, "+").value_or(std::vector<std::string>());
  std::reverse(levels.begin(), levels.end());
  return joined(levels, ',');
}

}  // namespace crypto

// JSON values: the only door to nlohmann/json. Members keep the order in which they were written.
// Nothing here throws: outside text goes through parse_json, and getters ask for the kind first.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace base {

using Json = nlohmann::ordered_json;
}  // namespace base

// Instantiated once, in json.cpp: every file that uses JSON compiles sooner.
extern template class nlohmann::basic_json<nlohmann::ordered_map>;

namespace base {

enum class JsonError {
  malformed,         // not JSON by RFC 8259, not UTF-8, or something after the value
  duplicate_member,  // an object with the same member name twice
  too_deep           // nested deeper than json_depth_max
};
inline constexpr int json_depth_max = 64;

// Strict: one value, UTF-8, no duplicate members (RFC 7515 section 4 asks for that; we ask for it
// everywhere).
Result<Json, JsonError> parse_json(std::string_view text);

// Compact text; octets that are not UTF-8 become U+FFFD. `indent` ≥ 0 writes lines.
std::string write_json(const Json& value, int indent = -1);

// The member of an object, or nullptr when `object` is no object or has no such member.
const Json* find_member(const Json& object, std::string_view name);
// Their values, when the member is there and of that kind.
std::optional<std::string> string_member(const Json& object, std::string_view name);
std::optional<bool> bool_member(const Json& object, std::string_view name);
std::optional<long long> integer_member(const Json& object, std::string_view name);
// The strings of an array of strings; nothing when the member is missing or holds anything else.
std::optional<std::vector<std::string>> strings_member(const Json& object, std::string_view name);

}  // namespace base

// Reads the members of a request body one by one and remembers the first thing that is wrong with
// it, in the words of the Management API ("Payload validation error: …", reference/auth0.md
// section 9.3).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "management/call.h"

namespace management {

struct TextRule {
  size_t length_min = 0;
  size_t length_max = 10'000;
  bool angle_brackets = true;  // false: neither < nor >
};

class BodyReader {
 public:
  explicit BodyReader(const base::Json& body) : m_body(body) {}

  // Each leaves `place` alone when the member is not there or is wrong, and says whether it has set
  // it.
  bool text(std::string_view name, std::string& place, TextRule rule = {});
  bool flag(std::string_view name, bool& place);
  bool integer(std::string_view name, int& place, int minimum, int maximum);
  bool texts(std::string_view name, std::vector<std::string>& place, size_t count_max,
             TextRule rule = {});
  bool pairs(std::string_view name, std::map<std::string, std::string>& place, size_t count_max,
             size_t length_max);
  // A word out of an enumeration: `from_name` gives nothing for any other.
  template <class Enum, class FromName>
  bool word(std::string_view name, Enum& place, FromName from_name) {
    std::string text_value;
    if (!text(name, text_value)) return false;
    const auto value = from_name(text_value);
    if (!value) return wrong(name, "No enum match for: " + text_value);
    place = *value;
    return true;
  }
  // The member as it is, when it is an object or an array (or null, if it may be).
  const base::Json* object(std::string_view name);
  const base::Json* array(std::string_view name);
  // Whether the member is there and null: it stands for "back to the default".
  bool is_null(std::string_view name);
  // Takes a member that has no effect here.
  void ignore(std::string_view name) { m_known.emplace(name); }

  void require(std::string_view name);
  bool wrong(std::string_view name, std::string_view message);
  // The answer to send when anything was wrong: unknown members count.
  std::optional<Outcome> problem();

 private:
  const base::Json* member(std::string_view name);
  bool fits(std::string_view name, const std::string& value, TextRule rule);

  const base::Json& m_body;
  std::set<std::string, std::less<>> m_known;
  std::optional<std::string> m_problem;
};

}  // namespace management

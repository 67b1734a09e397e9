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
  size_t length_max = 10'000;  // characters, as length_min
  bool angle_brackets = true;  // false: neither < nor >
};

enum class JsonKind { boolean, integer, string, array, object };

class BodyReader {
 public:
  explicit BodyReader(const base::Json& body) : m_body(body) {}

  // Each leaves `place` alone when the member is not there or is wrong, and says whether it has set
  // it. A null is wrong unless is_null() has asked for it.
  bool text(std::string_view name, std::string& place, TextRule rule = {});
  bool flag(std::string_view name, bool& place);
  bool integer(std::string_view name, int& place, int minimum, int maximum);
  bool texts(std::string_view name, std::vector<std::string>& place, size_t count_max,
             TextRule rule = {});
  // Nulls in the object are passed over.
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
  // `read` gets a reader for the object that the member is. Whatever `read` has not asked for is
  // wrong. True: the member is there, and nothing in it is wrong.
  template <class Read>
  bool within(std::string_view name, Read read) {
    const base::Json* value = object(name);
    if (!value) return false;
    BodyReader inner(*value, path_of(name));
    read(inner);
    return adopt(inner);
  }
  // The same for each object of an array, in order.
  template <class Read>
  bool each(std::string_view name, size_t count_max, Read read) {
    const base::Json* value = items(name, count_max);
    if (!value) return false;
    for (size_t i = 0; i < value->size(); ++i) {
      const std::string item = std::string(name) + '[' + std::to_string(i) + ']';
      if (!is_object_item(item, (*value)[i])) return false;
      BodyReader inner((*value)[i], path_of(item));
      read(inner);
      if (!adopt(inner)) return false;
    }
    return true;
  }
  // The member as it is, when it is there and of that kind.
  const base::Json* member(std::string_view name, JsonKind kind);
  const base::Json* object(std::string_view name) { return member(name, JsonKind::object); }
  const base::Json* array(std::string_view name) { return member(name, JsonKind::array); }
  // Whether the member is there and null: it stands for "back to the default".
  bool is_null(std::string_view name);
  bool has(std::string_view name) const { return base::find_member(m_body, name) != nullptr; }
  // Takes a member that has no effect here.
  void ignore(std::string_view name) { m_known.emplace(name); }

  void require(std::string_view name);
  // Gives false, so that it can be returned.
  bool wrong(std::string_view name, std::string_view message);
  // The answer to send when anything was wrong: unknown members count.
  std::optional<Outcome> problem();

 private:
  BodyReader(const base::Json& body, std::string path) : m_body(body), m_path(std::move(path)) {}

  std::string path_of(std::string_view name) const;
  bool fits(std::string_view name, const std::string& value, TextRule rule);
  const base::Json* items(std::string_view name, size_t count_max);
  bool is_object_item(std::string_view name, const base::Json& item);
  void refuse_unknown();
  bool adopt(BodyReader& inner);
  void note(std::string_view message);  // about this object as a whole

  const base::Json& m_body;
  std::string m_path;  // "token_quota.client_credentials"; empty: the whole body
  std::set<std::string, std::less<>> m_known, m_nullable;
  std::optional<std::string> m_problem;
};

// "integer", "null", …: kinds as the Management API names them.
std::string json_kind_name(const base::Json& value);

}  // namespace management

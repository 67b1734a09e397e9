#include "sim/json_cursor.h"

#include <algorithm>

namespace sim {

bool JsonCursor::is_object_of(std::initializer_list<std::string_view> members) {
  if (!m_json.is_object()) {
    fail("It must be an object.");
    return false;
  }
  for (auto at = m_json.begin(); at != m_json.end(); ++at) {
    if (std::find(members.begin(), members.end(), at.key()) != members.end()) continue;
    std::string all;
    for (const auto& one : members) all += (all.empty() ? "" : ", ") + std::string(one);
    fail_at(at.key().substr(0, 40), "There is no such member; there are: " + all + ".");
  }
  return true;
}

bool JsonCursor::has(const char* name) const {
  return m_json.is_object() && m_json.contains(name);
}

void JsonCursor::text(const char* name, std::string& value, size_t length_max) {
  if (!has(name)) return;
  const base::Json& member = m_json[name];
  if (!member.is_string()) return fail_at(name, "It must be a text.");
  value = member.get<std::string>();
  if (value.size() > length_max) {
    fail_at(name, "It is longer than " + std::to_string(length_max) + " octets.");
  }
}

void JsonCursor::texts(const char* name, std::vector<std::string>& values) {
  if (!has(name)) return;
  const base::Json& member = m_json[name];
  if (!member.is_array()) return fail_at(name, "It must be a list of texts.");
  values.clear();
  for (const auto& one : member) {
    if (!one.is_string()) return fail_at(name, "It must be a list of texts.");
    values.push_back(one.get<std::string>());
  }
}

void JsonCursor::flag(const char* name, bool& value) {
  if (!has(name)) return;
  if (!m_json[name].is_boolean()) return fail_at(name, "It must be true or false.");
  value = m_json[name].get<bool>();
}

std::optional<long long> JsonCursor::integer_between(const char* name, long long least,
                                                     long long most) {
  if (!has(name)) return std::nullopt;
  const base::Json& member = m_json[name];
  if (!member.is_number_integer()) {
    fail_at(name, "It must be a whole number.");
    return std::nullopt;
  }
  const bool is_large =
      member.is_number_unsigned() && member.get<uint64_t>() > static_cast<uint64_t>(INT64_MAX);
  const long long value = is_large ? INT64_MAX : member.get<long long>();
  if (value >= least && value <= most) return value;
  fail_at(name, "It must be from " + std::to_string(least) + " to " + std::to_string(most) + ".");
  return std::nullopt;
}

void JsonCursor::duration(const char* name, Milliseconds& value, Milliseconds least,
                          Milliseconds most) {
  if (!has(name)) return;
  const base::Json& member = m_json[name];
  const auto read = member.is_string() ? duration_of(member.get<std::string>()) : std::nullopt;
  if (!read) return fail_at(name, "It must be a duration such as \"90s\", \"1h30m\" or \"30d\".");
  if (*read < least || *read > most) {
    return fail_at(name,
                   "It must be from " + duration_text(least) + " to " + duration_text(most) + ".");
  }
  value = *read;
}

void JsonCursor::rate(const char* name, MilliRate& value) {
  if (!has(name)) return;
  const base::Json& member = m_json[name];
  constexpr double most = 1e6;
  if (!member.is_number() || !(member.get<double>() >= 0 && member.get<double>() <= most)) {
    return fail_at(name, "It must be a number of calls per second from 0 to 1000000.");
  }
  value = static_cast<MilliRate>(member.get<double>() * 1000 + 0.5);
  if (value == 0 && member.get<double>() > 0) {
    fail_at(name, "It is too small: rates are thousandths of a call per second.");
  }
}

void JsonCursor::each(const char* name, size_t most, const std::function<void(JsonCursor&)>& read) {
  if (!has(name)) return;
  const base::Json& member = m_json[name];
  if (!member.is_array()) return fail_at(name, "It must be a list.");
  if (member.size() > most) {
    return fail_at(name, "It has more than " + std::to_string(most) + " entries.");
  }
  size_t place = 0;
  for (const auto& one : member) {
    JsonCursor entry(one, m_path + '.' + name + '[' + std::to_string(place++) + ']', m_errors);
    read(entry);
  }
}

void JsonCursor::object(const char* name, const std::function<void(JsonCursor&)>& read) {
  if (!has(name)) return;
  JsonCursor member(m_json[name], m_path + '.' + name, m_errors);
  read(member);
}

}  // namespace sim

// A place in a JSON document that is being read: what is wrong there is noted with its path, and
// reading goes on.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

#include "domain/words.h"
#include "sim/scenario_json.h"

namespace sim {

class JsonCursor {
 public:
  JsonCursor(const base::Json& json, std::string path, ScenarioErrors& errors)
      : m_json(json), m_path(std::move(path)), m_errors(errors) {}

  const base::Json& json() const { return m_json; }
  const std::string& path() const { return m_path; }
  void fail(std::string reason) { m_errors.push_back({m_path, std::move(reason)}); }
  void fail_at(const std::string& member, std::string reason) {
    m_errors.push_back({m_path + '.' + member, std::move(reason)});
  }

  // Notes anything but an object of these members; false when it is no object at all.
  bool is_object_of(std::initializer_list<std::string_view> members);

  // Each leaves `value` as it is when the member is not there.
  void text(const char* name, std::string& value, size_t length_max = 200);
  void texts(const char* name, std::vector<std::string>& values);
  void flag(const char* name, bool& value);
  void duration(const char* name, Milliseconds& value, Milliseconds least, Milliseconds most);
  // Calls per second, with up to three decimals.
  void rate(const char* name, MilliRate& value);
  template <class Number>
  void integer(const char* name, Number& value, long long least, long long most) {
    if (const auto read = integer_between(name, least, most)) value = static_cast<Number>(*read);
  }
  template <domain::Worded Enum>
  void word(const char* name, Enum& value) {
    std::string text(domain::name(value));
    if (!has(name)) return;
    if (!m_json[name].is_string()) return fail_at(name, "It must be a text.");
    text = m_json[name].get<std::string>();
    const auto known = domain::from_name<Enum>(text);
    if (known) {
      value = *known;
      return;
    }
    std::string all;
    for (const auto& one : domain::Words<Enum>::all) {
      all += (all.empty() ? "" : ", ") + std::string(one.text);
    }
    fail_at(name, "\"" + text.substr(0, 40) + "\" is none of: " + all + ".");
  }
  void required(const char* name) {
    if (!has(name)) fail_at(name, "It is missing.");
  }
  void each(const char* name, size_t most, const std::function<void(JsonCursor&)>& read);
  void object(const char* name, const std::function<void(JsonCursor&)>& read);
  bool has(const char* name) const;

 private:
  std::optional<long long> integer_between(const char* name, long long least, long long most);

  const base::Json& m_json;
  std::string m_path;
  ScenarioErrors& m_errors;
};

}  // namespace sim

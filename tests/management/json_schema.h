// Holds JSON against the subset of JSON Schema 2020-12 that our OpenAPI document uses.
#pragma once

#include <string>

#include "base/json.h"
#include "base/time.h"

namespace test_support {

class JsonSchema {
 public:
  // `document` has the schemas that a `$ref` names.
  explicit JsonSchema(const base::Json& document) : m_document(document) {}

  // What is wrong with the value, by its path; empty: nothing.
  std::string problem(const base::Json& schema, const base::Json& value,
                      const std::string& path = "$") const {
    if (const auto reference = base::string_member(schema, "$ref")) {
      return problem(m_document.at(base::Json::json_pointer(reference->substr(1))), value, path);
    }
    if (const base::Json* alternatives = base::find_member(schema, "anyOf")) {
      std::string problems;
      for (const base::Json& one : *alternatives) {
        const std::string found = problem(one, value, path);
        if (found.empty()) return "";
        problems += found + " ";
      }
      return problems;
    }
    for (auto at = schema.begin(); at != schema.end(); ++at) {
      const std::string found = keyword_problem(at.key(), *at, schema, value, path);
      if (!found.empty()) return found;
    }
    return "";
  }

 private:
  static bool is_type(const std::string& type, const base::Json& value) {
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    return type == value.type_name();
  }

  std::string keyword_problem(const std::string& keyword, const base::Json& rule,
                              const base::Json& schema, const base::Json& value,
                              const std::string& path) const {
    if (keyword == "type") {
      const base::Json types = rule.is_array() ? rule : base::Json::array({rule});
      for (const base::Json& type : types) {
        if (is_type(type.get<std::string>(), value)) return "";
      }
      return path + " is no " + rule.dump();
    }
    if (keyword == "enum") {
      for (const base::Json& one : rule) {
        if (one == value) return "";
      }
      return path + " is none of " + rule.dump();
    }
    if (keyword == "required" && value.is_object()) {
      for (const base::Json& name : rule) {
        if (!value.contains(name.get<std::string>())) return path + " has no " + name.dump();
      }
    }
    if (keyword == "properties" && value.is_object()) return members(schema, value, path);
    if (keyword == "additionalProperties" && value.is_object() && !schema.contains("properties")) {
      return members(schema, value, path);
    }
    if (keyword == "items" && value.is_array()) {
      for (size_t i = 0; i < value.size(); ++i) {
        const std::string found = problem(rule, value[i], path + "[" + std::to_string(i) + "]");
        if (!found.empty()) return found;
      }
    }
    if (keyword == "minimum" && value.is_number() && value < rule) return path + " is too small";
    if (keyword == "maximum" && value.is_number() && value > rule) return path + " is too large";
    if (keyword == "maxItems" && value.size() > rule) return path + " has too many items";
    if (keyword == "format" && rule == "date-time" && value.is_string() &&
        !base::parse_iso(value.get<std::string>())) {
      return path + " is no date-time";
    }
    return is_known(keyword) ? "" : path + ": this validator does not know " + keyword;
  }

  std::string members(const base::Json& schema, const base::Json& value,
                      const std::string& path) const {
    const base::Json* named = base::find_member(schema, "properties");
    const base::Json* others = base::find_member(schema, "additionalProperties");
    for (auto at = value.begin(); at != value.end(); ++at) {
      const base::Json* rule = named ? base::find_member(*named, at.key()) : nullptr;
      if (!rule && others && others->is_object()) rule = others;
      if (!rule && others && *others == true) continue;
      // An object that does not say otherwise is closed: a member that nobody documented fails.
      if (!rule) return path + " has a member that is not in the document: " + at.key();
      const std::string found = problem(*rule, *at, path + "." + at.key());
      if (!found.empty()) return found;
    }
    return "";
  }

  static bool is_known(const std::string& keyword) {
    for (const char* known : {"type", "enum", "required", "properties", "additionalProperties",
                              "items", "minimum", "maximum", "maxItems", "format", "description",
                              "default", "maxLength", "minLength", "examples", "maxProperties"}) {
      if (keyword == known) return true;
    }
    return false;
  }

  const base::Json& m_document;
};

}  // namespace test_support

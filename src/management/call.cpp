#include "management/call.h"

#include <algorithm>

namespace management {

namespace {

base::Response json_response(int status, std::string body) {
  base::Response response;
  response.status = status;
  response.headers = {{"content-type", "application/json; charset=utf-8"},
                      {"cache-control", "no-store"}};
  response.body = std::move(body);
  return response;
}

}  // namespace

bool Caller::has_any(std::initializer_list<std::string_view> wanted) const {
  return std::any_of(wanted.begin(), wanted.end(), [&](std::string_view scope) {
    return scopes.find(std::string(scope)) != scopes.end();
  });
}

std::string Call::query_or(std::string_view name, std::string_view otherwise) const {
  const std::string* value = base::find_value(query, name);
  return value ? *value : std::string(otherwise);
}

Outcome error(int status, std::string message, std::string_view error_code) {
  base::Json body = {{"statusCode", status},
                     {"error", std::string(base::reason_phrase(status))},
                     {"message", message}};
  if (!error_code.empty()) body["errorCode"] = std::string(error_code);
  if (status == 401) body["attributes"] = {{"error", message}};
  Outcome outcome{json_response(status, base::write_json(body)), {}};
  if (status == 401) outcome.response.headers.add("www-authenticate", "Bearer");
  return outcome;
}

Outcome invalid_body(std::string message) {
  return error(400, "Payload validation error: " + message, "invalid_body");
}

Outcome invalid_query(std::string message) {
  return error(400, "Query validation error: " + message, "invalid_query_string");
}

Outcome insufficient_scope(std::string_view scopes) {
  return error(403, "Insufficient scope, expected any of: " + std::string(scopes),
               "insufficient_scope");
}

Outcome answer(int status, const base::Json& body, domain::Changes changes) {
  return {json_response(status, base::write_json(body)), std::move(changes)};
}

Outcome no_content(domain::Changes changes) {
  Outcome outcome{json_response(204, ""), std::move(changes)};
  outcome.response.headers.erase("content-type");
  return outcome;
}

base::Result<std::optional<bool>, Outcome> query_flag(const Call& call, std::string_view name) {
  const std::string* text = base::find_value(call.query, name);
  if (!text || text->empty()) return std::optional<bool>();
  if (*text == "true") return std::optional(true);
  if (*text == "false") return std::optional(false);
  return base::failure(invalid_query("'Expected type boolean but found type string' on property " +
                                     std::string(name) + "."));
}

std::vector<std::string> comma_list(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::string_view one = text.substr(0, text.find(','));
    if (const auto part = base::trim(one); !part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(text.size(), one.size() + 1));
  }
  return parts;
}

base::Json select_fields(const Call& call, const base::Json& object) {
  const std::string* fields = base::find_value(call.query, "fields");
  if (!fields || fields->empty()) return object;
  const auto listed = comma_list(*fields);
  const std::set<std::string> named(listed.begin(), listed.end());
  const bool include = call.query_or("include_fields", "true") != "false";
  base::Json selected = base::Json::object();
  for (auto at = object.begin(); at != object.end(); ++at) {
    if ((named.find(at.key()) != named.end()) == include) selected[at.key()] = at.value();
  }
  return selected;
}

}  // namespace management

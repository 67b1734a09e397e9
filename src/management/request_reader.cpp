#include "management/request_reader.h"

#include <set>

#include "management/body_reader.h"

namespace management {

namespace {

constexpr size_t id_octets_max = 4096;

// Parameters that may stand more than once.
bool is_repeatable(std::string_view parameter) {
  return parameter == "identifiers" || parameter == "grant_ids";
}

std::optional<Outcome> read_ids(const std::vector<std::string_view>& ids, Call& call) {
  const auto wrong = [](std::string_view what) {
    return error(400, "Path validation error: '" + std::string(what) + "' on property id.",
                 "invalid_uri");
  };
  for (const std::string_view id : ids) {
    auto decoded = base::percent_decode(id);
    if (!decoded) return wrong("Malformed escape");
    if (decoded->empty()) return wrong("String is too short (0 chars), minimum 1");
    if (decoded->size() > id_octets_max) return wrong("String is too long");
    call.ids.push_back(std::move(*decoded));
  }
  return std::nullopt;
}

std::optional<Outcome> read_query(Call& call) {
  auto query = base::parse_form(call.request.query());
  if (!query) return invalid_query("'Malformed query string'.");
  call.query = std::move(*query);
  std::set<std::string_view> seen;
  for (const auto& [name, value] : call.query) {
    if (!seen.insert(name).second && !is_repeatable(name)) {
      return invalid_query("'Expected type string but found type array' on property " + name + ".");
    }
  }
  const auto include_fields = query_flag(call, "include_fields");
  return include_fields ? std::nullopt : std::optional(include_fields.error());
}

std::optional<Outcome> read_form_body(Call& call) {
  auto form = base::parse_form(call.request.body);
  if (!form) return error(400, "Invalid request payload format", "invalid_body");
  for (auto& [name, value] : *form) {
    if (call.body.contains(name)) {
      return invalid_body("'Expected type string but found type array' on property " + name + ".");
    }
    call.body[name] = std::move(value);
  }
  return std::nullopt;
}

std::optional<Outcome> read_json_body(Call& call) {
  auto body = base::parse_json(call.request.body);
  if (!body) return error(400, "Invalid request payload JSON format");
  if (!body->is_object()) {
    return invalid_body("'Expected type object but found type " + json_kind_name(*body) + "'.");
  }
  call.body = std::move(*body);
  return std::nullopt;
}

// A body of a GET or DELETE says nothing.
std::optional<Outcome> read_body(Call& call) {
  const base::Request& request = call.request;
  if (request.body.empty() || request.method == "GET" || request.method == "DELETE") {
    return std::nullopt;
  }
  if (request.body.size() > request_body_octets_max) {
    return error(413, "Payload content length greater than maximum allowed: " +
                          std::to_string(request_body_octets_max));
  }
  const std::string header = request.header_or("content-type", "application/json");
  const std::string_view media_type =
      base::trim(std::string_view(header).substr(0, header.find(';')));
  if (base::equal_ignoring_case(media_type, "application/x-www-form-urlencoded")) {
    return read_form_body(call);
  }
  if (base::equal_ignoring_case(media_type, "application/json")) return read_json_body(call);
  return error(415, "Unsupported Media Type");
}

}  // namespace

base::Result<Call, Outcome> read_request(const base::Request& request, const Context& context,
                                         Caller caller, const std::vector<std::string_view>& ids) {
  Call call{request, context, std::move(caller), {}, {}, base::Json::object()};
  if (auto problem = read_ids(ids, call)) return base::failure(*problem);
  if (auto problem = read_query(call)) return base::failure(*problem);
  if (auto problem = read_body(call)) return base::failure(*problem);
  return call;
}

}  // namespace management

#include "oauth/request_form.h"

#include "base/json.h"

namespace oauth {

namespace {

using base::failure;
using base::Result;

Refusal malformed(std::string detail) {
  return Refusal{ErrorCode::malformed_body, detail,
                 "The request body could not be read: " + detail};
}

constexpr std::string_view form_error_text(base::FormError error) {
  switch (error) {
    case base::FormError::bad_escape:
      return "a percent sign without two hexadecimal digits";
    case base::FormError::invalid_utf8:
      return "not UTF-8";
    case base::FormError::nul:
      return "a NUL character";
  }
  return "";
}

constexpr std::string_view json_error_text(base::JsonError error) {
  switch (error) {
    case base::JsonError::malformed:
      return "not JSON";
    case base::JsonError::duplicate_member:
      return "a member name stands twice in one object";
    case base::JsonError::too_deep:
      return "nested too deeply";
  }
  return "";
}

Result<base::Form, Refusal> read_json_body(const std::string& body) {
  const auto json = base::parse_json(body);
  if (!json) return failure(malformed(std::string(json_error_text(json.error()))));
  if (!json->is_object()) return failure(malformed("not a JSON object"));
  base::Form form;
  for (auto at = json->begin(); at != json->end(); ++at) {
    if (at->is_null()) continue;
    if (!at->is_string()) {
      return failure(malformed("member " + shown(at.key()) + " is not a string"));
    }
    const auto& text = at->get_ref<const std::string&>();
    if (text.find('\0') != std::string::npos) return failure(malformed("a NUL character"));
    form.emplace_back(at.key(), text);
  }
  return form;
}

}  // namespace

Result<base::Form, Refusal> read_request_form(const base::Request& request) {
  const std::string content_type = request.header_or("content-type", "");
  const auto media_type =
      base::trim(std::string_view(content_type).substr(0, content_type.find(';')));
  if (base::equal_ignoring_case(media_type, "application/json")) {
    return read_json_body(request.body);
  }
  if (!base::equal_ignoring_case(media_type, "application/x-www-form-urlencoded")) {
    return failure(Refusal{ErrorCode::unsupported_media_type, "",
                           content_type.empty()
                               ? "The request has no Content-Type."
                               : "Content-Type " + shown(content_type) + " is not understood."});
  }
  auto form = base::parse_form(request.body);
  if (!form) return failure(malformed(std::string(form_error_text(form.error()))));
  return *form;
}

Result<std::string, Refusal> parameter(const base::Form& form, std::string_view name,
                                       size_t length_max) {
  if (base::count_values(form, name) > 1) {
    return failure(Refusal{ErrorCode::repeated_parameter, std::string(name),
                           "Parameter " + std::string(name) + " was sent more than once."});
  }
  const std::string* value = base::find_value(form, name);
  if (!value) return std::string();
  if (value->size() > length_max) {
    return failure(Refusal{ErrorCode::parameter_too_long, std::string(name),
                           "Parameter " + std::string(name) + " is longer than " +
                               std::to_string(length_max) + " octets."});
  }
  return *value;
}

std::string shown(std::string_view text) {
  constexpr size_t shown_max = 200;
  if (!base::is_utf8(text)) return "(not UTF-8)";
  if (text.size() <= shown_max) return std::string(text);
  size_t end = shown_max;
  while (!base::is_utf8(text.substr(0, end))) --end;
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace oauth

#include "oauth/token_request.h"

#include "base/form.h"
#include "base/json.h"
#include "jose/base64.h"

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

Result<base::Form, Refusal> parse_json_body(const std::string& body) {
  const auto json = base::parse_json(body);
  if (!json) return failure(malformed(std::string(json_error_text(json.error()))));
  if (!json->is_object()) return failure(malformed("not a JSON object"));
  base::Form form;
  for (auto at = json->begin(); at != json->end(); ++at) {
    if (at->is_null()) continue;
    if (!at->is_string()) return failure(malformed("member " + at.key() + " is not a string"));
    const auto& text = at->get_ref<const std::string&>();
    if (text.find('\0') != std::string::npos) return failure(malformed("a NUL character"));
    form.emplace_back(at.key(), text);
  }
  return form;
}

Result<base::Form, Refusal> parse_body(const base::Request& request) {
  const std::string content_type = request.header_or("content-type", "");
  const auto media_type =
      base::trim(std::string_view(content_type).substr(0, content_type.find(';')));
  if (base::equal_ignoring_case(media_type, "application/json")) {
    return parse_json_body(request.body);
  }
  if (!base::equal_ignoring_case(media_type, "application/x-www-form-urlencoded")) {
    return failure(Refusal{ErrorCode::unsupported_media_type, "",
                           content_type.empty() ? "The request has no Content-Type."
                                                : "Content-Type " + content_type.substr(0, 100) +
                                                      " is not understood."});
  }
  auto form = base::parse_form(request.body);
  if (!form) return failure(malformed(std::string(form_error_text(form.error()))));
  return *form;
}

// The value of a parameter; empty when it was not sent.
Result<std::string, Refusal> parameter(const base::Form& form, std::string_view name) {
  if (base::count_values(form, name) > 1) {
    return failure(Refusal{ErrorCode::repeated_parameter, std::string(name),
                           "Parameter " + std::string(name) + " was sent more than once."});
  }
  const std::string* value = base::find_value(form, name);
  if (!value) return std::string();
  if (value->size() > parameter_length_max) {
    return failure(Refusal{ErrorCode::parameter_too_long, std::string(name),
                           "Parameter " + std::string(name) + " is longer than " +
                               std::to_string(parameter_length_max) + " octets."});
  }
  return *value;
}

struct Credentials {
  std::string client_id, client_secret;
};

// RFC 6749 section 2.3.1: identifier and secret are form-encoded before they are joined and
// base64-encoded.
Result<Credentials, Refusal> parse_basic(std::string_view authorization) {
  const Refusal refusal{ErrorCode::client_authentication_failed, "",
                        "The Authorization header is not a well-formed Basic one."};
  constexpr std::string_view scheme = "Basic ";
  if (authorization.size() < scheme.size() ||
      !base::equal_ignoring_case(authorization.substr(0, scheme.size()), scheme)) {
    return failure(refusal);
  }
  const auto decoded = jose::base64_decode(base::trim(authorization.substr(scheme.size())));
  if (!decoded) return failure(refusal);
  const size_t colon = decoded->find(':');
  if (colon == std::string::npos) return failure(refusal);
  const auto id = base::parse_form("v=" + decoded->substr(0, colon));
  const auto secret = base::parse_form("v=" + decoded->substr(colon + 1));
  if (!id || !secret || id->size() != 1 || secret->size() != 1) return failure(refusal);
  return Credentials{id->front().second, secret->front().second};
}

std::vector<std::string> split_scopes(std::string_view text) {
  std::vector<std::string> scopes;
  while (!text.empty()) {
    const std::string_view scope = text.substr(0, text.find(' '));
    if (!scope.empty()) scopes.emplace_back(scope);
    text.remove_prefix(std::min(text.size(), scope.size() + 1));
  }
  return scopes;
}

// Puts the credentials of the Authorization header into `parsed`, unless the body brings its own as
// well.
Result<TokenRequest, Refusal> with_basic(TokenRequest parsed, const std::string& authorization) {
  auto basic = parse_basic(authorization);
  if (!basic) return failure(basic.error());
  const bool other_client = !parsed.client_id.empty() && parsed.client_id != basic->client_id;
  if (!parsed.client_secret.empty() || other_client) {
    return failure(Refusal{ErrorCode::several_auth_methods, "",
                           "Credentials came both in the Authorization header and in the body."});
  }
  parsed.client_id = std::move(basic->client_id);
  parsed.client_secret = std::move(basic->client_secret);
  parsed.auth_method = domain::AuthMethod::client_secret_basic;
  return parsed;
}

}  // namespace

base::Result<TokenRequest, Refusal> parse_token_request(const base::Request& request) {
  const auto form = parse_body(request);
  if (!form) return failure(form.error());
  TokenRequest parsed;
  std::string scope;
  const std::pair<std::string_view, std::string*> places[] = {
      {"grant_type", &parsed.grant_type},
      {"client_id", &parsed.client_id},
      {"client_secret", &parsed.client_secret},
      {"audience", &parsed.audience},
      {"scope", &scope}};
  for (const auto& [name, place] : places) {
    auto value = parameter(*form, name);
    if (!value) return failure(value.error());
    *place = std::move(*value);
  }
  parsed.scopes = split_scopes(scope);
  if (!parsed.client_secret.empty()) parsed.auth_method = domain::AuthMethod::client_secret_post;
  if (request.headers.count("authorization") > 1) {
    return failure(Refusal{ErrorCode::several_auth_methods, "",
                           "The Authorization header was sent more than once."});
  }
  const std::string* authorization = request.headers.find("authorization");
  return authorization ? with_basic(std::move(parsed), *authorization)
                       : base::Result<TokenRequest, Refusal>(std::move(parsed));
}

}  // namespace oauth

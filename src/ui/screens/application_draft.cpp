#include "ui/screens/application_draft.h"

#include <algorithm>
#include <charconv>

#include "base/http_message.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"

namespace ui {
namespace {

constexpr const char* client_credentials = "client_credentials";
constexpr size_t description_length_max = 140;

bool allows(const Application& app) {
  return std::find(app.grant_types.begin(), app.grant_types.end(), client_credentials) !=
         app.grant_types.end();
}

base::Json grant_types_of(const Application& app, bool allowed) {
  base::Json types = base::Json::array();
  for (const std::string& type : app.grant_types) {
    if (type != client_credentials) types.push_back(type);
  }
  if (allowed) types.push_back(client_credentials);
  return types;
}

// A pair that is gone is set to null; that is how the API removes it.
base::Json metadata_of(const Application& app, const ApplicationDraft& draft) {
  base::Json metadata = base::Json::object();
  for (const auto& pair : app.metadata) metadata[pair.first] = nullptr;
  for (const auto& pair : draft.metadata) {
    if (!pair.first.empty()) metadata[pair.first] = pair.second;
  }
  return metadata;
}

}  // namespace

std::vector<std::string> separated_parts(const std::string& text) {
  std::vector<std::string> parts;
  for (size_t from = 0; from <= text.size();) {
    const size_t comma = std::min(text.find_first_of(",\n", from), text.size());
    const std::string_view part = base::trim(std::string_view(text).substr(from, comma - from));
    if (!part.empty()) parts.emplace_back(part);
    from = comma + 1;
  }
  return parts;
}

size_t character_count(const std::string& utf8) {
  return static_cast<size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

long long number_in(const std::string& text, long long min, long long max) {
  const std::string digits(base::trim(text));
  if (digits.empty() || digits.size() > 12 ||
      digits.find_first_not_of("0123456789") != std::string::npos)
    return -1;
  long long number = -1;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number >= min && number <= max ? number : -1;
}

ApplicationDraft draft_of(const Application& app) {
  return {app.name,
          app.description,
          app.logo_uri,
          app.type,
          std::to_string(app.jwt_lifetime_seconds),
          joined(app.callbacks, ", "),
          joined(app.logout_urls, ", "),
          joined(app.web_origins, ", "),
          joined(app.allowed_origins, ", "),
          app.metadata,
          app.trusts_ip_header,
          allows(app)};
}

base::Json changes_of(const Application& app, const ApplicationDraft& draft) {
  const ApplicationDraft was = draft_of(app);
  base::Json body = base::Json::object();
  const auto text = [&](const char* member, const std::string& before, const std::string& now) {
    if (before != now) body[member] = now;
  };
  const auto list = [&](const char* member, const std::string& before, const std::string& now) {
    if (separated_parts(before) != separated_parts(now)) body[member] = separated_parts(now);
  };
  text("name", was.name, std::string(base::trim(draft.name)));
  text("description", was.description, draft.description);
  text("logo_uri", was.logo_uri, std::string(base::trim(draft.logo_uri)));
  text("app_type", was.type, draft.type);
  list("callbacks", was.callbacks, draft.callbacks);
  list("allowed_logout_urls", was.logout_urls, draft.logout_urls);
  list("web_origins", was.web_origins, draft.web_origins);
  list("allowed_origins", was.allowed_origins, draft.allowed_origins);
  if (was.jwt_lifetime != draft.jwt_lifetime) {
    body["jwt_configuration"] = {
        {"lifetime_in_seconds", number_in(draft.jwt_lifetime, 1, 1'000'000'000)}};
  }
  if (was.trusts_ip_header != draft.trusts_ip_header)
    body["is_token_endpoint_ip_header_trusted"] = draft.trusts_ip_header;
  if (was.allows_client_credentials != draft.allows_client_credentials) {
    body["grant_types"] = grant_types_of(app, draft.allows_client_credentials);
  }
  if (was.metadata != draft.metadata) body["client_metadata"] = metadata_of(app, draft);
  return body;
}

DraftErrors errors_of(const ApplicationDraft& draft) {
  DraftErrors errors;
  if (base::trim(draft.name).empty()) errors.name = words::application_name_missing;
  if (draft.name.find_first_of("<>") != std::string::npos)
    errors.name = words::application_name_angle;
  const size_t length = character_count(draft.description);
  if (length > description_length_max)
    errors.description = fill(words::settings_description_long, std::to_string(length));
  if (number_in(draft.jwt_lifetime, 1, 1'000'000'000) < 0)
    errors.jwt_lifetime = words::settings_jwt_wrong;
  return errors;
}

}  // namespace ui

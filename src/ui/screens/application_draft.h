// The settings of an application while they are being edited.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "ui/tenant/values.h"

namespace ui {

struct ApplicationDraft {
  std::string name, description, logo_uri, type, jwt_lifetime;
  std::string callbacks, logout_urls, web_origins, allowed_origins;  // separated by commas
  std::vector<std::pair<std::string, std::string>> metadata;
  bool trusts_ip_header = false, allows_client_credentials = false;
  bool operator==(const ApplicationDraft&) const = default;
};

ApplicationDraft draft_of(const Application& app);

// The body of the PATCH that turns `app` into `draft`: only what differs.
base::Json changes_of(const Application& app, const ApplicationDraft& draft);

struct DraftErrors {
  std::string name, description, jwt_lifetime;
  bool any() const { return !name.empty() || !description.empty() || !jwt_lifetime.empty(); }
};
DraftErrors errors_of(const ApplicationDraft& draft);

// Parts that commas or line ends separate, without the spaces around them.
std::vector<std::string> separated_parts(const std::string& text);
// Code points, as the limit of 140 counts them.
size_t character_count(const std::string& utf8);
// A whole number in min..max, or -1.
long long number_in(const std::string& text, long long min, long long max);

}  // namespace ui

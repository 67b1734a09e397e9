#include "management/secret_members.h"

namespace management {

bool is_secret_member(std::string_view name) {
  for (const std::string_view one : {"secret", "password", "private", "Secret", "Private"}) {
    if (name.find(one) != std::string_view::npos) return true;
  }
  return name.ends_with("key") || name.ends_with("Key") || name == "pem" || name == "token" ||
         name == "access_token";
}

bool has_secret(const base::Json& json) {
  if (json.is_array()) {
    for (const base::Json& element : json) {
      if (has_secret(element)) return true;
    }
  }
  if (!json.is_object()) return false;
  for (auto at = json.begin(); at != json.end(); ++at) {
    if (at->is_string() ? is_secret_member(at.key()) : has_secret(*at)) return true;
  }
  return false;
}

}  // namespace management

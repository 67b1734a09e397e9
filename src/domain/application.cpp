#include "domain/application.h"

#include <algorithm>

namespace domain {

bool Application::allows_grant_type(std::string_view grant_type) const {
  return std::find(grant_types.begin(), grant_types.end(), grant_type) != grant_types.end();
}

std::string_view name(ApplicationType type) {
  switch (type) {
    case ApplicationType::native:
      return "native";
    case ApplicationType::spa:
      return "spa";
    case ApplicationType::regular_web:
      return "regular_web";
    case ApplicationType::non_interactive:
      return "non_interactive";
  }
  return "";
}

std::string_view name(AuthMethod method) {
  switch (method) {
    case AuthMethod::none:
      return "none";
    case AuthMethod::client_secret_post:
      return "client_secret_post";
    case AuthMethod::client_secret_basic:
      return "client_secret_basic";
  }
  return "";
}

std::optional<ApplicationType> application_type_from_name(std::string_view text) {
  for (auto type : {ApplicationType::native, ApplicationType::spa, ApplicationType::regular_web,
                    ApplicationType::non_interactive}) {
    if (name(type) == text) return type;
  }
  return std::nullopt;
}

std::optional<AuthMethod> auth_method_from_name(std::string_view text) {
  for (auto method :
       {AuthMethod::none, AuthMethod::client_secret_post, AuthMethod::client_secret_basic}) {
    if (name(method) == text) return method;
  }
  return std::nullopt;
}

}  // namespace domain

#include "domain/application.h"

#include <algorithm>

namespace domain {

bool uses_credentials(AuthMethod method) {
  switch (method) {
    case AuthMethod::private_key_jwt:
    case AuthMethod::tls_client_auth:
    case AuthMethod::self_signed_tls_client_auth:
      return true;
    case AuthMethod::none:
    case AuthMethod::client_secret_post:
    case AuthMethod::client_secret_basic:
    case AuthMethod::client_secret_jwt:
      return false;
  }
  return false;
}

bool Application::allows_grant_type(std::string_view grant_type) const {
  return std::find(grant_types.begin(), grant_types.end(), grant_type) != grant_types.end();
}

}  // namespace domain

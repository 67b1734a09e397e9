#include "server/ready_file.h"

#include <fmt/format.h>

#include "base/form.h"
#include "base/json.h"

namespace server {

std::string Readiness::dashboard_url() const {
  return issuer + "#key=" + base::percent_encode(dashboard_key);
}

std::string Readiness::token_endpoint() const {
  return issuer + "oauth/token";
}

std::string Readiness::management_api() const {
  return issuer + "api/v2/";
}

std::string to_json(const Readiness& readiness) {
  base::Json json = {
      {"issuer", readiness.issuer},
      {"dashboard_url", readiness.dashboard_url()},
      {"token_endpoint", readiness.token_endpoint()},
      {"jwks_uri", readiness.issuer + ".well-known/jwks.json"},
      {"openid_configuration", readiness.issuer + ".well-known/openid-configuration"},
      {"management_api", readiness.management_api()},
      {"client_id", nullptr},
      {"client_secret", nullptr},
      {"data", readiness.data},
      {"pid", readiness.process},
  };
  if (readiness.first_application) {
    json["client_id"] = readiness.first_application->client_id.value;
    json["client_secret"] = readiness.first_application->client_secret;
  }
  return base::write_json(json, 2) + "\n";
}

std::string to_text(const Readiness& readiness) {
  std::string text = fmt::format(
      "\n"
      "  Dashboard         {}\n"
      "  Issuer            {}\n"
      "  Token endpoint    {}\n"
      "  Management API    {}\n",
      readiness.dashboard_url(), readiness.issuer, readiness.token_endpoint(),
      readiness.management_api());
  if (readiness.first_application) {
    text += fmt::format(
        "  Client id         {}\n"
        "  Client secret     {}\n",
        readiness.first_application->client_id.value, readiness.first_application->client_secret);
  }
  return text + fmt::format("  Data              {}\n\n", readiness.data);
}

}  // namespace server

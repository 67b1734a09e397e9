#include "server/ready_file.h"

#include <fmt/format.h>

#include "base/form.h"

namespace server {

namespace {

void append_line(std::string& text, std::string_view name, std::string_view value) {
  text += fmt::format("  {:<18}{}\n", name, value);
}

base::Json text_or_null(const std::string& text) {
  return text.empty() ? base::Json() : base::Json(text);
}

}  // namespace

std::string Readiness::dashboard_url() const {
  return issuer + "#key=" + base::percent_encode(dashboard_key);
}

std::string Readiness::token_endpoint() const {
  return issuer + "oauth/token";
}

std::string Readiness::management_api() const {
  return issuer + "api/v2/";
}

base::Json tenant_json(const Readiness& readiness) {
  base::Json json = {
      {"issuer", readiness.issuer},
      {"https_issuer", text_or_null(readiness.https_issuer)},
      {"dashboard_url", readiness.dashboard_url()},
      {"token_endpoint", readiness.token_endpoint()},
      {"jwks_uri", readiness.issuer + ".well-known/jwks.json"},
      {"openid_configuration", readiness.issuer + ".well-known/openid-configuration"},
      {"management_api", readiness.management_api()},
      {"client_id", nullptr},
      {"client_secret", nullptr},
      {"data", readiness.data},
  };
  if (!readiness.name.empty()) json["name"] = readiness.name;
  if (readiness.first_application) {
    json["client_id"] = readiness.first_application->client_id.value;
    json["client_secret"] = readiness.first_application->client_secret;
  }
  return json;
}

std::string to_json(const ServerReadiness& readiness) {
  base::Json json = tenant_json(readiness.tenant);
  json["http_port"] = readiness.http_port;
  json["https_port"] = readiness.https_port ? base::Json(*readiness.https_port) : base::Json();
  json["ca_file"] = text_or_null(readiness.authority_file);
  json["tenants"] = base::Json::array();
  for (const Readiness& other : readiness.others) json["tenants"].push_back(tenant_json(other));
  json["pid"] = readiness.process;
  return base::write_json(json, 2) + "\n";
}

std::string to_text(const ServerReadiness& readiness) {
  const Readiness& tenant = readiness.tenant;
  std::string text = "\n";
  append_line(text, "Dashboard", tenant.dashboard_url());
  append_line(text, "Issuer", tenant.issuer);
  if (!tenant.https_issuer.empty()) append_line(text, "Issuer over HTTPS", tenant.https_issuer);
  append_line(text, "Token endpoint", tenant.token_endpoint());
  append_line(text, "Management API", tenant.management_api());
  if (tenant.first_application) {
    append_line(text, "Client id", tenant.first_application->client_id.value);
    append_line(text, "Client secret", tenant.first_application->client_secret);
  }
  for (const Readiness& other : readiness.others) {
    append_line(text, "Tenant " + other.name, other.dashboard_url());
  }
  append_line(text, "Data", tenant.data);
  if (!readiness.authority_file.empty()) {
    text += fmt::format(
        "\n  Programs trust the HTTPS address with one of these:\n"
        "    export NODE_EXTRA_CA_CERTS='{0}'\n"
        "    export SSL_CERT_FILE='{0}'\n",
        readiness.authority_file);
  }
  return text + "\n";
}

}  // namespace server

#include "oauth/discovery.h"

#include "base/json.h"
#include "oauth/refusal.h"

namespace oauth {

namespace {

// Public documents: any page may read them, and caches may keep them for a while.
base::Response public_document(std::string body, int cache_seconds) {
  base::Response response = json_response(200, std::move(body));
  response.headers.erase("pragma");
  response.headers.set("cache-control", "public, max-age=" + std::to_string(cache_seconds));
  response.headers.add("access-control-allow-origin", "*");
  return response;
}

// Where clients show a certificate: the same host with "mtls." in front (RFC 8705 section 5).
std::string mtls_address(const std::string& issuer) {
  std::string address = issuer;
  return address.insert(address.find("://") + 3, "mtls.");
}

constexpr int discovery_cache_seconds = 15;
constexpr int jwks_cache_seconds = 15;

}  // namespace

base::Response discovery_response(const std::string& issuer, const domain::Policies& policies) {
  const auto words = [](std::initializer_list<const char*> list) { return base::Json(list); };
  const base::Json auth_methods =
      words({"client_secret_basic", "client_secret_post", "client_secret_jwt", "private_key_jwt",
             "tls_client_auth", "self_signed_tls_client_auth"});
  const base::Json auth_algorithms = words({"RS256", "RS384", "PS256", "ES256", "HS256"});
  base::Json document = {{"issuer", issuer},
                         {"token_endpoint", issuer + "oauth/token"},
                         {"jwks_uri", issuer + ".well-known/jwks.json"},
                         {"grant_types_supported", words({"client_credentials"})},
                         {"response_types_supported", base::Json::array()},
                         {"subject_types_supported", words({"public"})},
                         {"id_token_signing_alg_values_supported", words({"RS256"})},
                         {"token_endpoint_auth_methods_supported", auth_methods},
                         {"token_endpoint_auth_signing_alg_values_supported", auth_algorithms},
                         {"dpop_signing_alg_values_supported", words({"ES256", "RS256", "PS256"})},
                         {"tls_client_certificate_bound_access_tokens", true}};
  base::Json at_mtls = {{"token_endpoint", mtls_address(issuer) + "oauth/token"}};
  const auto add_protected = [&](const std::string& name, const std::string& path) {
    document[name] = issuer + path;
    document[name + "_auth_methods_supported"] = auth_methods;
    document[name + "_auth_signing_alg_values_supported"] = auth_algorithms;
    at_mtls[name] = mtls_address(issuer) + path;
  };
  if (policies.introspection) add_protected("introspection_endpoint", "oauth/introspect");
  if (policies.revocation) add_protected("revocation_endpoint", "oauth/revoke");
  if (issuer.starts_with("https://")) document["mtls_endpoint_aliases"] = std::move(at_mtls);
  return public_document(base::write_json(document), discovery_cache_seconds);
}

base::Response jwks_response(const KeyRing& ring, const base::Request& request) {
  base::Response response = public_document(ring.jwks(), jwks_cache_seconds);
  response.headers.add("etag", ring.jwks_etag());
  if (request.header_or("if-none-match", "") == ring.jwks_etag()) {
    response.status = 304;
    response.body.clear();
  }
  return response;
}

}  // namespace oauth

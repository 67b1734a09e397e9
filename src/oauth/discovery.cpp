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

constexpr int discovery_cache_seconds = 15;
constexpr int jwks_cache_seconds = 15;

}  // namespace

base::Response discovery_response(const base::Request& request, const std::string& issuer,
                                  const domain::Policies& policies) {
  const auto words = [](std::initializer_list<const char*> list) { return base::Json(list); };
  base::Json auth_methods =
      words({"client_secret_basic", "client_secret_post", "client_secret_jwt", "private_key_jwt"});
  const bool takes_certificates = !request.mtls_origin.empty() || request.is_from_trusted_proxy;
  if (takes_certificates) {
    auth_methods.push_back("tls_client_auth");
    auth_methods.push_back("self_signed_tls_client_auth");
  }
  const base::Json auth_algorithms = words({"RS256", "RS384", "PS256", "ES256", "HS256"});
  base::Json document = {
      {"issuer", issuer},
      {"jwks_uri", issuer + ".well-known/jwks.json"},
      {"grant_types_supported", words({"client_credentials"})},
      {"response_types_supported", base::Json::array()},
      {"subject_types_supported", words({"public"})},
      {"id_token_signing_alg_values_supported", words({"RS256", "RS512", "PS256", "ES256"})},
      {"dpop_signing_alg_values_supported", words({"ES256", "RS256", "PS256"})},
      {"tls_client_certificate_bound_access_tokens", takes_certificates}};
  base::Json at_mtls = base::Json::object();
  const auto add_endpoint = [&](const std::string& name, const std::string& path) {
    document[name + "_endpoint"] = issuer + path;
    document[name + "_endpoint_auth_methods_supported"] = auth_methods;
    document[name + "_endpoint_auth_signing_alg_values_supported"] = auth_algorithms;
    at_mtls[name + "_endpoint"] = request.mtls_origin + '/' + path;
  };
  add_endpoint("token", "oauth/token");
  if (policies.introspection) add_endpoint("introspection", "oauth/introspect");
  if (policies.revocation) add_endpoint("revocation", "oauth/revoke");
  if (!request.mtls_origin.empty()) document["mtls_endpoint_aliases"] = std::move(at_mtls);
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

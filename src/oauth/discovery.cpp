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

base::Response discovery_response(const std::string& issuer) {
  const base::Json document = {
      {"issuer", issuer},
      {"token_endpoint", issuer + "oauth/token"},
      {"jwks_uri", issuer + ".well-known/jwks.json"},
      {"grant_types_supported", base::Json::array({"client_credentials"})},
      {"response_types_supported", base::Json::array()},
      {"subject_types_supported", base::Json::array({"public"})},
      {"id_token_signing_alg_values_supported", base::Json::array({"RS256"})},
      {"token_endpoint_auth_methods_supported",
       base::Json::array({"client_secret_basic", "client_secret_post"})},
  };
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

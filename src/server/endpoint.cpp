#include "server/endpoint.h"

namespace server {

namespace {

struct Place {
  std::string_view path;
  Endpoint endpoint;
};

constexpr Place whole_paths[] = {
    {"/oauth/token", Endpoint::token},
    {"/oauth/introspect", Endpoint::introspection},
    {"/oauth/revoke", Endpoint::revocation},
    {"/.well-known/jwks.json", Endpoint::keys},
    // The certificate of the signing key, to download.
    {"/pem", Endpoint::keys},
    {"/rawpem", Endpoint::keys},
    {"/cer", Endpoint::keys},
    {"/pb7", Endpoint::keys},
    {"/fingerprint", Endpoint::keys},
    {"/healthz", Endpoint::operation},
    {"/readyz", Endpoint::operation},
    {"/metrics", Endpoint::operation},
};

constexpr Place beginnings[] = {
    {"/oauth/", Endpoint::token},
    {"/.well-known/", Endpoint::discovery},
    {"/api/", Endpoint::management},
    {"/admin/", Endpoint::administration},
};

}  // namespace

Endpoint endpoint_of(std::string_view path) {
  for (const Place& place : whole_paths) {
    if (path == place.path) return place.endpoint;
  }
  for (const Place& place : beginnings) {
    if (path.starts_with(place.path)) return place.endpoint;
  }
  return Endpoint::page;
}

std::string_view name(Endpoint endpoint) {
  switch (endpoint) {
    case Endpoint::token:
      return "token";
    case Endpoint::introspection:
      return "introspection";
    case Endpoint::revocation:
      return "revocation";
    case Endpoint::keys:
      return "keys";
    case Endpoint::discovery:
      return "discovery";
    case Endpoint::management:
      return "management";
    case Endpoint::administration:
      return "administration";
    case Endpoint::operation:
      return "operation";
    case Endpoint::page:
      return "page";
    case Endpoint::broken:
      return "broken";
  }
  return "";
}

bool is_for_engine(Endpoint endpoint) {
  return endpoint != Endpoint::page && endpoint != Endpoint::operation &&
         endpoint != Endpoint::broken;
}

}  // namespace server

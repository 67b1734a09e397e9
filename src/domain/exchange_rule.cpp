#include "domain/exchange_rule.h"

#include <algorithm>
#include <iterator>

namespace domain {

bool is_reserved_claim(std::string_view name) {
  // reference/auth0.md section 4.5, and `scope`. In order.
  static constexpr std::string_view reserved[] = {
      "acr",     "act",          "active",    "amr",       "at_hash",
      "ath",     "attest",       "aud",       "auth_time", "authorization_details",
      "azp",     "c_hash",       "client_id", "cnf",       "cty",
      "dest",    "entitlements", "events",    "exp",       "groups",
      "gty",     "htm",          "htu",       "iat",       "internalService",
      "iss",     "jcard",        "jku",       "jti",       "jwe",
      "jwk",     "kid",          "may_act",   "mky",       "nbf",
      "nonce",   "object_id",    "org_id",    "org_name",  "orig",
      "origid",  "permissions",  "roles",     "rph",       "s_hash",
      "scope",   "sid",          "sub",       "sub_jwk",   "toe",
      "txn",     "typ",          "uuid",      "vot",       "vtm",
      "x5t#S256"};
  return std::find(std::begin(reserved), std::end(reserved), name) != std::end(reserved) ||
         name.substr(0, 4) == "sip_";
}

}  // namespace domain

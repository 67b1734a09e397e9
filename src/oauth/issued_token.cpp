#include "oauth/issued_token.h"

#include <algorithm>
#include <cmath>

#include "domain/system_api.h"
#include "jose/base64.h"
#include "jose/jwt.h"
#include "oauth/request_form.h"

namespace oauth {

namespace {

// The tenant's keys, and the API's own secret if it has one.
std::vector<jose::VerificationKey> keys_of(const domain::Api& api, const SecretVault& vault,
                                           const KeyRing& ring) {
  std::vector<jose::VerificationKey> keys = ring.published();
  if (api.sealed_signing_secret.empty()) return keys;
  auto secret = vault.unseal(api.sealed_signing_secret, purpose_signing_secret);
  if (secret) keys.push_back({"", jose::Algorithm::hs256, nullptr, std::move(*secret)});
  return keys;
}

}  // namespace

base::Result<IssuedToken, std::string> read_issued_token(std::string_view token,
                                                         const Surroundings& surroundings,
                                                         const KeyRing& ring) {
  const auto not_good = [](std::string_view why) { return base::failure(std::string(why) + '.'); };
  const domain::Tenant& tenant = surroundings.tenant;
  if (is_nested(token)) return not_good("The token is encrypted, and only its API has the key");
  const auto decoded = jose::decode_jwt_unverified(token);
  if (!decoded) return not_good(jose::describe(decoded.error()));
  const auto issuer = base::string_member(decoded->claims, "iss");
  const auto audience = base::string_member(decoded->claims, "aud");
  if (!issuer || !audience) return not_good(jose::describe(jose::JwtError::missing_claim));
  const auto api = tenant.find_api(domain::kept_audience(*audience, *issuer));
  if (!api) return not_good("No API has the identifier \"" + shown(*audience) + '"');
  // A tenant has several addresses, and its tokens are good at all of them: the signature tells
  // that the issuer is this tenant.
  jose::JwtExpectation expected;
  expected.issuer = *issuer;
  expected.audience = *audience;
  expected.algorithms = {jose::Algorithm::rs256, jose::Algorithm::rs512, jose::Algorithm::ps256,
                         jose::Algorithm::es256, jose::Algorithm::hs256};
  expected.now = surroundings.now;
  auto claims = jose::verify_jwt(token, keys_of(*api, surroundings.vault, ring), expected);
  if (!claims) return not_good(jose::describe(claims.error()));
  if (tenant.is_marked(domain::TokenMarkKind::revoked, revocation_key(token))) {
    return not_good("The token was revoked");
  }
  IssuedToken issued;
  const char* const client_claim = base::find_member(*claims, "azp") ? "azp" : "client_id";
  issued.client_id.value = base::string_member(*claims, client_claim).value_or("");
  if (!issued.client_id.empty() && !tenant.applications().find(issued.client_id)) {
    return not_good("The token's application was deleted");
  }
  const double expiry = base::find_member(*claims, "exp")->get<double>();
  issued.expires_at = base::from_unix_seconds(static_cast<long long>(std::ceil(expiry)));
  issued.claims = std::move(*claims);
  return issued;
}

bool is_nested(std::string_view token) {
  constexpr int dots = 4;
  return std::count(token.begin(), token.end(), '.') == dots;
}

std::string revocation_key(std::string_view token) {
  const std::string_view signed_text = token.substr(0, token.rfind('.'));
  return jose::base64url_encode(crypto::digest(crypto::Hash::sha256, signed_text));
}

}  // namespace oauth

#include "oauth/bound_token.h"

#include "jose/dpop.h"
#include "jose/jwk.h"
#include "oauth/possession.h"
#include "oauth/presented_client.h"

namespace oauth {

namespace {

std::optional<std::string> objection_to_proof(const std::string& jkt, std::string_view token,
                                              const base::Request& request,
                                              const Surroundings& surroundings) {
  const std::string* proof = request.headers.find("dpop");
  if (!proof || request.headers.count("dpop") > 1) {
    return "The token is bound to a DPoP key: the request needs one DPoP proof.";
  }
  jose::DpopExpectation expected;
  expected.method = request.method;
  expected.uri =
      surroundings.issuer.substr(0, surroundings.issuer.size() - 1) + std::string(request.path());
  expected.now = surroundings.now;
  expected.access_token = std::string(token);
  const auto verified = jose::verify_dpop_proof(*proof, expected);
  if (!verified) return std::string(jose::describe(verified.error())) + ".";
  if (verified->jkt != jkt) return "The DPoP proof is by another key than the token is bound to.";
  return std::nullopt;
}

}  // namespace

std::optional<std::string> objection_to_holder(const base::Json& claims, std::string_view token,
                                               TokenScheme scheme, const base::Request& request,
                                               const Surroundings& surroundings) {
  const base::Json* confirmation = base::find_member(claims, "cnf");
  const auto jkt = confirmation ? base::string_member(*confirmation, "jkt") : std::nullopt;
  const auto x5t = confirmation ? base::string_member(*confirmation, "x5t#S256") : std::nullopt;
  if (jkt.has_value() != (scheme == TokenScheme::dpop)) {
    return jkt ? "The token is bound to a DPoP key: its scheme is DPoP, not Bearer."
               : "The token is bound to no DPoP key: its scheme is Bearer.";
  }
  if (jkt) return objection_to_proof(*jkt, token, request, surroundings);
  if (!x5t) return std::nullopt;
  const auto certificate = read_client_certificate(request);
  if (certificate && *certificate && jose::x5t_s256((*certificate)->certificate) == *x5t) {
    return std::nullopt;
  }
  return "The token is bound to a client certificate that the request does not come with.";
}

}  // namespace oauth

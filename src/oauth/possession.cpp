#include "oauth/possession.h"

#include "jose/base64.h"
#include "jose/dpop.h"
#include "oauth/client_assertion.h"
#include "oauth/request_form.h"

namespace oauth {

namespace {

using domain::PossessionMechanism;

enum class Demand { nothing, any_proof, certificate, dpop };

Demand demand_of(const domain::Api& api, const domain::Application& application) {
  const auto& proof = api.proof_of_possession;
  // No client of this grant is public.
  if (proof && proof->required && proof->required_for == domain::PossessionScope::all_clients) {
    return proof->mechanism == PossessionMechanism::mtls ? Demand::certificate : Demand::dpop;
  }
  return application.require_proof_of_possession ? Demand::any_proof : Demand::nothing;
}

Refusal bad_proof(std::string text) {
  return {ErrorCode::invalid_dpop_proof, text, text + "."};
}

base::Result<jose::DpopProof, Refusal> verify(const TokenRequest& request,
                                              const Surroundings& surroundings) {
  if (request.dpop_proofs.size() > 1) {
    return base::failure(bad_proof("The DPoP header was sent more than once"));
  }
  jose::DpopExpectation expected;
  expected.method = "POST";
  expected.now = surroundings.now;
  if (surroundings.tenant.settings().policies.dpop_nonce) {
    expected.nonces = dpop_nonces(surroundings.vault, surroundings.now);
  }
  base::Result<jose::DpopProof, jose::DpopError> proof = base::failure(jose::DpopError::wrong_uri);
  for (const std::string& uri :
       {surroundings.issuer + "oauth/token", request.mtls_origin + "/oauth/token"}) {
    if (proof || proof.error() != jose::DpopError::wrong_uri) break;
    expected.uri = uri;
    proof = jose::verify_dpop_proof(request.dpop_proofs.front(), expected);
  }
  if (proof) return *proof;
  if (proof.error() == jose::DpopError::missing_nonce ||
      proof.error() == jose::DpopError::wrong_nonce) {
    return base::failure(
        Refusal{ErrorCode::use_dpop_nonce, "", std::string(jose::describe(proof.error())) + "."});
  }
  return base::failure(bad_proof(std::string(jose::describe(proof.error()))));
}

bool bind_by_dpop(Attempt& attempt, const TokenRequest& request, const Surroundings& surroundings) {
  auto proof = verify(request, surroundings);
  if (!proof) return attempt.refuse(step::possession, proof.error());
  // A proof is good until age_max after its iat, which was rounded down to a second.
  const domain::TokenMark mark{
      domain::TokenMarkKind::dpop_proof, mark_key(proof->jkt, proof->jti),
      proof->iat + jose::DpopExpectation().age_max + std::chrono::seconds(2)};
  if (surroundings.tenant.is_marked(mark.kind, mark.key)) {
    return attempt.refuse(step::possession, bad_proof("The DPoP proof was used before (jti)"));
  }
  attempt.marks.push_back(mark);
  attempt.confirmation.jkt = proof->jkt;
  return attempt.pass(step::possession, "The token is bound to the key of the DPoP proof.");
}

bool bind_by_certificate(Attempt& attempt, const ClientCertificate& shown_certificate) {
  attempt.confirmation.x5t_s256 = jose::x5t_s256(shown_certificate.certificate);
  return attempt.pass(step::possession, "The token is bound to the client's certificate.");
}

}  // namespace

bool settle_possession(Attempt& attempt, const TokenRequest& request,
                       const Surroundings& surroundings) {
  const Demand demand = demand_of(*attempt.api, *attempt.application);
  const auto& certificate = request.client.certificate;
  if (surroundings.tenant.settings().policies.dpop_nonce) {
    attempt.dpop_nonce = dpop_nonces(surroundings.vault, surroundings.now).front();
  }
  if (!request.dpop_proofs.empty() && demand != Demand::certificate) {
    return bind_by_dpop(attempt, request, surroundings);
  }
  switch (demand) {
    case Demand::nothing:
      return attempt.pass(step::possession, "The token is bound to no key.");
    case Demand::any_proof:
      if (certificate) return bind_by_certificate(attempt, *certificate);
      return attempt.refuse(step::possession,
                            {ErrorCode::possession_not_proved, "DPoP proof or client certificate",
                             "The application requires that possession of a key is proved."});
    case Demand::certificate:
      if (certificate) return bind_by_certificate(attempt, *certificate);
      return attempt.refuse(step::possession,
                            {ErrorCode::possession_not_proved, "client certificate",
                             "The API binds its tokens to the client's certificate, and there is "
                             "none."});
    case Demand::dpop:
      return attempt.refuse(step::possession,
                            {ErrorCode::possession_not_proved, "DPoP proof",
                             "The API binds its tokens by DPoP, and the request has no proof."});
  }
  return true;
}

std::vector<std::string> dpop_nonces(const SecretVault& vault, base::Time now) {
  const long long interval = base::unix_seconds(now) / dpop_nonce_interval.count();
  const auto nonce = [&](long long number) {
    return jose::base64url_encode(vault.tag("DPoP nonce", std::to_string(number)).substr(0, 16));
  };
  return {nonce(interval), nonce(interval - 1)};
}

}  // namespace oauth

// A request for a token or about one on its way: what is known of it, and the trail of checks that
// it went through.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/api.h"
#include "domain/application.h"
#include "domain/exchange_rule.h"
#include "domain/log_event.h"
#include "domain/organization.h"
#include "domain/quota_slices.h"
#include "domain/token_mark.h"
#include "oauth/refusal.h"

namespace oauth {

// The claim `cnf` (RFC 7800 section 3.1): one of them at most is set.
struct Confirmation {
  std::string jkt;       // thumbprint of a DPoP key (RFC 9449 section 6.1)
  std::string x5t_s256;  // of a client certificate (RFC 8705 section 3.1)
};

struct Attempt {
  std::optional<Refusal> refusal;  // nothing: granted
  // The one that the request names; is_authenticated says whether it proved to be it.
  std::shared_ptr<const domain::Application> application;
  bool is_authenticated = false;
  std::shared_ptr<const domain::Api> api;
  std::shared_ptr<const domain::Organization> organization;  // nullptr: on behalf of none
  domain::Audience audience;                                 // as it was asked for, or the default
  std::vector<std::string> scopes;  // granted ones, or asked for when refused
  std::vector<domain::CustomClaim> custom_claims;
  Confirmation confirmation;   // what the token is bound to
  std::string dpop_nonce;      // to hand out with the answer; empty: none
  bool is_over_quota = false;  // granted, but an enforced quota would have refused it
  // Of the rule by which something is wrong with the token on purpose (sim/faults); empty: none.
  std::string fault;
  std::vector<domain::Check> checks;
  // Proofs that are used up now, whatever becomes of the request.
  std::vector<domain::TokenMark> marks;
  // Of several replicas: what this one must have before the attempt can be granted.
  std::vector<domain::SliceDemand> lacking_slices;
  // The limit that refused it because other replicas may use up what is left.
  std::optional<domain::QuotaWindow> limit_used_up_elsewhere;
  // Granted, and the same request will come as far as the quota at any later moment, while nothing
  // changes in the tenant but what is counted and logged.
  bool is_lasting = false;
  // How many requests that are alike and come at this moment it stands for, itself among them.
  uint64_t requests = 1;

  // Notes a check. A refusal ends the attempt: both return whether it goes on.
  bool pass(base::Literal step, base::Text explanation);
  bool pass(base::Literal step, base::Literal explanation) {
    return pass(step, base::Text(explanation));
  }
  bool refuse(base::Literal step, Refusal why);
};

// The names of the checks, in their order.
namespace step {
inline constexpr base::Literal request = "Request";
inline constexpr base::Literal client = "Client authentication";
inline constexpr base::Literal grant_type = "Grant type of the application";
inline constexpr base::Literal audience = "Audience";
inline constexpr base::Literal policy = "Client policy of the API";
inline constexpr base::Literal grant = "Client grant";
inline constexpr base::Literal organization = "Organization";
inline constexpr base::Literal scope = "Scope";
inline constexpr base::Literal possession = "Proof of possession";
inline constexpr base::Literal rules = "Credentials-exchange rules";
inline constexpr base::Literal quota = "Token quota";
inline constexpr base::Literal signature = "Signature";
inline constexpr base::Literal token = "Token";  // of introspection and revocation
}  // namespace step

}  // namespace oauth

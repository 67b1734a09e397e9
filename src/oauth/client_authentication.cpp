#include "oauth/client_authentication.h"

#include <algorithm>

#include "crypto/name.h"
#include "oauth/client_assertion.h"
#include "oauth/request_form.h"

namespace oauth {

namespace {

using base::failure;
using base::Result;
using domain::AuthMethod;

// How the proof held, or a sentence about why it did not.
using Verdict = Result<std::string, std::string>;

// One request's proof against the application that it names.
class Judgement {
 public:
  Judgement(const PresentedClient& client, const domain::Application& application,
            const Surroundings& surroundings)
      : m_client(client), m_application(application), m_surroundings(surroundings) {}

  Verdict judge() {
    if (const auto objection = objection_to_method()) return failure(*objection);
    switch (m_client.method) {
      case AuthMethod::none:
        break;
      case AuthMethod::client_secret_post:
      case AuthMethod::client_secret_basic:
        return judge_secret();
      case AuthMethod::client_secret_jwt:
      case AuthMethod::private_key_jwt:
        return judge_assertion();
      case AuthMethod::tls_client_auth:
      case AuthMethod::self_signed_tls_client_auth:
        return judge_certificate();
    }
    return failure(std::string("The request brings no proof of who sends it."));
  }

  std::vector<domain::TokenMark> marks;
  bool is_lasting = false;

 private:
  std::optional<std::string> objection_to_method() const;
  bool previous_secret_is_good() const {
    return m_application.previous_secret &&
           m_surroundings.now < m_application.previous_secret->accepted_until;
  }
  Verdict judge_secret();
  Verdict judge_assertion();
  Verdict judge_certificate() const;
  std::vector<jose::VerificationKey> assertion_keys() const;
  std::vector<std::shared_ptr<const domain::Credential>> credentials_in_force() const;

  const PresentedClient& m_client;
  const domain::Application& m_application;
  const Surroundings& m_surroundings;
};

jose::Algorithm jose_algorithm_of(domain::AssertionAlgorithm algorithm) {
  switch (algorithm) {
    case domain::AssertionAlgorithm::rs256:
      return jose::Algorithm::rs256;
    case domain::AssertionAlgorithm::rs384:
      return jose::Algorithm::rs384;
    case domain::AssertionAlgorithm::ps256:
      return jose::Algorithm::ps256;
    case domain::AssertionAlgorithm::es256:
      return jose::Algorithm::es256;
  }
  return jose::Algorithm::rs256;
}

// An application whose method was never set may use its secret as it likes.
std::optional<std::string> Judgement::objection_to_method() const {
  if (m_application.auth_method == AuthMethod::none) {
    return "The application's authentication method is \"none\": without a secret nobody can tell "
           "that it is the application, so it gets no token on its own behalf.";
  }
  if (m_client.method == AuthMethod::none) {
    return "The request has no client_secret, no client_assertion and no client certificate.";
  }
  std::optional<AuthMethod> registered = m_application.auth_method;
  if (m_application.credential_authentication) {
    registered = m_application.credential_authentication->method;
  }
  AuthMethod came_by = m_client.method;
  const bool is_by_certificate = came_by == AuthMethod::tls_client_auth;
  if (is_by_certificate && registered == AuthMethod::self_signed_tls_client_auth) {
    came_by = *registered;
  }
  if (!registered && !domain::uses_credentials(came_by)) return std::nullopt;
  if (registered == came_by) return std::nullopt;
  return "The proof came by " + std::string(name(came_by)) +
         ", but the application's authentication method is " +
         std::string(registered ? name(*registered) : "one by its secret") + ".";
}

Verdict Judgement::judge_secret() {
  const std::string how = "sent its secret by " + std::string(name(m_client.method));
  const bool is_current = m_surroundings.vault.matches(m_application.secret, m_client.secret);
  const auto& previous = m_application.previous_secret;
  const bool is_previous =
      previous && m_surroundings.vault.matches(previous->secret, m_client.secret);
  is_lasting = is_current;
  if (is_current) return how + ".";
  if (is_previous && previous_secret_is_good()) {
    return how + ": the one before the last rotation, which is accepted until " +
           base::to_iso(previous->accepted_until) + ".";
  }
  if (is_previous) {
    return failure(
        "The client secret is the one before the last rotation, which was accepted "
        "until " +
        base::to_iso(previous->accepted_until) + ".");
  }
  return failure(std::string("The client secret is wrong."));
}

Verdict Judgement::judge_assertion() {
  AssertionExpectation expected;
  expected.client_id = m_application.id.value;
  expected.audiences = {m_surroundings.issuer, m_surroundings.issuer + "oauth/token"};
  expected.keys = assertion_keys();
  expected.now = m_surroundings.now;
  if (expected.keys.empty()) {
    return failure(std::string("No credential of the application is in force."));
  }
  auto mark = oauth::judge_assertion(m_client.assertion, expected);
  if (!mark) return failure(mark.error());
  if (m_surroundings.tenant.is_marked(mark->kind, mark->key)) {
    return failure(std::string("The assertion was used before (jti)."));
  }
  marks.push_back(std::move(*mark));
  return "signed an assertion, " + std::string(name(m_client.method)) + ".";
}

std::vector<jose::VerificationKey> Judgement::assertion_keys() const {
  std::vector<jose::VerificationKey> keys;
  if (m_client.method == AuthMethod::client_secret_jwt) {
    const auto add_secret_key = [&](const domain::StoredSecret& stored) {
      auto secret = m_surroundings.vault.reveal(stored);
      if (secret) keys.push_back({"", jose::Algorithm::hs256, nullptr, std::move(*secret)});
    };
    add_secret_key(m_application.secret);
    if (previous_secret_is_good()) add_secret_key(m_application.previous_secret->secret);
    return keys;
  }
  for (const auto& credential : credentials_in_force()) {
    if (credential->type != domain::CredentialType::public_key) continue;
    auto key = crypto::public_key_from_spki_der(credential->public_key_der);
    if (!key) continue;
    keys.push_back({credential->kid, jose_algorithm_of(credential->algorithm), *key, ""});
  }
  return keys;
}

// RFC 8705 section 2.1: an authority vouches for the certificate, and its subject is the registered
// one. Section 2.2: it is the registered certificate itself, whoever signed it.
Verdict Judgement::judge_certificate() const {
  const ClientCertificate& shown_certificate = *m_client.certificate;
  const crypto::Certificate& certificate = shown_certificate.certificate;
  const bool is_by_authority =
      m_application.credential_authentication->method == AuthMethod::tls_client_auth;
  const std::string subject = crypto::name_as_rfc4514(certificate.subject);
  const std::string described = "the certificate of \"" + shown(subject) + "\"";
  if (is_by_authority && !shown_certificate.is_verified) {
    return failure("No authority that is trusted here vouches for " + described + ".");
  }
  for (const auto& credential : credentials_in_force()) {
    if (is_by_authority && credential->type == domain::CredentialType::cert_subject_dn &&
        (credential->subject_dn == crypto::name_as_lines(certificate.subject) ||
         credential->subject_dn == subject)) {
      return "showed " + described + ", for which a trusted authority vouches.";
    }
    if (!is_by_authority && credential->type == domain::CredentialType::x509_cert &&
        credential->thumbprint_sha256 == jose::x5t_s256(certificate)) {
      return "showed " + described + ", which is registered.";
    }
  }
  return failure("No credential of the application in force fits " + described + ".");
}

// Those that are attached to the application and have not expired.
std::vector<std::shared_ptr<const domain::Credential>> Judgement::credentials_in_force() const {
  std::vector<std::shared_ptr<const domain::Credential>> credentials;
  for (const auto& id : m_application.credential_authentication->credentials) {
    auto credential = m_surroundings.tenant.credentials().find(id);
    if (!credential || credential->client_id != m_application.id) continue;
    if (!credential->is_expired(m_surroundings.now)) credentials.push_back(std::move(credential));
  }
  return credentials;
}

// Auth0 answers a wrong secret and a wrong assertion differently (reference/auth0.md section 4.4).
Refusal refusal_of(const PresentedClient& client, std::string reason) {
  const bool is_by_secret = client.method == AuthMethod::none ||
                            client.method == AuthMethod::client_secret_post ||
                            client.method == AuthMethod::client_secret_basic;
  return {is_by_secret ? ErrorCode::client_authentication_failed : ErrorCode::invalid_client, "",
          std::move(reason)};
}

}  // namespace

ClientAuthentication authenticate_client(const PresentedClient& client,
                                         const Surroundings& surroundings) {
  ClientAuthentication authentication;
  authentication.application = surroundings.tenant.applications().find({client.client_id});
  if (client.refusal) {
    authentication.refusal = client.refusal;
    return authentication;
  }
  if (client.client_id.empty()) {
    authentication.refusal =
        Refusal{ErrorCode::missing_parameter, "client_id",
                "The request names no client_id, neither in the body nor by HTTP Basic."};
    return authentication;
  }
  if (!authentication.application) {
    // Takes as long as a wrong secret does, so that client ids cannot be told apart by time.
    (void)surroundings.vault.matches({}, client.secret);
    authentication.refusal =
        refusal_of(client, "No application has the client_id \"" + shown(client.client_id) + "\".");
    return authentication;
  }
  Judgement judgement(client, *authentication.application, surroundings);
  const Verdict verdict = judgement.judge();
  if (!verdict) {
    authentication.refusal = refusal_of(client, verdict.error());
    return authentication;
  }
  authentication.explanation = "\"" + authentication.application->name + "\" " + *verdict;
  authentication.marks = std::move(judgement.marks);
  authentication.is_lasting = judgement.is_lasting;
  return authentication;
}

}  // namespace oauth

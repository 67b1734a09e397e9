#include "oauth/introspection.h"

#include "oauth/attempt_event.h"
#include "oauth/client_authentication.h"
#include "oauth/issued_token.h"
#include "oauth/request_form.h"

namespace oauth {

namespace {

using domain::LogEventType;

// A request about a token, as far as it got.
struct Inquiry {
  Attempt attempt;
  std::string token;
  base::Result<IssuedToken, std::string> issued = base::failure(std::string());
};

// The checks that both endpoints make; returns whether all passed.
bool judge(Inquiry& inquiry, const base::Request& request, const Surroundings& surroundings) {
  Attempt& attempt = inquiry.attempt;
  const auto form = read_request_form(request);
  if (!form) return attempt.refuse(step::request, form.error());
  auto token = parameter(*form, "token", jose::jws_length_max);
  if (!token) return attempt.refuse(step::request, token.error());
  attempt.pass(step::request, "A well-formed request about a token.");
  ClientAuthentication client =
      authenticate_client(read_presented_client(request, *form), surroundings);
  attempt.application = std::move(client.application);
  if (client.refusal) return attempt.refuse(step::client, std::move(*client.refusal));
  attempt.is_authenticated = true;
  attempt.marks = std::move(client.marks);
  attempt.pass(step::client, std::move(client.explanation));
  if (token->empty()) {
    return attempt.refuse(step::token,
                          {ErrorCode::missing_parameter, "token", "The request names no token."});
  }
  inquiry.token = std::move(*token);
  return true;
}

// What the token says of itself goes to the log, and never the token.
void read_token(Inquiry& inquiry, const Surroundings& surroundings, const KeyRing& ring) {
  inquiry.issued = read_issued_token(inquiry.token, surroundings, ring);
  if (!inquiry.issued) return;
  inquiry.attempt.audience.value = base::string_member(inquiry.issued->claims, "aud").value_or("");
}

std::string of_application(const IssuedToken& issued, const domain::Tenant& tenant) {
  const auto application = tenant.applications().find(issued.client_id);
  return application ? "of \"" + application->name + "\"" : "of the dashboard";
}

// Ends an inquiry: an answer that refuses where a check did, and the event.
Answer conclude(Inquiry& inquiry, const base::Request& request, const Surroundings& surroundings,
                LogEventType type, std::string description) {
  Attempt& attempt = inquiry.attempt;
  Answer answer;
  if (attempt.refusal) answer.response = to_response(*attempt.refusal, request);
  if (attempt.is_authenticated) answer.application = attempt.application;
  answer.changes.assign(attempt.marks.begin(), attempt.marks.end());
  answer.needs_changes = !answer.changes.empty();
  base::Json details = base::Json::object();
  if (inquiry.issued) details["token"]["client_id"] = inquiry.issued->client_id.value;
  domain::LogEvent event =
      event_of(attempt, request, surroundings.now, surroundings.tenant, std::move(details));
  event.type = type;
  if (!attempt.refusal) event.description = std::move(description);
  if (inquiry.issued) {
    event.token_id = base::string_member(inquiry.issued->claims, "jti").value_or("");
  }
  answer.changes.push_back(std::move(event));
  return answer;
}

base::Json claims_for_introspection(IssuedToken issued) {
  const base::Json* confirmation = base::find_member(issued.claims, "cnf");
  const bool is_dpop = confirmation && base::find_member(*confirmation, "jkt");
  base::Json body = std::move(issued.claims);
  body["active"] = true;
  body["token_type"] = is_dpop ? "DPoP" : "Bearer";
  if (!issued.client_id.empty()) body["client_id"] = issued.client_id.value;
  return body;
}

}  // namespace

Answer introspect(const base::Request& request, const Surroundings& surroundings,
                  const KeyRing& ring) {
  Inquiry inquiry;
  if (!judge(inquiry, request, surroundings)) {
    return conclude(inquiry, request, surroundings, LogEventType::token_introspection_failed, "");
  }
  read_token(inquiry, surroundings, ring);
  const auto& issued = inquiry.issued;
  inquiry.attempt.pass(
      step::token, issued
                       ? "The token " + of_application(*issued, surroundings.tenant) + " is good."
                       : "The token is not active. " + issued.error());
  Answer answer = conclude(inquiry, request, surroundings, LogEventType::token_introspected,
                           issued ? "Active token introspected" : "Inactive token introspected");
  const base::Json body =
      issued ? claims_for_introspection(*issued) : base::Json({{"active", false}});
  answer.response = json_response(200, base::write_json(body));
  return answer;
}

Answer revoke(const base::Request& request, const Surroundings& surroundings, const KeyRing& ring) {
  Inquiry inquiry;
  Attempt& attempt = inquiry.attempt;
  if (judge(inquiry, request, surroundings)) {
    read_token(inquiry, surroundings, ring);
    const auto& issued = inquiry.issued;
    if (is_nested(inquiry.token)) {
      attempt.refuse(step::token, {ErrorCode::unsupported_token_type, "", issued.error()});
    } else if (issued && issued->client_id != attempt.application->id) {
      attempt.refuse(step::token,
                     {ErrorCode::token_of_another_client, "",
                      "The token is one " + of_application(*issued, surroundings.tenant) + "."});
    } else {
      attempt.pass(step::token, issued ? "The token is the application's own."
                                       : "There is nothing to revoke. " + issued.error());
    }
  }
  if (attempt.refusal) {
    return conclude(inquiry, request, surroundings, LogEventType::token_revocation_failed, "");
  }
  Answer answer = conclude(inquiry, request, surroundings, LogEventType::token_revoked,
                           inquiry.issued ? "Token revoked" : "Nothing to revoke");
  if (inquiry.issued) {
    answer.changes.push_back(domain::TokenMark{
        domain::TokenMarkKind::revoked, revocation_key(inquiry.token), inquiry.issued->expires_at});
    answer.needs_changes = true;
  }
  answer.response = json_response(200, "");
  return answer;
}

}  // namespace oauth

#include "oauth/introspection.h"

#include <algorithm>

#include "oauth/client_authentication.h"
#include "oauth/issued_token.h"
#include "oauth/request_form.h"

namespace oauth {

namespace {

// A request about a token, from an application that proved who it is.
struct Inquiry {
  domain::ClientId client_id;
  std::string token;
};

// The failing outcome is the answer. Used-up proofs are in `answer` either way.
std::optional<Inquiry> read_inquiry(const base::Request& request, const Surroundings& surroundings,
                                    Answer& answer) {
  const auto refuse = [&](const Refusal& refusal) {
    answer.response = to_response(refusal, request);
    return std::nullopt;
  };
  const auto form = read_request_form(request);
  if (!form) return refuse(form.error());
  auto token = parameter(*form, "token", jose::jws_length_max);
  if (!token) return refuse(token.error());
  const auto client = authenticate_client(read_presented_client(request, *form), surroundings);
  if (client.refusal) return refuse(*client.refusal);
  answer.changes.assign(client.marks.begin(), client.marks.end());
  if (token->empty()) return refuse({ErrorCode::missing_parameter, "token", ""});
  return Inquiry{client.application->id, std::move(*token)};
}

// Five parts (RFC 7516 section 7.1).
bool is_nested(std::string_view token) {
  return std::count(token.begin(), token.end(), '.') == 4;
}

}  // namespace

Answer introspect(const base::Request& request, const Surroundings& surroundings,
                  const KeyRing& ring) {
  Answer answer;
  const auto inquiry = read_inquiry(request, surroundings, answer);
  if (!inquiry) return answer;
  base::Json body = {{"active", false}};
  if (auto issued = read_issued_token(inquiry->token, surroundings, ring)) {
    const base::Json* confirmation = base::find_member(issued->claims, "cnf");
    body = std::move(issued->claims);
    body["active"] = true;
    body["token_type"] =
        confirmation && base::find_member(*confirmation, "jkt") ? "DPoP" : "Bearer";
    if (!issued->client_id.empty()) body["client_id"] = issued->client_id.value;
  }
  answer.response = json_response(200, base::write_json(body));
  return answer;
}

Answer revoke(const base::Request& request, const Surroundings& surroundings, const KeyRing& ring) {
  Answer answer;
  const auto inquiry = read_inquiry(request, surroundings, answer);
  if (!inquiry) return answer;
  if (is_nested(inquiry->token)) {
    answer.response = to_response({ErrorCode::unsupported_token_type, "", ""}, request);
    return answer;
  }
  const auto issued = read_issued_token(inquiry->token, surroundings, ring);
  if (issued && issued->client_id != inquiry->client_id) {
    answer.response = to_response({ErrorCode::token_of_another_client, "", ""}, request);
    return answer;
  }
  if (issued) {
    answer.changes.push_back(domain::TokenMark{domain::TokenMarkKind::revoked,
                                               revocation_key(inquiry->token), issued->expires_at});
  }
  answer.response = json_response(200, "");
  return answer;
}

}  // namespace oauth

#include "oauth/attempt_event.h"

#include "base/form.h"
#include "base/trace_parent.h"
#include "oauth/request_form.h"
#include "oauth/token_decision.h"

namespace oauth {

namespace {

// The end user's address, which an application of one's own server may forward (reference/auth0.md
// section 1.2); else that of the peer.
std::string address_of(const Attempt& attempt, const base::Request& request) {
  const bool is_trusted =
      attempt.is_authenticated && attempt.application->is_token_endpoint_ip_header_trusted;
  const std::string forwarded = is_trusted ? request.header_or("auth0-forwarded-for", "") : "";
  const auto first = base::trim(std::string_view(forwarded).substr(0, forwarded.find(',')));
  constexpr size_t address_length_max = 45;  // INET6_ADDRSTRLEN without its NUL
  const bool is_address = !first.empty() && first.size() <= address_length_max &&
                          first.find_first_not_of("0123456789abcdefABCDEF.:") == first.npos;
  return is_address ? std::string(first) : request.remote_address;
}

std::string text_of_details(const Attempt& attempt, const base::Request& request,
                            base::Json details) {
  if (attempt.requests > 1) details["requests"] = attempt.requests;
  if (const auto trace = base::trace_parent(request.headers)) details["traceparent"] = trace->text;
  if (!attempt.fault.empty()) details["fault"] = attempt.fault;
  return details.empty() ? "" : base::write_json(details);
}

}  // namespace

domain::LogEvent event_of(Attempt& attempt, const base::Request& request, base::Time now,
                          const domain::Tenant& tenant, base::Json details) {
  domain::LogEvent event;
  event.id = tenant.log().next_id(now);
  event.date = now;
  event.status = 200;
  if (attempt.application) {
    event.client_id = attempt.application->id;
    event.client_name = attempt.application->name;
  }
  event.ip = address_of(attempt, request);
  event.user_agent = shown(request.header_or("user-agent", ""));
  event.hostname = shown(request.header_or("host", ""));
  event.audience.value = shown(attempt.audience.value);
  if (attempt.organization) {
    event.organization_id = attempt.organization->id;
    event.organization_name = attempt.organization->name;
  }
  event.scopes = logged_scopes(attempt.scopes);
  if (attempt.refusal) {
    const PublicError error = public_error(*attempt.refusal);
    event.description = error.description;
    event.status = error.status;
    if (attempt.checks.back().name == step::client) {
      details["client_authentication_error"] = attempt.refusal->reason;
    }
  }
  event.checks = std::move(attempt.checks);
  event.other_details = text_of_details(attempt, request, std::move(details));
  return event;
}

void renew(domain::LogEvent& event, const Attempt& attempt, const base::Request& request,
           base::Time now, const domain::Tenant& tenant) {
  tenant.log().write_next_id(event.id, now);
  event.date = now;
  // Only the quota, which comes last, may stand otherwise.
  if (attempt.checks.size() != event.checks.size()) {
    event.checks = attempt.checks;
  } else if (attempt.checks.back().name == step::quota) {
    event.checks.back() = attempt.checks.back();
  }
  const bool may_have_details =
      attempt.requests > 1 || !event.other_details.empty() || !attempt.fault.empty();
  if (may_have_details) {
    event.other_details = text_of_details(attempt, request, base::Json::object());
  }
}

}  // namespace oauth

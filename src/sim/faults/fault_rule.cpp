#include "sim/faults/fault_rule.h"

namespace sim {

namespace {

// What nobody breaks by a rule for everything: it is how the rule is taken away again.
bool is_spared(std::string_view path) {
  return path.starts_with("/api/") || path.starts_with("/admin/");
}

// A browser that asks first whether a page may ask. It shows the page no other answer than a good
// one, so the request itself suffers.
bool is_preflight(const base::Request& request) {
  return request.method == "OPTIONS" && request.headers.find("access-control-request-method");
}

}  // namespace

FaultStage stage_of(FaultKind kind) {
  switch (kind) {
    case FaultKind::delay:
      return FaultStage::delay;
    case FaultKind::drop_connection:
    case FaultKind::internal_server_error:
    case FaultKind::bad_gateway:
    case FaultKind::service_unavailable:
    case FaultKind::too_many_requests:
      return FaultStage::instead;
    case FaultKind::cut_answer:
    case FaultKind::truncated_body:
    case FaultKind::malformed_json:
    case FaultKind::wrong_content_type:
      return FaultStage::answer;
    case FaultKind::token_expired:
    case FaultKind::token_not_yet_valid:
    case FaultKind::wrong_audience:
    case FaultKind::wrong_issuer:
    case FaultKind::missing_scope:
    case FaultKind::bad_signature:
    case FaultKind::alg_none:
    case FaultKind::unknown_kid:
    case FaultKind::wrong_token_type:
    case FaultKind::wrong_expires_in:
      return FaultStage::token;
    case FaultKind::stale_jwks:
    case FaultKind::empty_jwks:
      return FaultStage::keys;
  }
  return FaultStage::answer;
}

FaultEnd end_of(const FaultRule& rule, base::Time now) {
  if (!rule.is_enabled) return FaultEnd::switched_off;
  if (rule.count > 0 && rule.applied >= static_cast<uint64_t>(rule.count)) return FaultEnd::count;
  if (rule.until && now >= *rule.until) return FaultEnd::time;
  return FaultEnd::none;
}

bool is_faults_path(std::string_view path) {
  return path == "/admin/faults" || path.starts_with("/admin/faults/");
}

bool fits_place(const FaultRule& rule, const base::Request& request) {
  const std::string_view path = request.path();
  if (is_faults_path(path)) return false;
  if (!rule.method.empty() && rule.method != request.method) return false;
  if (rule.method.empty() && is_preflight(request)) return false;
  if (rule.path.empty()) return !is_spared(path);
  if (!rule.path.ends_with('*')) return rule.path == path;
  const std::string_view beginning = std::string_view(rule.path).substr(0, rule.path.size() - 1);
  if (!path.starts_with(beginning)) return false;
  // "/*" and "/a*" name neither of these.
  return !is_spared(path) || is_spared(beginning);
}

bool fits(const FaultRule& rule, const FaultTarget& target) {
  return (rule.client_id.empty() || rule.client_id == target.client_id) &&
         (rule.audience.empty() || rule.audience == target.audience);
}

}  // namespace sim

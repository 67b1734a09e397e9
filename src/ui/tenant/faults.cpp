#include "ui/tenant/faults.h"

#include <algorithm>

#include "ui/tenant/members.h"
#include "ui/text/faults.h"

namespace ui {
namespace {

std::optional<Fault> read_fault(const base::Json& json) {
  const auto kind = domain::from_name<sim::FaultKind>(text_of(json, "fault"));
  const auto end = domain::from_name<sim::FaultEnd>(text_of(json, "ended_by"));
  if (!kind || !end) return std::nullopt;
  Fault fault;
  fault.id = text_of(json, "id");
  fault.kind = *kind;
  fault.client_id = text_of(json, "client_id");
  fault.audience = text_of(json, "audience");
  fault.path = text_of(json, "path");
  fault.method = text_of(json, "method");
  fault.count = number_of(json, "count");
  const base::Json* share = base::find_member(json, "probability");
  if (share && share->is_number())
    fault.percent = static_cast<long long>(share->get<double>() * 100 + 0.5);
  fault.until = text_of(json, "until");
  fault.matched = number_of(json, "matched");
  fault.applied = number_of(json, "applied");
  fault.end = *end;
  return fault;
}

}  // namespace

std::optional<std::vector<Fault>> read_faults(const base::Json& json) {
  const base::Json* list = base::find_member(json, "faults");
  if (!list || !list->is_array()) return std::nullopt;
  std::vector<Fault> faults;
  for (const base::Json& one : *list) {
    auto fault = read_fault(one);
    if (!fault) return std::nullopt;
    faults.push_back(std::move(*fault));
  }
  std::reverse(faults.begin(), faults.end());
  return faults;
}

size_t count_at_work(const std::vector<Fault>& faults) {
  return static_cast<size_t>(std::count_if(faults.begin(), faults.end(), [](const Fault& fault) {
    return fault.end == sim::FaultEnd::none;
  }));
}

const char* title_of(sim::FaultKind kind) {
  switch (kind) {
    case sim::FaultKind::delay:
      return words::fault_delay;
    case sim::FaultKind::drop_connection:
      return words::fault_drop_connection;
    case sim::FaultKind::cut_answer:
      return words::fault_cut_answer;
    case sim::FaultKind::internal_server_error:
      return words::fault_internal_server_error;
    case sim::FaultKind::bad_gateway:
      return words::fault_bad_gateway;
    case sim::FaultKind::service_unavailable:
      return words::fault_service_unavailable;
    case sim::FaultKind::too_many_requests:
      return words::fault_too_many_requests;
    case sim::FaultKind::truncated_body:
      return words::fault_truncated_body;
    case sim::FaultKind::malformed_json:
      return words::fault_malformed_json;
    case sim::FaultKind::wrong_content_type:
      return words::fault_wrong_content_type;
    case sim::FaultKind::token_expired:
      return words::fault_token_expired;
    case sim::FaultKind::token_not_yet_valid:
      return words::fault_token_not_yet_valid;
    case sim::FaultKind::wrong_audience:
      return words::fault_wrong_audience;
    case sim::FaultKind::wrong_issuer:
      return words::fault_wrong_issuer;
    case sim::FaultKind::missing_scope:
      return words::fault_missing_scope;
    case sim::FaultKind::bad_signature:
      return words::fault_bad_signature;
    case sim::FaultKind::alg_none:
      return words::fault_alg_none;
    case sim::FaultKind::unknown_kid:
      return words::fault_unknown_kid;
    case sim::FaultKind::wrong_token_type:
      return words::fault_wrong_token_type;
    case sim::FaultKind::wrong_expires_in:
      return words::fault_wrong_expires_in;
    case sim::FaultKind::stale_jwks:
      return words::fault_stale_jwks;
    case sim::FaultKind::empty_jwks:
      return words::fault_empty_jwks;
  }
  return "";
}

const char* note_of(sim::FaultKind kind) {
  using enum sim::FaultKind;
  if (kind == delay) return words::fault_delay_note;
  if (kind == drop_connection) return words::fault_drop_connection_note;
  if (kind == cut_answer) return words::fault_cut_answer_note;
  if (kind == too_many_requests) return words::fault_too_many_requests_note;
  if (kind == stale_jwks) return words::fault_stale_jwks_note;
  return "";
}

}  // namespace ui

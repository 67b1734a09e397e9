#include "engine/tally.h"

namespace engine {

using domain::ApplicationType;
using oauth::ErrorCode;

void Tally::count(const oauth::Attempt& attempt) {
  if (attempt.refusal) return count(attempt.refusal->code, attempt.requests);
  if (attempt.api->is_system()) {
    m_management_tokens.fetch_add(attempt.requests, std::memory_order_relaxed);
    return;
  }
  const auto& type = attempt.application->type;
  const size_t place = type ? static_cast<size_t>(*type) : m_tokens.size() - 1;
  m_tokens[place].fetch_add(attempt.requests, std::memory_order_relaxed);
}

void Tally::count(ErrorCode refusal, uint64_t requests) {
  m_refusals[static_cast<size_t>(refusal)].fetch_add(requests, std::memory_order_relaxed);
}

Figures Tally::figures() const {
  Figures figures;
  for (const auto& word : domain::Words<ApplicationType>::all) {
    figures.tokens[word.text] = m_tokens[static_cast<size_t>(word.value)];
  }
  figures.tokens["unset"] = m_tokens.back();
  figures.management_tokens = m_management_tokens;
  for (size_t at = 0; at < m_refusals.size(); ++at) {
    const uint64_t count = m_refusals[at];
    if (count == 0) continue;
    figures.refusals[oauth::public_error({static_cast<ErrorCode>(at), "", ""}).error] += count;
  }
  const auto of = [this](ErrorCode code) -> uint64_t {
    return m_refusals[static_cast<size_t>(code)];
  };
  figures.application_quota_refusals = of(ErrorCode::client_quota_exceeded);
  figures.organization_quota_refusals = of(ErrorCode::organization_quota_exceeded);
  figures.plan_refusals = of(ErrorCode::plan_exceeded);
  figures.rate_limit_refusals = of(ErrorCode::rate_limit_exceeded);
  return figures;
}

}  // namespace engine

#include "ui/screens/tenant_import.h"

#include <utility>

#include "ui/tenant/paths.h"

namespace ui {
namespace {

// Of a larger tenant the first ten thousand are looked at.
constexpr size_t pages_max = 100;

struct ImportedPart {
  const char* path;
  const char* list;  // in its answer; nullptr: the answer is taken as a whole
  base::Json sim::TenantDocuments::*into;
};
constexpr ImportedPart imported_parts[] = {
    {"/api/v2/client-grants?", "client_grants", &sim::TenantDocuments::client_grants},
    // Without their secrets.
    {"/api/v2/clients?app_type=non_interactive&fields=client_id,name,app_type,token_quota&",
     "clients", &sim::TenantDocuments::clients},
    {"/api/v2/resource-servers?", "resource_servers", &sim::TenantDocuments::resource_servers},
    {"/api/tallygate/v1/usage/applications", nullptr, &sim::TenantDocuments::usage_applications},
    {"/api/tallygate/v1/plan", nullptr, &sim::TenantDocuments::plan}};

}  // namespace

void TenantImport::begin(Calls& calls, std::string title, base::Time now) {
  m_state = std::make_shared<State>();
  m_state->documents.title = std::move(title);
  m_state->documents.now = now;
  for (base::Json* list : {&m_state->documents.clients, &m_state->documents.client_grants,
                           &m_state->documents.resource_servers}) {
    *list = base::Json::array();
  }
  ask(calls, m_state);
}

// Whoever begins anew has another state: what is read into this one is nobody's then.
void TenantImport::ask(Calls& calls, const std::shared_ptr<State>& state) {
  if (state->part == std::size(imported_parts)) {
    state->is_done = true;
    return;
  }
  const ImportedPart& part = imported_parts[state->part];
  std::string path = part.path;
  if (part.list) {
    path += "include_totals=true&per_page=" + std::to_string(page_size) +
            "&page=" + std::to_string(state->page);
  }
  calls.get(path, [&calls, state, &part](const Answer& answer) {
    const base::Json* list = answer && part.list ? base::find_member(*answer, part.list) : nullptr;
    if (!answer || (part.list && (!list || !list->is_array()))) {
      state->failure = answer ? malformed_answer : answer.error();
      state->is_done = true;
      return;
    }
    base::Json& into = state->documents.*part.into;
    bool has_more = false;
    if (part.list) {
      into.insert(into.end(), list->begin(), list->end());
      has_more = list->size() == page_size && ++state->page < pages_max;
    } else {
      into = *answer;
    }
    if (!has_more) {
      ++state->part;
      state->page = 0;
    }
    ask(calls, state);
  });
}

std::optional<sim::TenantDocuments> TenantImport::take() {
  if (!m_state || !m_state->is_done || m_state->failure) return std::nullopt;
  return std::move(std::exchange(m_state, nullptr)->documents);
}

std::optional<Failure> TenantImport::take_failure() {
  if (!m_state || !m_state->failure) return std::nullopt;
  return std::exchange(m_state, nullptr)->failure;
}

}  // namespace ui

// GET /api/v2/clients: its filters.
#include <algorithm>
#include <optional>
#include <string>

#include "management/client_json.h"
#include "management/client_query.h"
#include "management/clients.h"
#include "management/pagination.h"

namespace management {

namespace {

using domain::Application;

// Nothing: no query, all of them.
using Chosen = std::optional<ClientQuery>;

base::Result<Chosen, Outcome> parse_query(const Call& call) {
  const std::string text(base::trim(call.query_or("q", "")));
  if (text.empty()) return Chosen();
  auto query = ClientQuery::parse(text, call.context.tenant);
  if (!query) return base::failure(invalid_query("'" + query.error() + "' on property q."));
  return Chosen(std::move(*query));
}

}  // namespace

Outcome list_clients(const Call& call) {
  if (auto refusal = unreadable_fields(call)) return *refusal;
  const auto is_first_party = query_flag(call, "is_first_party");
  if (!is_first_party) return is_first_party.error();
  const auto is_global = query_flag(call, "is_global");
  if (!is_global) return is_global.error();
  const auto chosen = parse_query(call);
  if (!chosen) return chosen.error();
  const auto types = comma_list(call.query_or("app_type", ""));
  // Of clients that are registered by a metadata document, which none is here.
  const bool by_external_id = !call.query_or("external_client_id", "").empty();
  const auto wanted = [&](const Application& application) {
    if (by_external_id) return false;
    if (*is_global && **is_global != application.is_global()) return false;
    if (*is_first_party && **is_first_party != application.is_first_party) return false;
    const bool is_of_type =
        types.empty() || (application.type && std::find(types.begin(), types.end(),
                                                        name(*application.type)) != types.end());
    return is_of_type && (!*chosen || (*chosen)->names(application.id, call.context.tenant));
  };
  const auto json_of = [&](const Application& application) { return to_json(application, call); };
  const bool is_filtered =
      by_external_id || *is_global || *is_first_party || *chosen || !types.empty();
  const auto all = call.context.tenant.applications().in_order();
  return is_filtered ? list(call, all, "clients", wanted, json_of)
                     : list(call, all, "clients", Everything(), json_of);
}

}  // namespace management

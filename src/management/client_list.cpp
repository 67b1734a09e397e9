// GET /api/v2/clients: its filters.
#include <algorithm>
#include <set>

#include "management/client_json.h"
#include "management/clients.h"
#include "management/pagination.h"

namespace management {

namespace {

using domain::Application;

// The applications that a query names by their grants; nothing: no query, all of them.
using Chosen = std::optional<std::set<domain::ClientId>>;

Outcome unknown_query(const std::string& text) {
  return invalid_query(
      "'String does not match pattern client_grant.organization_id:{id} or "
      "client_grant.allow_any_organization:{true|false}: " +
      text + "' on property q.");
}

// Those with a grant for which `wanted` holds.
template <class Wanted>
std::set<domain::ClientId> applications_with_grant(const domain::Tenant& tenant, Wanted wanted) {
  std::set<domain::ClientId> ids;
  for (const auto& [place, grant] : tenant.grants().in_order()) {
    if (wanted(*grant)) ids.insert(grant->client_id);
  }
  return ids;
}

// The query that Auth0 documents (reference/auth0.md section 3.4): one term.
base::Result<Chosen, Outcome> parse_query(const Call& call) {
  const std::string query(base::trim(call.query_or("q", "")));
  if (query.empty()) return Chosen();
  const domain::Tenant& tenant = call.context.tenant;
  const size_t colon = query.find(':');
  const std::string term = query.substr(0, colon);
  std::string value = colon == std::string::npos ? "" : query.substr(colon + 1);
  std::erase(value, '"');
  if (term == "client_grant.allow_any_organization" && (value == "true" || value == "false")) {
    return applications_with_grant(tenant, [&](const domain::ClientGrant& grant) {
      return grant.allow_any_organization == (value == "true");
    });
  }
  if (term != "client_grant.organization_id" || value.empty()) {
    return base::failure(unknown_query(query));
  }
  const auto organization = tenant.organizations().find({value});
  return applications_with_grant(tenant, [&](const domain::ClientGrant& grant) {
    return organization && organization->has_grant(grant.id);
  });
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
  return list(
      call, call.context.tenant.applications(), "clients",
      [&](const Application& application) {
        if (by_external_id) return false;
        if (*is_global && **is_global != application.is_global()) return false;
        if (*is_first_party && **is_first_party != application.is_first_party) return false;
        if (*chosen && !(*chosen)->contains(application.id)) return false;
        return types.empty() ||
               (application.type &&
                std::find(types.begin(), types.end(), name(*application.type)) != types.end());
      },
      [&](const Application& application) { return to_json(application, call); });
}

}  // namespace management

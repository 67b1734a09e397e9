#include "management/usage_query.h"

namespace management {

namespace {

// "2026-11" to its first moment.
std::optional<base::Time> parse_month(const std::string& text) {
  if (text.size() != 7) return std::nullopt;
  const auto time = base::parse_iso(text + "-01T00:00:00Z");
  return time ? std::optional(*time) : std::nullopt;
}

}  // namespace

bool UsageQuery::wants(const domain::UsageCount& count) const {
  return (client_id.empty() || count.client_id.value == client_id) &&
         (audience.empty() || count.audience.value == audience) &&
         (organization_id.empty() || count.organization_id.value == organization_id);
}

std::string UsageQuery::month() const {
  return month_name(from);
}

base::Result<UsageQuery, Outcome> parse_usage_query(const Call& call) {
  UsageQuery query = present_month(call);
  if (const std::string* asked = base::find_value(call.query, "month")) {
    const auto month = parse_month(*asked);
    if (!month) {
      return base::failure(invalid_query("'A month is written as 2026-11' on property month."));
    }
    query.from = *month;
  }
  query.to = base::start_of_next_month(query.from);
  query.client_id = call.query_or("client_id", "");
  query.audience = call.query_or("audience", "");
  query.organization_id = call.query_or("organization_id", "");
  return query;
}

UsageQuery present_month(const Call& call) {
  UsageQuery query;
  query.from = base::start_of_month(call.context.now);
  query.to = base::start_of_next_month(query.from);
  return query;
}

std::string month_name(base::Time time) {
  return base::to_iso(time).substr(0, 7);
}

std::string name_of(const domain::Tenant& tenant, const domain::ClientId& id) {
  const auto application = tenant.applications().find(id);
  return application ? application->name : "(deleted application)";
}

std::string name_of(const domain::Tenant& tenant, const domain::Audience& audience) {
  const auto api = tenant.find_api(audience);
  return api ? api->name : "(deleted API)";
}

std::string name_of(const domain::Tenant& tenant, const domain::OrganizationId& id) {
  if (id.empty()) return "";
  const auto organization = tenant.organizations().find(id);
  return organization ? organization->name : "(deleted organization)";
}

}  // namespace management

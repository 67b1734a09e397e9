#include "management/usage_csv.h"

#include <unordered_map>

namespace management {

namespace {

// RFC 4180 section 2: quoted where it must be. A text that a spreadsheet would take for a formula
// gets an apostrophe.
std::string cell(const std::string& value) {
  std::string text = value;
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) {
    text.insert(text.begin(), '\'');
  }
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

// What something is called, looked up once for all rows that have it.
template <class Id>
class Names {
 public:
  explicit Names(const domain::Tenant& tenant) : m_tenant(tenant) {}
  const std::string& cell_of(const Id& id) {
    const auto [at, is_new] = m_cells.try_emplace(id);
    if (is_new) at->second = cell(id.value) + ',' + cell(name_of(m_tenant, id));
    return at->second;
  }

 private:
  const domain::Tenant& m_tenant;
  std::unordered_map<Id, std::string> m_cells;
};

}  // namespace

Outcome usage_csv(const UsageQuery& query, const domain::Tenant& tenant) {
  std::string text =
      "from,hours,client_id,application,audience,api,organization_id,organization,tokens,"
      "over_quota,refused\r\n";
  Names<domain::ClientId> clients(tenant);
  Names<domain::Audience> audiences(tenant);
  Names<domain::OrganizationId> organizations(tenant);
  query.each(tenant.usage(), [&](const domain::UsageCount& count) {
    text += base::to_iso(count.hour);
    text += count.is_whole_day ? ",24," : ",1,";
    text += clients.cell_of(count.client_id);
    text += ',';
    text += audiences.cell_of(count.audience);
    text += ',';
    text += organizations.cell_of(count.organization_id);
    for (const uint64_t number : {count.tokens, count.over_quota, count.refused}) {
      text += ',';
      text += std::to_string(number);
    }
    text += "\r\n";
  });
  Outcome outcome;
  outcome.response.headers = {
      {"content-type", "text/csv; charset=utf-8"},
      {"content-disposition", "attachment; filename=\"usage-" + query.month() + ".csv\""},
      {"cache-control", "no-store"}};
  outcome.response.body = std::move(text);
  return outcome;
}

}  // namespace management

#include "management/usage_csv.h"

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

}  // namespace

Outcome usage_csv(const UsageQuery& query, const domain::Tenant& tenant) {
  std::string text =
      "from,hours,client_id,application,audience,api,organization_id,organization,tokens,"
      "over_quota,refused\r\n";
  query.each(tenant.usage(), [&](const domain::UsageCount& count) {
    text += base::to_iso(count.hour) + (count.is_whole_day ? ",24," : ",1,") +
            cell(count.client_id.value) + ',' + cell(name_of(tenant, count.client_id)) + ',' +
            cell(count.audience.value) + ',' + cell(name_of(tenant, count.audience)) + ',' +
            cell(count.organization_id.value) + ',' + cell(name_of(tenant, count.organization_id)) +
            ',' + std::to_string(count.tokens) + ',' + std::to_string(count.over_quota) + ',' +
            std::to_string(count.refused) + "\r\n";
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

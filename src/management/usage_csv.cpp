#include "management/usage_csv.h"

#include <unordered_map>

#include "management/usage_walk.h"

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

// What something is called, looked up once for all rows that have it. Most rows have what the one
// before had.
template <class Id>
class Names {
 public:
  const std::string& cell_of(const domain::Tenant& tenant, const Id& id) {
    if (m_last && m_last->first == id) return m_last->second;
    const auto [at, is_new] = m_cells.try_emplace(id);
    if (is_new) at->second = cell(id.value) + ',' + cell(name_of(tenant, id));
    m_last = &*at;
    return at->second;
  }

 private:
  std::unordered_map<Id, std::string> m_cells;
  const std::pair<const Id, std::string>* m_last = nullptr;
};

// In pieces: a text that grows is copied each time, as a whole.
class UsageTable {
 public:
  void add(const domain::UsageCount& count, const domain::Tenant& tenant) {
    if (m_pieces.empty() || m_pieces.back().size() > piece_octets) {
      m_pieces.emplace_back().reserve(piece_octets + row_octets);
    }
    std::string& text = m_pieces.back();
    if (m_hour_text.empty() || m_hour != count.hour) {
      m_hour = count.hour;
      m_hour_text = base::to_iso(m_hour);
    }
    text += m_hour_text;
    text += count.is_whole_day ? ",24," : ",1,";
    text += m_clients.cell_of(tenant, count.client_id);
    text += ',';
    text += m_audiences.cell_of(tenant, count.audience);
    text += ',';
    text += m_organizations.cell_of(tenant, count.organization_id);
    for (const uint64_t number : {count.tokens, count.over_quota, count.refused}) {
      text += ',';
      text += std::to_string(number);
    }
    text += "\r\n";
  }
  std::string text() const {
    std::string all =
        "from,hours,client_id,application,audience,api,organization_id,organization,tokens,"
        "over_quota,refused\r\n";
    size_t size = all.size();
    for (const std::string& piece : m_pieces) size += piece.size();
    all.reserve(size);
    for (const std::string& piece : m_pieces) all += piece;
    return all;
  }

 private:
  static constexpr size_t piece_octets = 1 << 16, row_octets = 1 << 10;
  std::vector<std::string> m_pieces;
  base::Time m_hour{};
  std::string m_hour_text;
  Names<domain::ClientId> m_clients;
  Names<domain::Audience> m_audiences;
  Names<domain::OrganizationId> m_organizations;
};

}  // namespace

Outcome usage_csv(const Call& call, const UsageQuery& query) {
  const domain::Tenant& tenant = call.context.tenant;
  auto table = sums_of<UsageTable>(
      call, query,
      [&](UsageTable& rows, const domain::UsageCount& count) { rows.add(count, tenant); });
  Outcome outcome;
  outcome.response.headers = {
      {"content-type", "text/csv; charset=utf-8"},
      {"content-disposition", "attachment; filename=\"usage-" + query.month() + ".csv\""},
      {"cache-control", "no-store"}};
  call.context.steps.aside([&] {
    outcome.response.body = table.text();
    table = {};
  });
  return outcome;
}

}  // namespace management

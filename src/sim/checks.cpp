#include "sim/checks.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <unordered_map>
#include <utility>

namespace sim {

namespace {

// A count of the engine's usage report.
struct Taken {
  std::string hour, client_id;
  uint64_t tokens = 0;
};

constexpr size_t hour_cell = 0, client_id_cell = 2, tokens_cell = 8;
using Cells = std::array<std::string_view, 9>;

// The first cells of a row (RFC 4180), quoted ones with their quotes: those that are looked at have
// none.
Cells cells_of(std::string_view line) {
  Cells cells;
  size_t begin = 0, cell = 0;
  bool is_quoted = false;
  for (size_t at = 0; at <= line.size() && cell < cells.size(); ++at) {
    if (at < line.size() && line[at] == '"') is_quoted = !is_quoted;
    if (at < line.size() && (is_quoted || line[at] != ',')) continue;
    cells[cell++] = line.substr(begin, at - begin);
    begin = at + 1;
  }
  return cells;
}

// Rows of the report as CSV, for every month of the run. Nothing when the engine does not answer.
std::optional<std::vector<Taken>> usage_of(const Scenario& scenario, base::Time end,
                                           Tenant& tenant) {
  std::vector<Taken> rows;
  for (base::Time month = base::start_of_month(scenario.start); month <= end;
       month = base::start_of_next_month(month)) {
    const auto response = tenant.manage(
        "GET", "/api/tallygate/v1/usage?format=csv&month=" + base::to_iso(month).substr(0, 7));
    if (response.status != 200) return std::nullopt;
    std::string_view text = response.body;
    bool is_heading = true;
    while (!text.empty()) {
      std::string_view line = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(text.size(), line.size() + 1));
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (std::exchange(is_heading, false) || line.empty()) continue;
      const Cells cells = cells_of(line);
      Taken row{std::string(cells[hour_cell]), std::string(cells[client_id_cell]), 0};
      const std::string_view tokens = cells[tokens_cell];
      std::from_chars(tokens.data(), tokens.data() + tokens.size(), row.tokens);
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

Check count_check(const std::vector<Taken>& usage, const World& world) {
  uint64_t by_report = 0;
  for (const Taken& row : usage) by_report += row.tokens;
  const uint64_t counted = world.ledger().total().tokens;
  return {"count", by_report == counted,
          "The engine's usage report says " + std::to_string(by_report) +
              " tokens, the simulation " + std::to_string(counted) + "."};
}

Check quota_check(const Scenario& scenario, const std::vector<Taken>& usage, Tenant& tenant) {
  // Of each client that has an enforced one, the same all along.
  std::unordered_map<std::string_view, const domain::TokenQuota*> limits;
  for (size_t at = 0; at < scenario.applications.size(); ++at) {
    const auto& plan = scenario.applications[at];
    const bool changes =
        std::any_of(scenario.events.begin(), scenario.events.end(), [&](const Event& event) {
          return event.kind == EventKind::quota_set && event.application == plan.id;
        });
    if (!plan.quota || plan.quota->mode == domain::QuotaMode::observe || changes) continue;
    for (const Client& client : tenant.clients()[at]) limits.emplace(client.id, &*plan.quota);
  }
  std::map<std::pair<std::string_view, std::string_view>, uint64_t> hours, days;
  for (const Taken& row : usage) {
    const std::string_view hour = row.hour, client = row.client_id;
    if (!limits.contains(client)) continue;
    hours[{client, hour}] += row.tokens;
    days[{client, hour.substr(0, 10)}] += row.tokens;
  }
  uint64_t windows = 0, exceeded = 0;
  const auto judge = [&](const auto& sums, std::optional<int> domain::TokenQuota::*limit) {
    for (const auto& [window, tokens] : sums) {
      const auto most = limits.find(window.first)->second->*limit;
      if (!most) continue;
      ++windows;
      if (tokens > static_cast<uint64_t>(*most)) ++exceeded;
    }
  };
  judge(hours, &domain::TokenQuota::per_hour);
  judge(days, &domain::TokenQuota::per_day);
  return {"quota", exceeded == 0,
          std::to_string(exceeded) + " of " + std::to_string(windows) +
              " windows of enforced quotas have more tokens than the quota."};
}

}  // namespace

std::vector<Check> checks_of(const Scenario& scenario, const World& world, Tenant& tenant) {
  std::vector<Check> checks;
  const auto usage = usage_of(scenario, world.now(), tenant);
  if (usage) {
    checks.push_back(count_check(*usage, world));
    checks.push_back(quota_check(scenario, *usage, tenant));
  } else {
    checks.push_back({"count", false, "The engine gives no usage report."});
  }
  uint64_t by_engine = 0;
  for (const auto& [type, count] : tenant.engine().figures().tokens) by_engine += count;
  checks.push_back({"figures", by_engine == world.ledger().total().tokens,
                    "The engine's own counter says " + std::to_string(by_engine) + " tokens."});
  uint64_t failures = 0, without_cause = 0;
  for (const Failure& failure : world.ledger().failures()) {
    failures += failure.count;
    if (!failure.has_cause) without_cause += failure.count;
  }
  checks.push_back({"causes", without_cause == 0,
                    std::to_string(without_cause) + " of " + std::to_string(failures) +
                        " failures have no cause that is known."});
  if (world.verified() > 0) {
    checks.push_back({"signatures", world.disagreements() == 0,
                      std::to_string(world.verified()) +
                          " tokens were verified by their API, and " +
                          std::to_string(world.disagreements()) +
                          " of them were judged otherwise than by the rules of accounting."});
  }
  const auto& complaints = world.complaints();
  checks.push_back({"events", complaints.empty(),
                    complaints.empty() ? "The Management API took every event." : complaints[0]});
  return checks;
}

}  // namespace sim

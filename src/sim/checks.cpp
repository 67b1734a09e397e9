#include "sim/checks.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <unordered_map>
#include <utility>

#include "base/number_text.h"

namespace sim {

namespace {

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

// Calls `visit` with the hour, the client and the tokens of each row of the report as CSV, for
// every month of the run: the texts are good until it returns. Says whether the engine answers.
template <class Visit>
bool each_of_usage(const Scenario& scenario, base::Time end, Tenant& tenant, const Visit& visit) {
  for (base::Time month = base::start_of_month(scenario.start); month <= end;
       month = base::start_of_next_month(month)) {
    const auto response = tenant.manage(
        "GET", "/api/tallygate/v1/usage?format=csv&month=" + base::to_iso(month).substr(0, 7));
    if (response.status != 200) return false;
    std::string_view text = response.body;
    bool is_heading = true;
    while (!text.empty()) {
      std::string_view line = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(text.size(), line.size() + 1));
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (std::exchange(is_heading, false) || line.empty()) continue;
      const Cells cells = cells_of(line);
      const std::string_view number = cells[tokens_cell];
      uint64_t tokens = 0;
      std::from_chars(number.data(), number.data() + number.size(), tokens);
      visit(cells[hour_cell], cells[client_id_cell], tokens);
    }
  }
  return true;
}

Check count_check(uint64_t by_report, const World& world) {
  const uint64_t counted = world.ledger().total().tokens;
  return {"count", by_report == counted,
          "The engine's usage report says " + base::grouped(by_report) +
              " tokens, the simulation " + base::grouped(counted) + "."};
}

// Sums the tokens of each client that has an enforced quota, the same all along, by its windows.
class QuotaCheck {
 public:
  QuotaCheck(const Scenario& scenario, const Tenant& tenant) {
    for (size_t at = 0; at < scenario.applications.size(); ++at) {
      const auto& plan = scenario.applications[at];
      const bool changes =
          std::any_of(scenario.events.begin(), scenario.events.end(), [&](const Event& event) {
            return event.kind == EventKind::quota_set && event.application == plan.id;
          });
      if (!plan.quota || plan.quota->mode == domain::QuotaMode::observe || changes) continue;
      for (const Client& client : tenant.clients()[at]) m_limits.emplace(client.id, &*plan.quota);
    }
  }
  void add(std::string_view hour, std::string_view client, uint64_t tokens) {
    const auto known = m_limits.find(client);
    if (known == m_limits.end()) return;
    m_hours[{known->first, std::string(hour)}] += tokens;
    m_days[{known->first, std::string(hour.substr(0, 10))}] += tokens;
  }
  Check check() const {
    uint64_t windows = 0, exceeded = 0;
    const auto judge = [&](const Sums& sums, std::optional<int> domain::TokenQuota::*limit) {
      for (const auto& [window, tokens] : sums) {
        const auto most = m_limits.find(window.first)->second->*limit;
        if (!most) continue;
        ++windows;
        if (tokens > static_cast<uint64_t>(*most)) ++exceeded;
      }
    };
    judge(m_hours, &domain::TokenQuota::per_hour);
    judge(m_days, &domain::TokenQuota::per_day);
    return {"quota", exceeded == 0,
            base::grouped(exceeded) + " of " + base::grouped(windows) +
                " windows of enforced quotas have more tokens than the quota."};
  }

 private:
  // By client and the beginning of the window.
  using Sums = std::map<std::pair<std::string_view, std::string>, uint64_t>;
  std::unordered_map<std::string_view, const domain::TokenQuota*> m_limits;
  Sums m_hours, m_days;
};

}  // namespace

std::vector<Check> checks_of(const Scenario& scenario, const World& world, Tenant& tenant) {
  std::vector<Check> checks;
  uint64_t by_report = 0;
  QuotaCheck quotas(scenario, tenant);
  const bool is_told =
      each_of_usage(scenario, world.now(), tenant,
                    [&](std::string_view hour, std::string_view client, uint64_t tokens) {
                      by_report += tokens;
                      quotas.add(hour, client, tokens);
                    });
  if (is_told) {
    checks.push_back(count_check(by_report, world));
    checks.push_back(quotas.check());
  } else {
    checks.push_back({"count", false, "The engine gives no usage report."});
  }
  uint64_t by_engine = 0;
  for (const auto& [type, count] : tenant.engine().figures().tokens) by_engine += count;
  checks.push_back({"figures", by_engine == world.ledger().total().tokens,
                    "The engine's own counter says " + base::grouped(by_engine) + " tokens."});
  uint64_t failures = 0, without_cause = 0;
  for (const Failure& failure : world.ledger().failures()) {
    failures += failure.count;
    if (!failure.has_cause) without_cause += failure.count;
  }
  checks.push_back({"causes", without_cause == 0,
                    base::grouped(without_cause) + " of " + base::grouped(failures) +
                        " failures have no cause that is known."});
  if (world.verified() > 0) {
    checks.push_back({"signatures", world.disagreements() == 0,
                      base::grouped(world.verified()) + " tokens were verified by their API, and " +
                          base::grouped(world.disagreements()) +
                          " of them were judged otherwise than by the rules of accounting."});
  }
  const auto& complaints = world.complaints();
  checks.push_back({"events", complaints.empty(),
                    complaints.empty() ? "The Management API took every event." : complaints[0]});
  return checks;
}

}  // namespace sim

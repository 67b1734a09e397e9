#include "server/simulate_summary.h"

#include <fmt/format.h>

#include "base/number_text.h"
#include "sim/results_text.h"

namespace server {

namespace {

constexpr size_t failures_shown = 6;

std::string when(base::Time time) {
  return base::to_iso(time).substr(0, 16) + 'Z';
}

}  // namespace

std::string summary_of(const sim::Results& results) {
  std::string text;
  const sim::Counts& total = results.total;
  if (!results.title.empty()) text += results.title + '\n';
  if (!results.lesson.empty()) text += results.lesson + '\n';
  text +=
      fmt::format("{} to {}, seed {}\n\n", when(results.start), when(results.end), results.seed);
  text += fmt::format("  tokens issued     {:>14}   {} a month at this pace\n",
                      base::grouped(total.tokens), base::grouped(results.tokens_per_month()));
  text += fmt::format("  token requests    {:>14}   {} failed; at most {} a second, {}\n",
                      base::grouped(total.requests), base::grouped(total.failed_requests()),
                      base::grouped(results.peak_requests_per_second), when(results.peak_at));
  text += fmt::format("  API calls         {:>14}   {} failed\n", base::grouped(total.calls),
                      base::grouped(total.failed_calls()));
  text += fmt::format("  with one cache    {:>14}   tokens would have sufficed\n",
                      base::grouped(results.tokens_with_cache));
  if (total.over_quota > 0) {
    text += fmt::format(
        "  over quota        {:>14}   tokens that an enforced quota would have "
        "refused\n",
        base::grouped(total.over_quota));
  }
  if (!results.exhaustions.empty()) text += "\nUsed up\n";
  size_t shown = 0;
  for (const sim::Exhaustion& one : results.exhaustions) {
    if (++shown > failures_shown) break;
    text += fmt::format("  {}: {} at {}, {} requests refused until {}\n", one.what,
                        base::grouped(one.limit), when(one.at), base::grouped(one.refused),
                        when(one.until));
  }
  if (!results.failures.empty()) text += "\nFailures, and why\n";
  shown = 0;
  for (const sim::Failure& one : results.failures) {
    if (++shown > failures_shown) break;
    text += fmt::format("  {:>10} × {} calling {}: {}\n", base::grouped(one.count), one.service,
                        one.api, domain::name(one.reason));
    for (const std::string& link : one.chain) text += "               " + link + '\n';
  }
  text += "\nCosts a month\n";
  for (const sim::Cost& one : results.costs) {
    text += fmt::format(
        "  {:<12} {}\n", one.plan,
        one.suffices ? fmt::format("{}.{:02}", base::grouped(one.cents / 100), one.cents % 100)
                     : std::string("does not suffice"));
  }
  if (!results.advice.empty()) text += "\nAdvice\n";
  for (const sim::Advice& one : results.advice) {
    text += fmt::format("  {}.\n      {}\n", one.what, one.evidence);
  }
  text += "\nChecks\n";
  for (const sim::Check& one : results.checks) {
    text +=
        fmt::format("  {} {}: {}\n", one.holds ? "ok    " : "FAILED", one.name, one.explanation);
  }
  return text + '\n';
}

std::string comparison_of(const sim::Results& first, const sim::Results& second) {
  std::string text =
      fmt::format("{:<24} {:>16} {:>16} {:>16}\n", "", "first", "second", "difference");
  const base::Json json = sim::comparison_json(first, second);
  for (const auto& row : json["figures"]) {
    const auto change = row["difference"].get<int64_t>();
    const std::string size = base::grouped(static_cast<uint64_t>(change < 0 ? -change : change));
    text +=
        fmt::format("{:<24} {:>16} {:>16} {:>16}\n", row["name"].get<std::string>(),
                    base::grouped(row["first"].get<uint64_t>()),
                    base::grouped(row["second"].get<uint64_t>()), (change < 0 ? "-" : "+") + size);
  }
  return text;
}

}  // namespace server

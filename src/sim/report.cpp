#include "sim/report.h"

#include <algorithm>

#include "base/number_text.h"
#include "sim/chart.h"

namespace sim {

namespace {

constexpr size_t rows_max = 12;

constexpr char style[] = R"(
:root{--back:#f7f8fa;--card:#fff;--text:#1b2330;--soft:#5c6779;--grid:#e3e7ee;--one:#2563eb;
--two:#0d9488;--bad:#dc2626;--mark:#9333ea;--good:#15803d}
@media(prefers-color-scheme:dark){:root{--back:#0f141c;--card:#181f2b;--text:#e6ebf3;
--soft:#96a3b7;--grid:#2a3445;--one:#60a5fa;--two:#2dd4bf;--bad:#f87171;--mark:#c084fc;
--good:#4ade80}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--text);
font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:1060px;margin:0 auto;padding:32px 20px 64px}
h1{font-size:28px;line-height:1.2;margin:0 0 6px}h2{font-size:18px;margin:0 0 10px}
p{margin:0 0 8px}.lesson{font-size:17px}.soft{color:var(--soft)}
.cards{display:grid;grid-template-columns:repeat(3,1fr);gap:12px;margin:22px 0}
@media(max-width:560px){.cards{grid-template-columns:1fr 1fr}}
.card,section{background:var(--card);border:1px solid var(--grid);border-radius:10px}
.card{padding:14px 16px}.card b{display:block;font-size:26px;font-weight:650;line-height:1.25}
.card.bad b{color:var(--bad)}
section{padding:18px 20px;margin:0 0 16px;overflow-x:auto}
svg{display:block;width:100%;height:auto}svg text{fill:var(--soft);font-size:12px}
svg .end{text-anchor:end}svg .middle,svg text.marker{text-anchor:middle}
svg .grid{stroke:var(--grid);fill:none}
svg .line{fill:none;stroke-width:2;stroke-linejoin:round}svg .area{opacity:.16}
svg .one{stroke:var(--one)}svg .area.one{fill:var(--one);stroke:none}
svg .two{stroke:var(--two)}svg .area.two{fill:var(--two);stroke:none}
svg .bad{stroke:var(--bad)}svg .area.bad{fill:var(--bad);stroke:none}
svg path.marker{stroke:var(--mark);stroke-dasharray:4 3;fill:none}
svg circle.marker{fill:var(--mark)}svg text.marker{fill:var(--card);font-weight:700;font-size:11px}
.legend span{margin-right:16px}.legend i{display:inline-block;width:11px;height:11px;
border-radius:3px;margin-right:6px;vertical-align:-1px}
i.one{background:var(--one)}i.two{background:var(--two)}i.bad{background:var(--bad)}
table{border-collapse:collapse;width:100%}th{font-weight:600;color:var(--soft);text-align:left}
th,td{padding:6px 12px 6px 0;border-top:1px solid var(--grid);vertical-align:top}
tr:first-child th{border-top:0}td.number,th.number{text-align:right;
font-variant-numeric:tabular-nums;white-space:nowrap}
ol,ul{margin:0;padding-left:22px}.good{color:var(--good)}.no{color:var(--bad)}
)";

std::string when(base::Time time) {
  const std::string iso = base::to_iso(time);
  return iso.substr(0, 10) + ' ' + iso.substr(11, 8);
}

std::string card(const char* css_class, const std::string& number, const std::string& text) {
  return std::string("<div class=\"card ") + css_class + "\"><b>" + number + "</b>" +
         html_text(text) + "</div>";
}

std::string cell(const std::string& text) {
  return "<td>" + html_text(text) + "</td>";
}

std::string number_cell(uint64_t number) {
  return "<td class=\"number\">" + base::grouped(number) + "</td>";
}

std::string cards(const Results& results) {
  const Counts& total = results.total;
  return "<div class=\"cards\">" + card("", base::grouped(total.tokens), "tokens issued") +
         card("", base::grouped(results.tokens_per_month()), "tokens a month at this pace") +
         card("", base::grouped(results.tokens_with_cache), "would do with one shared cache") +
         card("", base::grouped(results.peak_requests_per_second),
              "token requests a second at most") +
         card(total.failed_requests() > 0 ? "bad" : "", base::grouped(total.failed_requests()),
              "token requests failed") +
         card(total.failed_calls() > 0 ? "bad" : "", base::grouped(total.failed_calls()),
              "of " + base::grouped(total.calls) + " API calls failed") +
         "</div>";
}

template <class Value>
std::vector<uint64_t> growth(const std::vector<Snapshot>& snapshots, Value value) {
  std::vector<uint64_t> values;
  for (size_t at = 1; at < snapshots.size(); ++at) {
    values.push_back(value(snapshots[at].total) - value(snapshots[at - 1].total));
  }
  return values;
}

std::string charts(const Results& results) {
  Chart chart;
  for (size_t at = 1; at < results.snapshots.size(); ++at) {
    chart.times.push_back(results.snapshots[at].at);
  }
  if (chart.times.size() < 2) return "";
  chart.markers = results.markers;
  Chart calls = chart;
  chart.title = "Token requests over time";
  chart.series = {{"asked for", "bad",
                   growth(results.snapshots, [](const Counts& counts) { return counts.requests; })},
                  {"issued", "one",
                   growth(results.snapshots, [](const Counts& counts) { return counts.tokens; })}};
  calls.title = "API calls over time";
  calls.series = {
      {"all", "two", growth(results.snapshots, [](const Counts& counts) { return counts.calls; })},
      {"failed", "bad",
       growth(results.snapshots, [](const Counts& counts) { return counts.failed_calls(); })}};
  std::string text =
      "<section><h2>Token requests</h2><p class=\"legend soft\"><span><i class=\"bad\"></i>asked "
      "for</span><span><i class=\"one\"></i>issued</span></p>" +
      chart_svg(chart) +
      "</section><section><h2>API calls</h2><p class=\"legend soft\"><span><i class=\"two\"></i>"
      "all</span><span><i class=\"bad\"></i>failed</span></p>" +
      chart_svg(calls) + "</section>";
  if (results.markers.empty()) return text;
  text += "<section><h2>What happened</h2><ol>";
  for (const Marker& marker : results.markers) {
    text += "<li><span class=\"soft\">" + when(marker.at) + "</span> " + html_text(marker.text) +
            "</li>";
  }
  return text + "</ol></section>";
}

std::string failures(const Results& results) {
  if (results.failures.empty()) return "";
  std::string text =
      "<section><h2>Failures, and why</h2><table><tr><th class=\"number\">How many</th>"
      "<th>Who</th><th>What</th><th>When</th><th>Back to the cause</th></tr>";
  for (size_t at = 0; at < std::min(rows_max, results.failures.size()); ++at) {
    const Failure& failure = results.failures[at];
    text += "<tr>" + number_cell(failure.count) +
            cell(failure.service + " calling " + failure.api) +
            cell(std::string(domain::name(failure.reason))) +
            cell(when(failure.first) + " to " + when(failure.last)) + "<td><ol>";
    for (const std::string& link : failure.chain) text += "<li>" + html_text(link) + "</li>";
    text += "</ol></td></tr>";
  }
  return text + "</table></section>";
}

std::string burn_downs(const Results& results) {
  constexpr size_t charts_max = 6;
  std::string text;
  for (size_t at = 0; at < std::min(charts_max, results.burn_downs.size()); ++at) {
    const BurnDownSeries& series = results.burn_downs[at];
    Chart chart;
    chart.title = "What is left of " + series.what;
    chart.markers = results.markers;
    ChartSeries limit{"limit", "two", {}}, left{"left", "one", {}};
    for (const BurnDownPoint& point : series.points) {
      chart.times.push_back(point.at);
      limit.values.push_back(point.limit);
      left.values.push_back(point.left);
    }
    if (chart.times.size() < 2) continue;
    chart.series = {std::move(limit), std::move(left)};
    text += "<section><h2>" + html_text(chart.title) +
            "</h2><p class=\"legend soft\"><span><i class=\"two\"></i>limit</span><span><i "
            "class=\"one\"></i>left, at least</span></p>" +
            chart_svg(chart) + "</section>";
  }
  return text;
}

std::string exhaustions(const Results& results) {
  if (results.exhaustions.empty()) return "";
  std::string text =
      "<section><h2>Used up</h2><table><tr><th>What</th><th class=\"number\">Limit</th>"
      "<th>First refusal</th><th>Until</th><th class=\"number\">Refused</th></tr>";
  for (size_t at = 0; at < std::min(rows_max, results.exhaustions.size()); ++at) {
    const Exhaustion& one = results.exhaustions[at];
    text += "<tr>" + cell(one.what) + number_cell(one.limit) + cell(when(one.at)) +
            cell(when(one.until)) + number_cell(one.refused) + "</tr>";
  }
  return text + "</table></section>";
}

std::string applications(const Results& results) {
  std::map<std::pair<size_t, size_t>, Counts> sums;
  for (const HourOfApplication& hour : results.hours) {
    sums[{hour.application, hour.api}].add(hour.counts);
  }
  std::string text =
      "<section><h2>By application and API</h2><table><tr><th>Application</th><th>API</th>"
      "<th class=\"number\">Tokens</th><th class=\"number\">Requests failed</th>"
      "<th class=\"number\">Calls</th><th class=\"number\">Calls failed</th></tr>";
  for (const auto& [place, counts] : sums) {
    text += "<tr>" + cell(results.applications[place.first]) + cell(results.apis[place.second]) +
            number_cell(counts.tokens) + number_cell(counts.failed_requests()) +
            number_cell(counts.calls) + number_cell(counts.failed_calls()) + "</tr>";
  }
  return text + "</table></section>";
}

std::string costs(const Results& results) {
  std::string text =
      "<section><h2>Costs a month</h2><table><tr><th>Plan</th><th class=\"number\">Price</th>"
      "</tr>";
  for (const Cost& cost : results.costs) {
    const std::string cents = std::to_string(cost.cents % 100);
    text += "<tr>" + cell(cost.plan) + "<td class=\"number\">" +
            (cost.suffices
                 ? base::grouped(cost.cents / 100) + '.' + (cents.size() == 1 ? "0" : "") + cents
                 : std::string("<span class=\"no\">does not suffice</span>")) +
            "</td></tr>";
  }
  return text + "</table></section>";
}

std::string advice(const Results& results) {
  if (results.advice.empty()) return "";
  std::string text = "<section><h2>Advice</h2><ul>";
  for (const Advice& one : results.advice) {
    text += "<li><p><b>" + html_text(one.what) + ".</b><br><span class=\"soft\">" +
            html_text(one.evidence) + "</span></p></li>";
  }
  return text + "</ul></section>";
}

std::string checks(const Results& results) {
  std::string text = "<section><h2>Whether to believe it</h2><ul>";
  for (const Check& one : results.checks) {
    text += std::string("<li><span class=\"") + (one.holds ? "good\">holds" : "no\">fails") +
            "</span> " + html_text(one.name + ": " + one.explanation) + "</li>";
  }
  return text + "</ul></section>";
}

}  // namespace

std::string report_html(const Results& results) {
  const std::string title = results.title.empty() ? "Simulation" : results.title;
  return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" +
         html_text(title) +
         "</title><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
         "<meta name=\"color-scheme\" content=\"light dark\"><style>" +
         style + "</style></head><body><main><h1>" + html_text(title) +
         "</h1><p class=\"lesson\">" + html_text(results.lesson) + "</p><p class=\"soft\">" +
         when(results.start) + " to " + when(results.end) + " UTC, seed " +
         std::to_string(results.seed) + "</p>" + cards(results) + charts(results) +
         advice(results) + burn_downs(results) + exhaustions(results) + failures(results) +
         applications(results) + costs(results) + checks(results) + "</main></body></html>\n";
}

}  // namespace sim

#include "management/logs.h"

#include <algorithm>

#include "domain/tenant.h"
#include "management/log_json.h"
#include "management/log_query.h"
#include "management/pagination.h"

namespace management {

namespace {

using domain::LogEvent;
using domain::LogEventId;

// A search counts no further than this (reference/auth0.md section 6.3).
constexpr size_t log_search_results_max = 1000;

bool is_decimal(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Oldest first after `from`, with a Link to what follows. An event that the retention has taken
// since leaves a place to go on from.
Outcome after_checkpoint(const Call& call, const PageRequest& page, const std::string& from) {
  if (!is_decimal(from)) {
    return invalid_query("'String does not match pattern: ^[0-9]+$' on property from.");
  }
  const auto& events = call.context.tenant.log().events();
  auto at = std::upper_bound(events.begin(), events.end(), LogEventId{from},
                             [](const LogEventId& id, const LogEvent& e) { return id < e.id; });
  base::Json items = base::Json::array();
  std::string last;
  for (; at != events.end() && items.size() < page.per_page; ++at) {
    items.push_back(select_fields(call, log_event_json(*at, call)));
    last = (*at)->id.value;
  }
  Outcome outcome = answer(200, items);
  if (!last.empty()) {
    outcome.response.headers.add("link", "<" + call.context.issuer + "api/v2/logs?from=" + last +
                                             "&take=" + std::to_string(page.per_page) +
                                             ">; rel=\"next\"");
  }
  return outcome;
}

enum class LogOrder { newest_first, oldest_first };

base::Result<LogOrder, Outcome> order_of(const Call& call) {
  const std::string sort = call.query_or("sort", "");
  if (sort.empty() || sort == "date:-1") return LogOrder::newest_first;
  if (sort == "date:1") return LogOrder::oldest_first;
  return base::failure(
      invalid_query("'String does not match pattern: ^date:(1|-1)$' on property sort."));
}

// One page of those that the query finds, and how many it finds.
Outcome found(const Call& call, const PageRequest& page, LogOrder order, const LogClause& query) {
  const auto& events = call.context.tenant.log().events();
  const size_t first = page.page * page.per_page;
  LogSearchBudget budget;
  base::Json items = base::Json::array();
  size_t total = 0;
  for (size_t i = 0; i < events.size() && total < log_search_results_max; ++i) {
    const bool is_full = items.size() == page.per_page;
    if (is_full && !page.include_totals) break;
    const LogEvent& event =
        order == LogOrder::oldest_first ? events[i] : events[events.size() - 1 - i];
    const bool matched = matches(query, event, budget);
    if (budget.is_spent()) {
      return invalid_query(
          "'The query looks at too much of the log: fewer terms, or a range of dates in front of "
          "them, make it cheaper' on property q.");
    }
    if (!matched) continue;
    if (total >= first && !is_full) {
      items.push_back(select_fields(call, log_event_json(event, call)));
    }
    ++total;
  }
  return paged_answer(page, total, std::move(items), std::nullopt, "logs");
}

Outcome all_logs(const Call& call, const PageRequest& page, LogOrder order) {
  const auto& events = call.context.tenant.log().events();
  base::Json items = base::Json::array();
  for (size_t i = page.page * page.per_page; i < events.size() && items.size() < page.per_page;
       ++i) {
    const LogEvent& event =
        order == LogOrder::oldest_first ? events[i] : events[events.size() - 1 - i];
    items.push_back(select_fields(call, log_event_json(event, call)));
  }
  return paged_answer(page, events.size(), std::move(items), std::nullopt, "logs");
}

}  // namespace

Outcome list_logs(const Call& call) {
  Call without_from = call;
  std::erase_if(without_from.query, [](const auto& pair) { return pair.first == "from"; });
  const auto page = parse_page(without_from);
  if (!page) return page.error();
  const std::string* from = base::find_value(call.query, "from");
  if (from || page->style == PageRequest::Style::checkpoint) {
    return after_checkpoint(call, *page, from ? *from : "");
  }
  const auto order = order_of(call);
  if (!order) return order.error();
  const std::string* text = base::find_value(call.query, "q");
  if (!text) text = base::find_value(call.query, "search");
  if (!text || base::trim(*text).empty()) return all_logs(call, *page, *order);
  const auto query = parse_log_query(*text);
  if (!query) return invalid_query("'" + query.error() + "' on property q.");
  return found(call, *page, *order, *query);
}

Outcome get_log(const Call& call) {
  const LogEvent* event = call.context.tenant.log().find({call.ids[0]});
  if (!event) return error(404, "Log not found.");
  return answer(200, select_fields(call, log_event_json(*event, call)));
}

}  // namespace management

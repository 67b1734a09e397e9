#include "management/logs.h"

#include "domain/tenant.h"
#include "management/pagination.h"

namespace management {

namespace {

using domain::LogEvent;

base::Json details(const LogEvent& event) {
  base::Json json = base::Json::object();
  if (!event.token_id.empty()) json["access_token_jti"] = event.token_id;
  base::Json checks = base::Json::array();
  for (const domain::Check& check : event.checks) {
    checks.push_back({{"name", check.name},
                      {"outcome", std::string(name(check.outcome))},
                      {"explanation", check.explanation}});
    if (check.outcome == domain::CheckOutcome::refused) json["reason"] = check.explanation;
  }
  if (!checks.empty()) json["checks"] = std::move(checks);
  if (!event.method.empty()) {
    json["request"] = {{"method", event.method}, {"path", event.path}};
  }
  if (event.status != 0) json["response"] = {{"statusCode", event.status}};
  return json;
}

base::Json to_json(const LogEvent& event, const Call& call) {
  base::Json json = {{"date", base::to_iso(event.date)},
                     {"type", std::string(name(event.type))},
                     {"description", event.description}};
  if (!event.client_id.empty()) {
    json["client_id"] = event.client_id.value;
    json["client_name"] = event.client_name;
  }
  json["ip"] = event.ip;
  json["user_agent"] = event.user_agent;
  json["hostname"] = event.hostname;
  if (!event.audience.empty()) json["audience"] = event.audience.value;
  if (!event.scopes.empty()) json["scope"] = event.scopes;
  json["details"] = details(event);
  json["tenant_name"] = call.context.tenant.settings().friendly_name;
  json["log_id"] = event.id.value;
  json["_id"] = event.id.value;
  json["isMobile"] = false;
  return json;
}

// Oldest first after `from`, with a Link to what follows (reference/auth0.md section 6.3).
Outcome after_checkpoint(const Call& call, const PageRequest& page, const std::string& from) {
  const auto& events = call.context.tenant.log().events();
  base::Json items = base::Json::array();
  std::string last;
  for (const LogEvent& event : events) {
    if (!(domain::LogEventId{from} < event.id)) continue;
    if (items.size() == page.per_page) break;
    items.push_back(select_fields(call, to_json(event, call)));
    last = event.id.value;
  }
  Outcome outcome = answer(200, items);
  if (!last.empty()) {
    outcome.response.headers.add("link", "<" + call.context.issuer + "api/v2/logs?from=" + last +
                                             "&take=" + std::to_string(page.per_page) +
                                             ">; rel=\"next\"");
  }
  return outcome;
}

}  // namespace

Outcome list_logs(const Call& call) {
  Call without_from = call;
  std::erase_if(without_from.query, [](const auto& pair) { return pair.first == "from"; });
  auto page = parse_page(without_from);
  if (!page) return page.error();
  const std::string* from = base::find_value(call.query, "from");
  if (from || page->style == PageRequest::Style::checkpoint) {
    return after_checkpoint(call, *page, from ? *from : "");
  }
  const auto& events = call.context.tenant.log().events();
  const bool oldest_first = call.query_or("sort", "date:-1") == "date:1";
  const size_t first = page->page * page->per_page;
  base::Json items = base::Json::array();
  for (size_t i = first; i < events.size() && items.size() < page->per_page; ++i) {
    const LogEvent& event = oldest_first ? events[i] : events[events.size() - 1 - i];
    items.push_back(select_fields(call, to_json(event, call)));
  }
  return paged_answer(*page, events.size(), std::move(items), std::nullopt, "logs");
}

Outcome get_log(const Call& call) {
  const LogEvent* event = call.context.tenant.log().find({call.ids[0]});
  if (!event) return error(404, "Log not found.");
  return answer(200, to_json(*event, call));
}

}  // namespace management

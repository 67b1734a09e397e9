#include "ui/tenant/tenant.h"

#include <algorithm>
#include <utility>

#include "base/form.h"
#include "ui/tenant/members.h"
#include "ui/tenant/paths.h"

namespace ui {
namespace {

// For so long a long list is good enough for a reader who comes to a page.
constexpr double long_list_seconds = 120;

template <class T>
bool begin(Loaded<T>& loaded) {
  if (loaded.under_way) loaded.again = true;
  return !std::exchange(loaded.under_way, true);
}

}  // namespace

template <class T>
void Tenant::settle(Part part, Loaded<T>& loaded) {
  loaded.under_way = false;
  if (std::exchange(loaded.again, false) && !is_long(part)) refresh(part);
}

template <class T, class Read>
void Tenant::load_page(Part part, LoadedList<T>& into, const std::string& path, const char* key,
                       Read read, int page) {
  const std::string target = path + "page=" + std::to_string(page) +
                             "&per_page=" + std::to_string(page_size) + "&include_totals=true";
  calls.get(target, [=, this, &into](const Answer& answer) {
    const base::Json* list = answer ? base::find_member(*answer, key) : nullptr;
    if (!list || !list->is_array()) {
      into.fresh.reset();
      into.fail(answer ? malformed_answer : answer.error());
      return settle(part, into);
    }
    const bool at_once = into.shows_pages && !into.whole;
    Indexed<T>& items = at_once ? into.value : *into.fresh;
    for (const base::Json& item : *list) {
      if (auto value = read(item)) items.put(std::move(*value));
    }
    into.total = static_cast<size_t>(number_of(*answer, "total"));
    const bool more = !list->empty() && static_cast<size_t>(page + 1) * page_size < into.total;
    if (at_once) into.tell_pages(more);
    if (more) return load_page(part, into, path, key, read, page + 1);
    if (!at_once) into.take(std::move(*into.fresh));
    into.fresh.reset();
    into.whole = true;
    settle(part, into);
  });
}

template <class T, class Read>
void Tenant::load_pages(Part part, LoadedList<T>& into, const std::string& path, const char* key,
                        Read read) {
  if (!begin(into)) return;
  into.fresh.emplace();
  load_page(part, into, path, key, read, 0);
}

void Tenant::refresh(Part part) {
  switch (part) {
    case Part::applications:
      // Every application comes with the tenant's certificate unless it is left out.
      return load_pages(part, applications,
                        "/api/v2/clients?is_global=false&fields=signing_keys&include_fields=false&",
                        "clients", read_application);
    case Part::apis:
      return load_pages(part, apis, "/api/v2/resource-servers?", "resource_servers", read_api);
    case Part::grants:
      return load_pages(part, grants, "/api/v2/client-grants?", "client_grants", read_grant);
    case Part::organizations:
      return load_pages(part, organizations, "/api/v2/organizations?", "organizations",
                        read_organization);
    case Part::logs:
      return load_logs();
    case Part::usage:
      return load_usage();
    case Part::activity:
      return load_activity();
  }
}

void Tenant::refresh_all() {
  for (const Part part : {Part::applications, Part::apis, Part::grants, Part::organizations,
                          Part::logs, Part::usage, Part::activity}) {
    refresh(part);
  }
}

bool Tenant::is_long(Part part) const {
  constexpr size_t most = LoadedList<Grant>::long_list;
  switch (part) {
    case Part::applications:
      return applications.value.size() > most;
    case Part::apis:
      return apis.value.size() > most;
    case Part::grants:
      return grants.value.size() > most;
    case Part::organizations:
      return organizations.value.size() > most;
    case Part::activity:
      return activity.value.size() > most;
    case Part::logs:
    case Part::usage:
      return false;
  }
  return false;
}

void Tenant::revisit(Part part, double now) {
  double& last = m_revisited[part];
  if (is_long(part) && now - last < long_list_seconds) return;
  last = now;
  refresh(part);
}

void Tenant::ensure(Part part) {
  const auto asked = [&](const auto& loaded) {
    return loaded.ready || loaded.under_way || loaded.failed;
  };
  const bool there = part == Part::applications ? asked(applications)
                     : part == Part::apis       ? asked(apis)
                     : part == Part::grants     ? asked(grants)
                     : part == Part::logs       ? asked(logs)
                     : part == Part::usage      ? asked(usage)
                     : part == Part::activity   ? asked(activity)
                                                : asked(organizations);
  if (!there) refresh(part);
}

std::string Tenant::logs_target(size_t page) const {
  const std::string query =
      m_logs_query.empty() ? std::string() : "&q=" + base::percent_encode(m_logs_query);
  return "/api/v2/logs?sort=date:-1&include_totals=true&page=" + std::to_string(page) +
         "&per_page=" + std::to_string(page_size) + query;
}

void Tenant::search_logs(std::string query) {
  if (query == m_logs_query) return;
  m_logs_query = std::move(query);
  refresh(Part::logs);
}

void Tenant::load_logs() {
  if (!begin(logs)) return;
  calls.get(logs_target(0), [this, query = m_logs_query](const Answer& answer) {
    if (query != m_logs_query) return settle(Part::logs, logs);  // something else is searched for
    const base::Json* list = answer ? base::find_member(*answer, "logs") : nullptr;
    if (!list || !list->is_array()) {
      logs.fail(answer ? malformed_answer : answer.error());
    } else {
      std::vector<LogEvent> events;
      for (const base::Json& item : *list) {
        if (auto event = read_log_event(item)) events.push_back(std::move(*event));
      }
      // Older pages that were loaded before follow, if nothing is missing between.
      const std::string oldest = events.empty() ? "" : events.back().id;
      const auto known = std::find_if(logs.value.begin(), logs.value.end(),
                                      [&](const LogEvent& event) { return event.id == oldest; });
      if (known != logs.value.end() && query == m_logs_shown)
        events.insert(events.end(), known + 1, logs.value.end());
      m_logs_shown = query;
      m_logs_total = static_cast<size_t>(number_of(*answer, "total"));
      logs.take(std::move(events));
    }
    settle(Part::logs, logs);
  });
}

void Tenant::load_older_logs() {
  if (!begin(logs)) return;
  calls.get(logs_target(logs.value.size() / page_size),
            [this, query = m_logs_query](const Answer& answer) {
              if (query != m_logs_query) return settle(Part::logs, logs);
              const base::Json* list = answer ? base::find_member(*answer, "logs") : nullptr;
              if (!list || !list->is_array()) {
                logs.fail(answer ? malformed_answer : answer.error());
              } else {
                const std::string oldest = logs.value.empty() ? "" : logs.value.back().id;
                for (const base::Json& item : *list) {
                  auto event = read_log_event(item);
                  if (event && (oldest.empty() || event->id < oldest))
                    logs.value.push_back(std::move(*event));
                }
                m_logs_total = static_cast<size_t>(number_of(*answer, "total"));
                ++logs.version;
              }
              settle(Part::logs, logs);
            });
}

void Tenant::show_usage_of(std::string month) {
  if (m_usage_month == month) return;
  m_usage_month = std::move(month);
  refresh(Part::usage);
}

void Tenant::load_usage() {
  if (!begin(usage)) return;
  const std::string query = m_usage_month.empty() ? "" : "?month=" + m_usage_month;
  calls.get("/api/tallygate/v1/usage" + query, [this](const Answer& answer) {
    auto value = answer ? read_usage(*answer) : std::nullopt;
    if (value) {
      usage.take(std::move(*value));
    } else {
      usage.fail(answer ? malformed_answer : answer.error());
    }
    settle(Part::usage, usage);
  });
}

void Tenant::load_activity() {
  if (!begin(activity)) return;
  calls.get("/api/tallygate/v1/usage/applications", [this](const Answer& answer) {
    const base::Json* list = answer ? base::find_member(*answer, "applications") : nullptr;
    if (!list || !list->is_array()) {
      activity.fail(answer ? malformed_answer : answer.error());
    } else {
      Indexed<Activity> items;
      for (const base::Json& item : *list) {
        if (auto one = read_activity(item)) items.put(std::move(*one));
      }
      activity.take(std::move(items));
    }
    settle(Part::activity, activity);
  });
}

}  // namespace ui

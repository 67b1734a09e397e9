#include "ui/tenant/tenant.h"

#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr int page_size = 100;

template <class T>
bool begin(Loaded<T>& loaded) {
  if (loaded.under_way) loaded.again = true;
  return !std::exchange(loaded.under_way, true);
}

template <class T, class Test>
const T* find(const std::vector<T>& items, Test test) {
  const auto at = std::find_if(items.begin(), items.end(), test);
  return at == items.end() ? nullptr : &*at;
}

}  // namespace

template <class T>
void Tenant::settle(Part part, Loaded<T>& loaded) {
  loaded.under_way = false;
  if (std::exchange(loaded.again, false)) refresh(part);
}

template <class T, class Read>
void Tenant::load_page(Part part, Loaded<std::vector<T>>& into, const std::string& path,
                       const char* key, Read read, int page, std::vector<T> so_far) {
  const std::string target = path + "page=" + std::to_string(page) +
                             "&per_page=" + std::to_string(page_size) + "&include_totals=true";
  calls.get(target, [=, this, &into, so_far = std::move(so_far)](const Answer& answer) mutable {
    const base::Json* list = answer ? base::find_member(*answer, key) : nullptr;
    if (!list || !list->is_array()) {
      into.fail(answer ? malformed_answer : answer.error());
      settle(part, into);
      return;
    }
    for (const base::Json& item : *list) {
      if (auto value = read(item)) so_far.push_back(std::move(*value));
    }
    const long long total = base::integer_member(*answer, "total").value_or(0);
    if (!list->empty() && static_cast<long long>(page + 1) * page_size < total) {
      load_page(part, into, path, key, read, page + 1, std::move(so_far));
      return;
    }
    into.take(std::move(so_far));
    settle(part, into);
  });
}

template <class T, class Read>
void Tenant::load_pages(Part part, Loaded<std::vector<T>>& into, const std::string& path,
                        const char* key, Read read) {
  if (begin(into)) load_page(part, into, path, key, read, 0, {});
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
    case Part::logs:
      return load_logs();
    case Part::usage:
      return load_usage();
    case Part::activity:
      return load_activity();
  }
}

void Tenant::refresh_all() {
  for (const Part part :
       {Part::applications, Part::apis, Part::grants, Part::logs, Part::usage, Part::activity}) {
    refresh(part);
  }
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
                                                : asked(activity);
  if (!there) refresh(part);
}

void Tenant::load_logs() {
  if (!begin(logs)) return;
  const std::string target =
      "/api/v2/logs?sort=date:-1&include_totals=true&page=0&per_page=" + std::to_string(page_size);
  calls.get(target, [this](const Answer& answer) {
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
      if (known != logs.value.end()) events.insert(events.end(), known + 1, logs.value.end());
      m_logs_total = static_cast<size_t>(base::integer_member(*answer, "total").value_or(0));
      logs.take(std::move(events));
    }
    settle(Part::logs, logs);
  });
}

void Tenant::load_older_logs() {
  if (!begin(logs)) return;
  const size_t page = logs.value.size() / page_size;
  const std::string target =
      "/api/v2/logs?sort=date:-1&include_totals=true&page=" + std::to_string(page) +
      "&per_page=" + std::to_string(page_size);
  calls.get(target, [this](const Answer& answer) {
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
      m_logs_total = static_cast<size_t>(base::integer_member(*answer, "total").value_or(0));
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
      std::vector<Activity> items;
      for (const base::Json& item : *list) {
        if (auto one = read_activity(item)) items.push_back(std::move(*one));
      }
      std::sort(items.begin(), items.end(),
                [](const Activity& a, const Activity& b) { return a.client_id < b.client_id; });
      activity.take(std::move(items));
    }
    settle(Part::activity, activity);
  });
}

void Tenant::change(const std::string& method, const std::string& path, const base::Json& body,
                    std::vector<Part> touches, OnAnswer handle) {
  calls.send(
      method, path, body,
      [this, touches = std::move(touches), handle = std::move(handle)](const Answer& answer) {
        if (answer) {
          for (const Part part : touches) refresh(part);
        }
        handle(answer);
      });
}

const Application* Tenant::find_application(const std::string& id) const {
  return find(applications.value, [&](const Application& app) { return app.id == id; });
}

const Api* Tenant::find_api(const std::string& id) const {
  return find(apis.value, [&](const Api& api) { return api.id == id; });
}

const Api* Tenant::find_api_by_identifier(const std::string& identifier) const {
  return find(apis.value, [&](const Api& api) { return api.identifier == identifier; });
}

const Grant* Tenant::find_grant(const std::string& client_id, const std::string& audience) const {
  return find(grants.value, [&](const Grant& grant) {
    return grant.client_id == client_id && grant.audience == audience && !grant.for_users;
  });
}

std::vector<const Grant*> Tenant::grants_of_application(const std::string& client_id) const {
  std::vector<const Grant*> found;
  for (const Grant& grant : grants.value) {
    if (grant.client_id == client_id && !grant.for_users) found.push_back(&grant);
  }
  return found;
}

std::vector<const Grant*> Tenant::grants_of_api(const std::string& audience) const {
  std::vector<const Grant*> found;
  for (const Grant& grant : grants.value) {
    if (grant.audience == audience && !grant.for_users) found.push_back(&grant);
  }
  return found;
}

const Activity* Tenant::activity_of(const std::string& client_id) const {
  const auto at = std::lower_bound(
      activity.value.begin(), activity.value.end(), client_id,
      [](const Activity& item, const std::string& id) { return item.client_id < id; });
  return at != activity.value.end() && at->client_id == client_id ? &*at : nullptr;
}

}  // namespace ui

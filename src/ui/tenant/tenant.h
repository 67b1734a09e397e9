// The tenant as the dashboard last saw it, and the requests that change it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ui/tenant/calls.h"
#include "ui/tenant/faults.h"
#include "ui/tenant/fetched.h"
#include "ui/tenant/indexed.h"
#include "ui/tenant/loaded.h"
#include "ui/tenant/values.h"

namespace ui {

enum class Part { applications, apis, grants, organizations, logs, usage, activity };

class Tenant {
 public:
  explicit Tenant(Backend& backend) : calls(backend) {
    applications.shows_pages = organizations.shows_pages = true;
  }

  // Asks anew; what is shown stays until the answer is there.
  void refresh(Part part);
  void refresh_all();
  // The same when a reader comes to a page, at `now` seconds of the page's life: a long list is
  // asked for anew only now and then.
  void revisit(Part part, double now);
  // Only what was never asked for.
  void ensure(Part part);
  // Shows the events that a query of the API's own search language finds; all when it is empty.
  void search_logs(std::string query);
  // Appends the next page of older events.
  void load_older_logs();
  bool has_older_logs() const { return m_logs_total > logs.value.size(); }
  size_t logs_total() const { return m_logs_total; }
  // "2026-11"; empty: the current month.
  void show_usage_of(std::string month);

  // Sends a change; on success the thing that was changed is taken as the answer has it, and what
  // else it touches is asked for anew.
  void change(const std::string& method, const std::string& path, const base::Json& body,
              std::vector<Part> touches, OnAnswer handle);

  // Asks for one application that is not among the pages loaded so far.
  void look_for_application(const std::string& id);

  void refresh_faults() { faults.refresh(calls, faults_path, read_faults); }

  const Application* find_application(const std::string& id) const;
  const Api* find_api(const std::string& id) const;
  const Api* find_api_by_identifier(const std::string& identifier) const;
  const Grant* find_grant(const std::string& client_id, const std::string& audience) const;
  std::vector<const Grant*> grants_of_application(const std::string& client_id) const;
  std::vector<const Grant*> grants_of_api(const std::string& audience) const;
  size_t grant_count_of_application(const std::string& client_id) const;
  size_t grant_count_of_api(const std::string& audience) const;
  const Activity* activity_of(const std::string& client_id) const;

  LoadedList<Application> applications;    // shown while its pages come
  LoadedList<Organization> organizations;  // the same; only loaded where it is shown
  LoadedList<Api> apis;
  LoadedList<Grant> grants;
  Loaded<std::vector<LogEvent>> logs;
  Loaded<Usage> usage;
  Loaded<Indexed<Activity>> activity;
  // On purpose; only asked for by refresh_faults().
  Fetched<std::vector<Fault>> faults;
  Calls calls;

 private:
  template <class T, class Read>
  void load_pages(Part part, LoadedList<T>& into, const std::string& path, const char* key,
                  Read read);
  template <class T, class Read>
  void load_page(Part part, LoadedList<T>& into, const std::string& path, const char* key,
                 Read read, int page);
  template <class T>
  void settle(Part part, Loaded<T>& loaded);
  std::string logs_target(size_t page) const;
  void load_logs();
  void load_usage();
  void load_activity();

  bool is_long(Part part) const;
  void absorb(const std::string& method, const std::string& path, const base::Json& answer);

  std::map<Part, double> m_revisited;
  std::string m_looked_for;
  std::string m_logs_query, m_logs_shown;  // what is asked for; what `logs` is the answer to
  size_t m_logs_total = 0;
  std::string m_usage_month;
};

}  // namespace ui

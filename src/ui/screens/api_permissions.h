// API · Permissions: the scopes it understands.
#pragma once

#include <string>
#include <unordered_map>

#include "ui/context.h"

namespace ui {

class ApiPermissionsTab {
 public:
  void draw(Context& context, const Api& api);

 private:
  void count_users(const Tenant& tenant, const Api& api);
  void draw_form(Context& context, const Api& api);
  void draw_table(Context& context, const Api& api);
  void add(Context& context, const Api& api);
  void ask_remove(Context& context, const Api& api, const Scope& scope);
  void write(Context& context, const std::string& api_id, const std::vector<Scope>& scopes,
             std::string toast);

  std::unordered_map<std::string, size_t> m_users;  // by scope
  size_t m_users_of_all = 0;
  std::string m_counted_for;
  std::string m_value, m_description, m_error, m_search;
  bool m_busy = false, m_failed = false;
  bool m_refocus = false;
  Failure m_failure;
};

}  // namespace ui

// API · Permissions: the scopes it understands.
#pragma once

#include <string>

#include "ui/context.h"
#include "ui/screens/scope_users.h"

namespace ui {

class ApiPermissionsTab {
 public:
  void draw(Context& context, const Api& api);

 private:
  void draw_form(Context& context, const Api& api);
  void draw_table(Context& context, const Api& api);
  void add(Context& context, const Api& api);
  void ask_remove(Context& context, const Api& api, const Scope& scope);
  void write(Context& context, const std::string& api_id, const std::vector<Scope>& scopes,
             std::string toast);

  ScopeUsers m_users;
  std::string m_value, m_description, m_error, m_search;
  bool m_busy = false, m_failed = false;
  bool m_refocus = false;
  Failure m_failure;
};

}  // namespace ui

// The fields of a new API, wherever one is made.
#pragma once

#include <functional>
#include <string>

#include "ui/context.h"

namespace ui {

class ApiForm {
 public:
  void clear();
  // The fields, and what the tenant said against them.
  void draw(Context& context);
  // Checks, then sends. `created` gets the new API's id after the list of APIs was asked for anew.
  void submit(Context& context, std::function<void(std::string id)> created);
  bool busy() const { return m_busy; }
  bool entered() const { return m_entered; }

 private:
  std::string m_name, m_identifier, m_algorithm = "RS256";
  std::string m_name_error, m_identifier_error;
  bool m_busy = false, m_failed = false, m_entered = false;
  Failure m_failure;
};

}  // namespace ui

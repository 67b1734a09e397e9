// Create Application: name and type, API, scopes.
#pragma once

#include <string>

#include "ui/context.h"
#include "ui/screens/api_form.h"
#include "ui/widgets/scope_picker.h"

namespace ui {

class CreateApplicationScreen {
 public:
  void draw(Context& context);
  // Starts over when the screen is entered.
  void enter();

 private:
  enum class Step { type, api, scopes };

  void draw_steps(Context& context);
  void draw_type(Context& context);
  void draw_api(Context& context);
  void draw_api_list(Context& context);
  void draw_scopes(Context& context);
  void draw_grant_failure(Context& context);
  void leave_type_step(Context& context);
  void create(Context& context);
  void authorize(Context& context);

  Step m_step = Step::type;
  std::string m_name, m_name_error, m_type = "non_interactive";
  std::string m_api_id, m_api_search;
  bool m_making_api = false;
  ApiForm m_api_form;
  ScopeChoice m_scopes;
  bool m_busy = false, m_entered = true;
  bool m_failed = false;
  Failure m_failure;
  std::string m_created_id;  // made, but perhaps not authorized yet
};

}  // namespace ui

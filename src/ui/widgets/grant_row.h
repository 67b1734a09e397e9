// One application and one API: an authorized switch, and the scopes when expanded. Held by
// shared_ptr: answers and undo may come after its screen was left.
#pragma once

#include <memory>
#include <string>

#include "ui/context.h"
#include "ui/widgets/scope_picker.h"

namespace ui {

// A row that is not expanded, and the space below each.
inline constexpr float grant_row_height = 76, grant_row_gap = 12;

class GrantRow : public std::enable_shared_from_this<GrantRow> {
 public:
  struct Subject {
    std::string title, detail;  // what stands in the row
    const char* icon = nullptr;
    bool is_system = false;
    std::string switch_name;  // what a screen reader says of the switch
    std::string on_toast, off_toast;
    int position = 0, count = 0;  // in its list
  };
  void draw(Context& context, const Subject& subject, const std::string& client_id, const Api& api);

 private:
  void draw_head(Context& context, const Subject& subject, const std::string& client_id,
                 const Api& api, const Grant* grant);
  void draw_names(Look& look, const Subject& subject, const std::string& state, float right);
  void draw_scopes(Context& context, const Api& api, const Grant& grant);
  void authorize(Context& context, const Subject& subject, const std::string& client_id,
                 const std::string& audience, std::vector<std::string> scopes);
  void withdraw(Context& context, const Subject& subject, const Api& api, const Grant& grant);
  void save(Context& context, const Api& api, const Grant& grant);
  void follow(const Api& api, const Grant& grant);
  OnAnswer finish(Context& context, std::string toast);

  bool m_expanded = false, m_busy = false, m_failed = false;
  Failure m_failure;
  ScopeChoice m_choice;
  std::string m_organizations;
  std::string m_followed;  // the grant's scopes that m_choice began with
};

}  // namespace ui

#include "ui/widgets/checks.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/text/activity.h"
#include "ui/widgets/text.h"

namespace ui {

void checks_list(Look& look, const std::vector<LogCheck>& checks) {
  const Palette& p = look.colours();
  const MirrorScope scope(Role::list, words::log_checks);
  for (size_t i = 0; i < checks.size(); ++i) {
    const LogCheck& check = checks[i];
    const MirrorScope step(Role::listitem, "");
    const ImU32 ink = check.refused ? p.bad : p.good;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    icon_mark(look, check.refused ? icon_circle_x : icon_circle_check, 18, ink, 24);
    same_line(12);
    {
      ColumnScope column(look, ImGui::GetCursorScreenPos().x, look.available());
      std::string name = check.name;
      if (!name.empty() && name[0] >= 'a' && name[0] <= 'z')
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
      const std::string_view outcome = check.refused ? words::check_refused : words::check_passed;
      line(look, look.strong(), name, std::min(measure(look.strong(), name).x, look.available()),
           Align::left, 24);
      const float wide = measure(look.small_strong(), outcome).x;
      if (look.available() - measure(look.strong(), name).x > wide + 12) same_line(12);
      line(look, look.small_strong().in(ink), outcome, wide, Align::left, 24);
      if (!check.explanation.empty()) text(look, look.muted(), check.explanation);
    }
    if (i + 1 == checks.size()) return;
    const float bottom = ImGui::GetCursorScreenPos().y + 12;
    ImGui::GetWindowDrawList()->AddLine({at.x + 9, at.y + 26}, {at.x + 9, bottom - 2}, p.border);
    gap(12);
  }
}

}  // namespace ui

#include "ui/frame/tenant_menu.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/text/common.h"
#include "ui/text/frame.h"
#include "ui/text/settings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/detail.h"
#include "ui/widgets/text.h"

namespace ui {
namespace {

constexpr const char* tenant_popup = "tenant menu";
constexpr const char* tenant_path = "/api/v2/tenants/settings";
constexpr float menu_width = 320, item_height = 36;

std::optional<std::string> read_name(const base::Json& settings) {
  return base::string_member(settings, "friendly_name").value_or("");
}

bool menu_item(Look& look, const char* icon, const char* label, bool is_bad) {
  const Palette& p = look.colours();
  const Hit hit = hit_area(look, label, {look.available(), item_height}, Role::menuitem, label);
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (hit.hovered) list->AddRectFilled(hit.box.min, hit.box.max, p.hover, radius_control);
  const ImU32 ink = is_bad ? p.bad : p.text;
  draw_icon(list, {hit.box.min.x + 18, hit.box.centre().y}, look.fonts.text, 16,
            is_bad ? p.bad : p.muted, icon);
  draw_in(list, {{hit.box.min.x + 36, hit.box.min.y}, hit.box.max}, look.body().in(ink), label);
  return hit.pressed;
}

}  // namespace

// Asked for once, and again when somebody changed it here.
void TenantMenu::follow_name(Context& context) {
  bool changed = m_name.unasked();
  for (const auto& exchange : m_recorder.exchanges()) {
    if (exchange->id <= m_seen_change || !exchange->answered || exchange->request.method == "GET" ||
        exchange->request.target != tenant_path)
      continue;
    m_seen_change = exchange->id;
    changed = true;
  }
  if (changed) m_name.refresh(context.tenant.calls, tenant_path, read_name);
}

float TenantMenu::draw(Context& context, float width_most, const std::function<void()>& reset) {
  follow_name(context);
  Look& look = context.look;
  const Palette& p = look.colours();
  const std::string& friendly = m_name.loaded().value;
  const std::string name = friendly.empty() ? std::string(words::tenant) : friendly;
  const float width = std::min(width_most, measure(look.strong(), name).x + 36 + 32);
  const bool open = ImGui::IsPopupOpen(tenant_popup);
  const Hit hit =
      hit_area(look, "tenant", {width, 32}, Role::button,
               friendly.empty() ? name : fill(words::backend_badge, name), Enabled::yes,
               {.expands = open ? Expands::open : Expands::closed, .popup = Role::menu});
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (hit.hovered || open) list->AddRectFilled(hit.box.min, hit.box.max, p.hover, radius_control);
  draw_icon(list, {hit.box.min.x + 18, hit.box.centre().y}, look.fonts.text, 16, p.muted,
            context.backend.can_reset() ? icon_app_window : icon_server);
  draw_in(list, {{hit.box.min.x + 34, hit.box.min.y}, {hit.box.max.x - 28, hit.box.max.y}},
          look.strong(), name);
  draw_icon(list, {hit.box.max.x - 16, hit.box.centre().y}, look.fonts.text, 14, p.muted,
            icon_chevrons_up_down);
  if (hit.pressed) ImGui::OpenPopup(tenant_popup);
  draw_menu(context, hit.box, name, reset);
  return width;
}

void TenantMenu::draw_menu(Context& context, const Box& button, const std::string& name,
                           const std::function<void()>& reset) {
  Look& look = context.look;
  ImGui::SetNextWindowPos({button.min.x, button.max.y + 4});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {8, 8});
  if (ImGui::BeginPopup(tenant_popup, ImGuiWindowFlags_NoMove)) {
    {
      const ImVec2 at = ImGui::GetCursorScreenPos();
      ColumnScope column(look, at.x + 8, menu_width - 16);
      ImGui::SetCursorScreenPos({at.x + 8, at.y + 4});
      line(look, look.strong(), name, menu_width - 16);
      line(look, look.small_muted(), context.backend.label(), menu_width - 16);
      copyable_inline(look, "issuer", words::issuer, context.backend.issuer(), menu_width - 16);
      gap(4);
      divider(look);
      gap(4);
    }
    {
      const MirrorScope menu(Role::menu, words::tenant);
      ColumnScope column(look, ImGui::GetCursorScreenPos().x, menu_width);
      if (menu_item(look, icon_settings, words::nav_settings, false)) {
        context.router.go({Screen::settings, {}, Tab::settings});
        ImGui::CloseCurrentPopup();
      }
      if (context.backend.can_reset() && menu_item(look, icon_rotate_ccw, words::reset, true)) {
        ImGui::CloseCurrentPopup();
        reset();
      }
    }
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
}

}  // namespace ui

#include "ui/frame/tenant_menu.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/text/frame.h"
#include "ui/text/settings.h"
#include "ui/text/tenants.h"
#include "ui/widgets/card.h"
#include "ui/widgets/detail.h"
#include "ui/widgets/menu_item.h"
#include "ui/widgets/text.h"

namespace ui {
namespace {

constexpr const char* tenant_popup = "tenant menu";
constexpr const char* tenant_path = "/api/v2/tenants/settings";
constexpr float tenant_menu_width = 320, tenants_shown = 6;

std::optional<std::string> read_name(const base::Json& settings) {
  return base::string_member(settings, "friendly_name").value_or("");
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
  // Before it opens, so that nothing moves under the pointer.
  if (m_tenants.unasked()) m_tenants.refresh(context.tenant.calls, tenants_path, read_tenant_list);
  Look& look = context.look;
  const Palette& p = look.colours();
  const std::string& friendly = m_name.loaded().value;
  const std::string name = shown_name();
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
  if (hit.pressed) {
    ImGui::OpenPopup(tenant_popup);
    m_tenants.refresh(context.tenant.calls, tenants_path, read_tenant_list);
  }
  draw_menu(context, hit.box, reset);
  return width;
}

std::string TenantMenu::shown_name() const {
  const std::string& friendly = m_name.loaded().value;
  return friendly.empty() ? std::string(words::tenant) : friendly;
}

void TenantMenu::draw_over(Context& context) {
  m_dialogs.draw(context);
}

void TenantMenu::draw_menu(Context& context, const Box& button,
                           const std::function<void()>& reset) {
  Look& look = context.look;
  m_place.below(button, tenant_menu_width + 16);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {8, 8});
  if (ImGui::BeginPopup(tenant_popup, ImGuiWindowFlags_NoMove)) {
    draw_head(context);
    {
      const MirrorScope menu(Role::menu, words::tenant);
      ColumnScope column(look, ImGui::GetCursorScreenPos().x, tenant_menu_width);
      draw_tenants(context);
      gap(4);
      divider(look);
      gap(4);
      draw_acts(context, reset);
    }
    m_place.note_size();
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
}

void TenantMenu::draw_head(Context& context) {
  Look& look = context.look;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ColumnScope column(look, at.x + 8, tenant_menu_width - 16);
  ImGui::SetCursorScreenPos({at.x + 8, at.y + 4});
  line(look, look.strong(), shown_name(), tenant_menu_width - 16);
  line(look, look.small_muted(), context.backend.label(), tenant_menu_width - 16);
  copyable_inline(look, "issuer", words::issuer, context.backend.issuer(), tenant_menu_width - 16);
  gap(4);
  divider(look);
  gap(4);
}

void TenantMenu::draw_tenants(Context& context) {
  Look& look = context.look;
  const auto& tenants = m_tenants.loaded();
  if (!tenants.ready) {
    ColumnScope column(look, look.column_left() + 8, tenant_menu_width - 16);
    if (tenants.failed) {
      text(look, look.small_muted(), tenants.failure.message, Role::alert);
    } else {
      skeleton(look, 1);
    }
    return;
  }
  const MirrorScope group(Role::group, words::tenants);
  const float shown = std::min<float>(static_cast<float>(tenants.value.all.size()), tenants_shown);
  ImGui::BeginChild("tenants", {tenant_menu_width, shown * menu_item_height},
                    ImGuiChildFlags_NavFlattened);
  const TenantEntry* chosen = nullptr;
  {
    ColumnScope column(look, ImGui::GetCursorScreenPos().x, tenant_menu_width);
    for (const TenantEntry& entry : tenants.value.all) {
      const std::string label = entry.name.empty() ? words::tenant_first : entry.name;
      const bool is_here = entry.name == tenants.value.here;
      if (menu_choice(look, label, is_here) && !is_here) chosen = &entry;
    }
  }
  ImGui::EndChild();
  if (!chosen) return;
  ImGui::CloseCurrentPopup();
  look.platform.go_to(chosen->dashboard_url);
}

void TenantMenu::draw_acts(Context& context, const std::function<void()>& reset) {
  Look& look = context.look;
  using Kind = TenantDialogs::Kind;
  const auto& tenants = m_tenants.loaded();
  const Enabled enabled = tenants.ready ? Enabled::yes : Enabled::no;
  const auto act = [&](const char* icon, const char* label, Kind kind) {
    if (!menu_item(look, icon, label, MenuTone::plain, enabled)) return;
    ImGui::CloseCurrentPopup();
    open_dialog(look, kind, tenants.value);
  };
  act(icon_plus, words::tenant_new, Kind::create);
  act(icon_copy, words::tenant_duplicate, Kind::duplicate);
  act(icon_upload, words::tenant_import, Kind::import);
  act(icon_download, words::tenant_export, Kind::exporting);
  gap(4);
  divider(look);
  gap(4);
  if (menu_item(look, icon_settings, words::nav_settings)) {
    context.router.go({Screen::settings, {}, Tab::settings});
    ImGui::CloseCurrentPopup();
  }
  if (context.backend.can_reset() &&
      menu_item(look, icon_rotate_ccw, words::tenant_reset, MenuTone::bad)) {
    ImGui::CloseCurrentPopup();
    reset();
  }
  if (tenants.ready && !tenants.value.here.empty() &&
      menu_item(look, icon_trash_2, words::tenant_delete, MenuTone::bad)) {
    ImGui::CloseCurrentPopup();
    ask_delete(context);
  }
}

void TenantMenu::open_dialog(Look& look, TenantDialogs::Kind kind, TenantList tenants) {
  if (kind == TenantDialogs::Kind::import) return m_dialogs.open_import(look, std::move(tenants));
  m_dialogs.open(kind, shown_name(), std::move(tenants));
}

void TenantMenu::ask_delete(Context& context) {
  const TenantList& tenants = m_tenants.loaded().value;
  const auto count = [](size_t number, const char* one, const char* many) {
    return counted(static_cast<long long>(number), one, many);
  };
  context.questions.ask(
      {fill(words::tenant_delete_title, shown_name()),
       words::tenant_delete_body,
       {fill(words::tenant_delete_clients,
             count(context.tenant.applications.value.size(), words::one_application,
                   words::many_applications),
             count(context.tenant.apis.value.size(), words::one_api, words::many_apis))},
       words::tenant_delete_confirm,
       [&calls = context.tenant.calls, &platform = context.look.platform, &toasts = context.toasts,
        here = tenants.here, first = tenants.first_url()] {
         calls.send("DELETE", std::string(tenants_path) + '/' + here, {},
                    [&platform, &toasts, first](const Answer& answer) {
                      if (answer) return platform.go_to(first);
                      toasts.show(Tone::bad, fill(words::failed_title, words::tenant_deleting));
                    });
       }});
}

void TenantMenu::add_commands(std::vector<Command>& commands) {
  const auto add = [&](const char* icon, const char* title, TenantDialogs::Kind kind) {
    commands.push_back({icon, title, {}, words::also_tenants, [this, kind](Context& in) {
                          in.tenant.calls.get(
                              tenants_path, [this, kind, &look = in.look](const Answer& answer) {
                                auto list = answer ? read_tenant_list(*answer) : std::nullopt;
                                if (!list) return;
                                open_dialog(look, kind, std::move(*list));
                              });
                        }});
  };
  using Kind = TenantDialogs::Kind;
  add(icon_plus, words::act_tenant_new, Kind::create);
  add(icon_copy, words::act_tenant_duplicate, Kind::duplicate);
  add(icon_upload, words::act_tenant_import, Kind::import);
  add(icon_download, words::act_tenant_export, Kind::exporting);
}

}  // namespace ui

#include "ui/frame/frame.h"

#include <algorithm>

#include "ui/frame/breadcrumb.h"
#include "ui/frame/palette_drawing.h"
#include "ui/frame/places.h"
#include "ui/frame/storage_notice.h"
#include "ui/icons.h"
#include "ui/text/common.h"
#include "ui/text/frame.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/text.h"

namespace ui {
namespace {

constexpr const char* rail_key = "rail";
constexpr const char* collapsed = "collapsed";
constexpr float tenant_width_most = 220;
constexpr ImGuiChildFlags flat = ImGuiChildFlags_NavFlattened;

bool nav_item(Look& look, const Place& place, bool active, float width, bool with_label) {
  const Palette& p = look.colours();
  const Hit hit = hit_area(look, place.label, {width, 40}, Role::link, place.label, Enabled::yes,
                           {.selected = active});
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (active || hit.hovered)
    list->AddRectFilled(hit.box.min, hit.box.max, active ? p.accent_tint : p.hover, radius_control);
  if (active)
    list->AddRectFilled({hit.box.min.x, hit.box.min.y + 10},
                        {hit.box.min.x + 3, hit.box.max.y - 10}, p.accent, 2);
  const ImU32 ink = active ? p.accent : hit.hovered ? p.text : p.muted;
  draw_icon(list, {hit.box.min.x + 20, hit.box.centre().y}, look.fonts.text, 18, ink, place.icon);
  if (with_label) {
    draw_in(list, {{hit.box.min.x + 42, hit.box.min.y}, {hit.box.max.x - 8, hit.box.max.y}},
            (active ? look.strong() : look.body()).in(active ? p.text : ink), place.label);
  } else {
    tooltip(look, place.label);
  }
  return hit.pressed;
}

void draw_mark(Look& look, ImVec2 at) {
  const Palette& p = look.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(at, {at.x + 28, at.y + 28}, p.accent, 7);
  // Five strokes: a tally.
  for (int i = 0; i < 4; ++i) {
    const float x = at.x + 8 + 4 * static_cast<float>(i);
    list->AddLine({x, at.y + 8}, {x, at.y + 20}, p.on_accent, 1.75f);
  }
  list->AddLine({at.x + 5.5f, at.y + 17.5f}, {at.x + 22.5f, at.y + 10.5f}, p.on_accent, 1.75f);
}

// A field to the eye where there is room, an icon elsewhere.
float search_width(const Look& look) {
  const float screen = ImGui::GetIO().DisplaySize.x;
  return look.compact || screen < 900 ? icon_button_size : screen < 1200 ? 160.0f : 216.0f;
}

const char* palette_key() {
  return ImGui::GetIO().ConfigMacOSXBehaviors ? words::palette_key_apple : words::palette_key;
}

std::string backend_text(const Context& context) {
  return context.backend.label();
}

}  // namespace

Frame::Frame(Platform& platform, RecordingBackend& recorder, TenantClock& clock)
    : m_theme_menu(platform),
      m_palette(platform),
      m_inspector(recorder),
      m_tenant_menu(recorder),
      m_clock_menu(clock),
      m_collapsed(platform.setting(rail_key) == collapsed) {}

Box Frame::draw(Context& context) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float rail = context.look.compact ? 0 : m_collapsed ? rail_width_collapsed : rail_width;
  if (rail > 0) draw_rail(context, rail);
  draw_top_bar(context, {{rail, 0}, {screen.x, top_bar_height}});
  Box rest{{rail, top_bar_height}, screen};
  rest.min.y += draw_storage_notice(context, rest);
  m_room = rest;
  return m_inspector.beside(context.look, rest);
}

// While there is trouble; its end is told once. Gives the height that it takes.
float Frame::draw_storage_notice(Context& context, const Box& box) {
  const StorageState state = context.backend.storage_state();
  const bool troubled = state.trouble != StorageTrouble::none;
  if (m_storage_troubled && !troubled) context.toasts.show(Tone::good, words::storage_saved);
  m_storage_troubled = troubled;
  return troubled ? storage_notice(context, box, state) : 0;
}

void Frame::draw_rail(Context& context, float width) {
  Look& look = context.look;
  const float height = ImGui::GetIO().DisplaySize.y;
  const MirrorScope scope(Role::navigation, words::part_navigation);
  ImGui::SetCursorScreenPos({0, 0});
  ImGui::BeginChild("rail", {width, height}, flat, ImGuiWindowFlags_NoScrollbar);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Palette& p = look.colours();
  list->AddRectFilled({0, 0}, {width, height}, p.surface);
  list->AddLine({width - 0.5f, 0}, {width - 0.5f, height}, p.border);
  draw_mark(look, {14, 14});
  if (!m_collapsed) {
    ImGui::SetCursorScreenPos({52, 0});
    line(look, look.section(), words::product, width - 60, Align::left, top_bar_height);
  }
  ImGui::SetCursorScreenPos({8, top_bar_height + 8});
  draw_rail_items(context, width);
  ImGui::SetCursorScreenPos({12, height - 44});
  if (icon_button(look, "collapse", icon_panel_left,
                  m_collapsed ? words::nav_expand : words::nav_collapse))
    collapse(look);
  ImGui::EndChild();
}

void Frame::draw_rail_items(Context& context, float width) {
  ColumnScope column(context.look, 8, width - 16);
  for (const Place& place : places()) {
    const bool active = home_of(context.router.route().screen) == place.screen;
    if (nav_item(context.look, place, active, width - 16, !m_collapsed)) {
      context.router.go({place.screen, {}, Tab::settings});
    }
    gap(4);
  }
}

void Frame::draw_top_bar(Context& context, const Box& box) {
  Look& look = context.look;
  const Palette& p = look.colours();
  const MirrorScope scope(Role::banner, "");
  ImGui::SetCursorScreenPos(box.min);
  ImGui::BeginChild("bar", {box.width(), box.height()}, flat, ImGuiWindowFlags_NoScrollbar);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(box.min, box.max, p.background);
  list->AddLine({box.min.x, box.max.y - 0.5f}, {box.max.x, box.max.y - 0.5f}, p.border);
  // From left to right, as it is read.
  const std::string backend = backend_text(context);
  const bool resets = context.backend.can_reset();
  const float badge_left = box.max.x - 12 - 2 * icon_button_size - 4 -
                           (look.compact ? 0 : badge_width(look, backend) + 12);
  float left = box.min.x + 32;
  if (look.compact) {
    ImGui::SetCursorScreenPos({8, 12});
    const bool open = ImGui::IsPopupOpen("navigation");
    if (icon_button(look, "menu", icon_menu, words::nav_menu, IconTone::muted, Enabled::yes,
                    {.expands = open ? Expands::open : Expands::closed}))
      ImGui::OpenPopup("navigation");
    draw_menu(context);
    left = 48;
  }
  const float clock_width = look.compact ? 0 : m_clock_menu.width(look) + 8;
  const float clock_left = badge_left - clock_width;
  const float search_left = clock_left - search_width(look) - (look.compact ? 4.0f : 8.0f);
  if (!look.compact) {
    ImGui::SetCursorScreenPos({left - 16, 12});
    left += m_tenant_menu.draw(context, tenant_width_most, [&] { ask_reset(context); });
    list->AddLine({left - 4, 18}, {left - 4, 38}, p.border_strong);
    left += 12;
  }
  ImGui::SetCursorScreenPos({left, 12});
  const float mark = m_fault_mark.width(context);
  const float mark_left = search_left - mark - (mark > 0 ? 8.0f : 0.0f);
  draw_breadcrumb(context, mark_left - left - 12);
  ImGui::SetCursorScreenPos({mark_left, 12});
  m_fault_mark.draw(context);
  ImGui::SetCursorScreenPos({search_left, 12});
  draw_search_button(look);
  float right = badge_left;
  if (!look.compact) {
    ImGui::SetCursorScreenPos({clock_left, 12});
    m_clock_menu.draw(context);
    ImGui::SetCursorScreenPos({right, 16});
    badge(look, Tone::neutral, backend, resets ? icon_app_window : icon_server);
    right += badge_width(look, backend) + 12;
  }
  ImGui::SetCursorScreenPos({right, 12});
  const bool inspects = m_inspector.is_open();
  if (icon_button(look, "inspector", icon_panel_right,
                  inspects ? words::inspector_close : words::inspector_open, IconTone::muted,
                  Enabled::yes, {.expands = inspects ? Expands::open : Expands::closed}))
    m_inspector.toggle(look);
  right += icon_button_size + 4;
  ImGui::SetCursorScreenPos({right, 12});
  m_theme_menu.draw(look);
  ImGui::EndChild();
}

void Frame::draw_search_button(Look& look) {
  const float width = search_width(look);
  if (width == icon_button_size) {
    if (icon_button(look, "search", icon_search, words::palette_button, IconTone::muted,
                    Enabled::yes, {.popup = Role::dialog}))
      m_palette.open();
    return;
  }
  const Palette& p = look.colours();
  const Hit hit = hit_area(look, "search", {width, icon_button_size}, Role::button,
                           words::palette_button, Enabled::yes, {.popup = Role::dialog});
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(hit.box.min, hit.box.max, hit.hovered ? p.hover : p.field, radius_control);
  list->AddRect(hit.box.min, hit.box.max, hit.hovered ? p.border_strong : p.border, radius_control);
  draw_icon(list, {hit.box.min.x + 18, hit.box.centre().y}, look.fonts.text, 15, p.muted,
            icon_search);
  draw_in(list, {{hit.box.min.x + 34, hit.box.min.y}, hit.box.max}, look.muted(),
          words::palette_button_short);
  const float cap = key_cap_width(look, palette_key());
  draw_key_cap(look, {hit.box.max.x - 5 - cap, hit.box.min.y + 5}, palette_key());
  if (hit.pressed) m_palette.open();
}

void Frame::draw_over(Context& context) {
  m_tenant_menu.draw_over(context);
  m_inspector.draw(context, m_room);
  m_palette.draw(context, [&] { return commands(context); });
}

std::vector<Command> Frame::commands(const Context& context) {
  std::vector<Command> all;
  const auto theme = [&](const char* icon, const char* title, ThemeChoice choice) {
    if (m_theme_menu.choice() == choice) return;
    all.push_back({icon, title, {}, words::also_theme, [this, choice](Context& in) {
                     m_theme_menu.choose(in.look, choice);
                   }});
  };
  all.push_back(
      {icon_panel_right, m_inspector.is_open() ? words::inspector_close : words::inspector_open,
       ImGui::GetIO().ConfigMacOSXBehaviors ? words::inspector_key_apple : words::inspector_key,
       words::also_inspector, [this](Context& in) { m_inspector.toggle(in.look); }});
  theme(icon_moon, words::act_theme_dark, ThemeChoice::dark);
  theme(icon_sun, words::act_theme_light, ThemeChoice::light);
  theme(icon_monitor, words::act_theme_system, ThemeChoice::system);
  if (!context.look.compact) {
    all.push_back({icon_panel_left,
                   m_collapsed ? words::nav_expand : words::nav_collapse,
                   {},
                   "",
                   [this](Context& in) { collapse(in.look); }});
  }
  m_tenant_menu.add_commands(all);
  if (context.backend.can_reset()) {
    all.push_back({icon_rotate_ccw, words::act_reset, {}, words::also_reset, [this](Context& in) {
                     ask_reset(in);
                   }});
  }
  return all;
}

void Frame::collapse(Look& look) {
  m_collapsed = !m_collapsed;
  look.platform.set_setting(rail_key, m_collapsed ? collapsed : "");
  look.animate();
}

void Frame::draw_breadcrumb(Context& context, float width) {
  Look& look = context.look;
  const MirrorScope scope(Role::navigation, words::part_breadcrumb);
  std::vector<Crumb> crumbs = breadcrumb_of(context.router.route(), context.tenant);
  if (look.compact && crumbs.size() > 1) crumbs.erase(crumbs.begin(), crumbs.end() - 2);
  const float top = ImGui::GetCursorScreenPos().y, end = ImGui::GetCursorScreenPos().x + width;
  float x = ImGui::GetCursorScreenPos().x;
  for (size_t i = 0; i < crumbs.size(); ++i) {
    const bool last = i + 1 == crumbs.size();
    ImGui::PushID(static_cast<int>(i));
    const TextLook face = last ? look.body() : look.muted();
    // An entity's name gives way before the place's own name does.
    const float most = last ? end - x : std::max(48.0f, (end - x) * 0.6f);
    const float wide = std::max(8.0f, std::min({measure(face, crumbs[i].label).x, most, end - x}));
    ImGui::SetCursorScreenPos({x, top});
    if (last) {
      line(look, face, crumbs[i].label, wide, Align::left, 32);
    } else {
      ColumnScope column(look, x, wide);
      ImGui::SetCursorScreenPos({x, top + 5});
      if (link(look, "crumb", crumbs[i].label, face)) context.router.go(crumbs[i].route);
    }
    x += wide;
    if (!last) {
      draw_icon(ImGui::GetWindowDrawList(), {x + 14, top + 16}, look.fonts.text, 14,
                look.colours().muted, icon_chevron_right);
      x += 28;
    }
    ImGui::PopID();
  }
}

void Frame::draw_menu(Context& context) {
  bool resets = false;
  ImGui::SetNextWindowPos({8, top_bar_height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {8, 8});
  if (ImGui::BeginPopup("navigation", ImGuiWindowFlags_NoMove)) {
    const MirrorScope scope(Role::navigation, words::part_navigation);
    for (const Place& place : places()) {
      const bool active = home_of(context.router.route().screen) == place.screen;
      if (nav_item(context.look, place, active, std::min(280.0f, ImGui::GetIO().DisplaySize.x - 32),
                   true)) {
        context.router.go({place.screen, {}, Tab::settings});
        ImGui::CloseCurrentPopup();
      }
      gap(4);
    }
    gap(8);
    m_tenant_menu.draw(context, 280 - icon_button_size - 8, [&] { resets = true; });
    same_line(8);
    m_clock_menu.draw(context);
    if (resets) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
  if (resets) ask_reset(context);
}

void Frame::ask_reset(Context& context) {
  context.questions.ask(
      {words::reset_title,
       words::reset_body,
       {},
       words::reset_confirm,
       [&backend = context.backend, &tenant = context.tenant, &router = context.router] {
         backend.reset();
         router.go({});
         tenant.refresh_all();
       }});
}

}  // namespace ui

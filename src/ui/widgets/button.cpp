#include "ui/widgets/button.h"

#include "ui/icons.h"
#include "ui/text/common.h"

namespace ui {
namespace {

constexpr float button_icon_size = 16, icon_gap = 8;
constexpr double copied_seconds = 1.6;

struct Paint {
  ImU32 fill = 0, border = 0, ink = 0;
};

Paint button_paint(const Palette& p, ButtonKind kind, const Hit& hit, Enabled enabled) {
  if (enabled == Enabled::no) {
    return {kind == ButtonKind::quiet ? 0 : p.raised, kind == ButtonKind::quiet ? 0 : p.border,
            p.muted};
  }
  switch (kind) {
    case ButtonKind::primary:
      return {hit.hovered ? p.accent_hover : p.accent, 0, p.on_accent};
    case ButtonKind::danger:
      return {hit.hovered ? p.bad_hover : p.bad, 0, p.on_bad};
    case ButtonKind::secondary:
      return {hit.hovered ? p.hover : p.raised, hit.hovered ? p.border_strong : p.border, p.text};
    case ButtonKind::quiet:
      return {hit.hovered ? p.hover : 0, 0, hit.hovered ? p.text : p.muted};
  }
  return {};
}

}  // namespace

float button_width(const Look& look, std::string_view label, const Button& how) {
  if (how.width > 0) return how.width;
  const float word = measure(look.strong(), label).x;
  return word + 2 * button_padding + (how.icon || how.busy ? button_icon_size + icon_gap : 0);
}

bool button(Look& look, std::string_view id, std::string_view label, const Button& how) {
  const Enabled enabled = how.busy ? Enabled::no : how.enabled;
  const float width = button_width(look, label, how);
  const Hit hit = hit_area(look, id, {width, control_height}, Role::button,
                           how.name.empty() ? label : how.name, enabled, {.expands = how.expands});
  const Paint paint = button_paint(look.colours(), how.kind, hit, enabled);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 down(0, hit.held ? 1.0f : 0.0f);
  if (paint.fill) list->AddRectFilled(hit.box.min, hit.box.max, paint.fill, radius_control);
  if (paint.border) list->AddRect(hit.box.min, hit.box.max, paint.border, radius_control);
  const char* icon = how.busy ? icon_loader_circle : how.icon;
  const TextLook ink = (how.kind == ButtonKind::quiet ? look.body() : look.strong()).in(paint.ink);
  const float word = measure(ink, label).x;
  float x = hit.box.min.x + (width - word - (icon ? button_icon_size + icon_gap : 0)) / 2;
  if (icon) {
    draw_icon(list, {x + button_icon_size / 2, hit.box.centre().y + down.y}, look.fonts.text,
              button_icon_size, paint.ink, icon);
    x += button_icon_size + icon_gap;
  }
  draw_in(list, {{x, hit.box.min.y + down.y}, {hit.box.max.x, hit.box.max.y + down.y}}, ink, label);
  return hit.pressed;
}

bool icon_button(Look& look, std::string_view id, const char* icon, std::string_view name,
                 IconTone tone, Enabled enabled, const MirrorState& state) {
  const Hit hit =
      hit_area(look, id, {icon_button_size, icon_button_size}, Role::button, name, enabled, state);
  const Palette& p = look.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (hit.hovered) list->AddRectFilled(hit.box.min, hit.box.max, p.hover, radius_control);
  ImU32 ink = hit.hovered ? p.text : p.muted;
  if (tone == IconTone::bad && hit.hovered) ink = p.bad;
  if (tone == IconTone::good) ink = p.good;
  if (enabled == Enabled::no) ink = p.border_strong;
  draw_icon(list, hit.box.centre(), look.fonts.text, 16, ink, icon);
  tooltip(look, name);
  return hit.pressed;
}

void copy_button(Look& look, std::string_view id, std::string_view what, std::string_view content) {
  ImGuiStorage* storage = ImGui::GetStateStorage();
  const ImGuiID until = ImGui::GetID((std::string(id) + "/copied").c_str());
  const double left = storage->GetFloat(until, -1e6f) + copied_seconds - ImGui::GetTime();
  const bool fresh = left > 0;
  if (fresh) look.wake_after(left);
  const std::string name = fill(fresh ? words::copied : words::copy, what);
  if (icon_button(look, id, fresh ? icon_check : icon_copy, name,
                  fresh ? IconTone::good : IconTone::muted)) {
    look.platform.copy_text(content);
    storage->SetFloat(until, static_cast<float>(ImGui::GetTime()));
    look.animate();
  }
}

}  // namespace ui

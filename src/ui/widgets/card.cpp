#include "ui/widgets/card.h"

#include <algorithm>
#include <cmath>

#include "ui/icons.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text.h"

namespace ui {

Card::Card(Look& look, float padding)
    : Card(look, padding, look.colours().surface, look.colours().border) {}

Card::Card(Look& look, float padding, ImU32 fill, ImU32 border)
    : m_look(look),
      m_padding(look.compact ? std::min(padding, 16.0f) : padding),
      m_fill(fill),
      m_border(border),
      m_at(ImGui::GetCursorScreenPos()),
      m_width(look.available()) {
  m_splitter.Split(ImGui::GetWindowDrawList(), 2);
  m_splitter.SetCurrentChannel(ImGui::GetWindowDrawList(), 1);
  ImGui::SetCursorScreenPos({m_at.x + m_padding, m_at.y + m_padding});
  look.columns.push_back({m_at.x + m_padding, m_width - 2 * m_padding});
  ImGui::BeginGroup();
}

Card::~Card() {
  ImGui::EndGroup();
  m_look.columns.pop_back();
  const float bottom = ImGui::GetItemRectMax().y + m_padding;
  ImDrawList* list = ImGui::GetWindowDrawList();
  m_splitter.SetCurrentChannel(list, 0);
  const ImVec2 end(m_at.x + m_width, bottom);
  list->AddRectFilled(m_at, end, m_fill, radius_card);
  if (m_border) list->AddRect(m_at, end, m_border, radius_card);
  m_splitter.Merge(list);
  ImGui::SetCursorScreenPos(m_at);
  ImGui::Dummy({m_width, bottom - m_at.y});
}

ToneInk tone_ink(const Look& look, Tone tone) {
  const Palette& p = look.colours();
  switch (tone) {
    case Tone::neutral:
      return {p.muted, p.raised, icon_info};
    case Tone::accent:
      return {p.accent, p.accent_tint, icon_info};
    case Tone::good:
      return {p.good, p.good_tint, icon_circle_check};
    case Tone::warn:
      return {p.warn, p.warn_tint, icon_triangle_alert};
    case Tone::bad:
      return {p.bad, p.bad_tint, icon_circle_alert};
  }
  return {};
}

Panel::Panel(Look& look, Tone tone, std::string_view headline)
    : Card(look, 16, tone_ink(look, tone).tint,
           mix(tone_ink(look, tone).tint, tone_ink(look, tone).ink, 0.35f)) {
  const ToneInk ink = tone_ink(look, tone);
  icon_mark(look, ink.icon, 18, ink.ink, look.strong().line);
  same_line(12);
  m_column = std::make_unique<ColumnScope>(look, ImGui::GetCursorScreenPos().x, look.available());
  text(look, look.strong(), headline, tone == Tone::bad ? Role::alert : Role::text);
}

Panel::~Panel() {
  m_column.reset();
}

float badge_width(const Look& look, std::string_view word) {
  return 8 + 14 + 6 + measure(look.small_strong(), word).x + 10;
}

void badge(Look& look, Tone tone, std::string_view word, const char* icon) {
  const ToneInk ink = tone_ink(look, tone);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Box box{at, {at.x + badge_width(look, word), at.y + 24}};
  ImGui::Dummy({box.width(), 24});
  describe_text(Role::text, word);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(box.min, box.max, ink.tint, 12);
  draw_icon(list, {at.x + 15, at.y + 12}, look.fonts.text, 14, ink.ink, icon ? icon : ink.icon);
  draw_in(list, {{at.x + 28, at.y}, {box.max.x, box.max.y}}, look.small_strong().in(ink.ink), word);
}

bool tabs(Look& look, std::string_view name, std::string& chosen, const std::vector<TabItem>& all) {
  const MirrorScope scope(Role::tablist, name);
  bool changed = false;
  const Palette& p = look.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = look.available(), distance = look.compact ? 16.0f : 24.0f;
  const TextLook face = look.compact ? look.small() : look.body();
  float x = at.x, y = at.y;
  for (const TabItem& tab : all) {
    const float wide = measure(face, tab.label).x;
    if (x + wide > at.x + width && x > at.x) {
      x = at.x;
      y += 40;
    }
    ImGui::SetCursorScreenPos({x, y});
    const bool on = tab.id == chosen;
    const Hit hit = hit_area(look, "tab/" + tab.id, {wide, 40}, Role::tab, tab.label, Enabled::yes,
                             {.selected = on});
    draw_in(list, hit.box, face.in(on ? p.text : hit.hovered ? p.text : p.muted), tab.label);
    if (on || hit.hovered) {
      list->AddRectFilled({hit.box.min.x, hit.box.max.y - 2}, hit.box.max,
                          on ? p.accent : p.border_strong, 1);
    }
    if (hit.pressed && !on) {
      chosen = tab.id;
      changed = true;
    }
    x += wide + distance;
  }
  list->AddLine({at.x, y + 39.5f}, {at.x + width, y + 39.5f}, p.border);
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, y + 40 - at.y});
  return changed;
}

bool empty_state(Look& look, const char* icon, std::string_view title, std::string_view body,
                 std::string_view action) {
  const Palette& p = look.colours();
  Card card(look, 48);
  const float left = ImGui::GetCursorScreenPos().x, width = look.available();
  const float inner = std::min(width, 440.0f);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 centre(left + width / 2, at.y + 28);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled({centre.x - 28, centre.y - 28}, {centre.x + 28, centre.y + 28}, p.raised, 14);
  draw_icon(list, centre, look.fonts.text, 26, p.accent, icon);
  ImGui::Dummy({width, 72});
  {
    ColumnScope column(look, std::floor(left + (width - inner) / 2), inner);
    centred_text(look, look.section(), title, Role::heading, "2");
    gap(8);
    centred_text(look, look.muted(), body);
  }
  if (action.empty()) return false;
  gap(20);
  const Button how{.kind = ButtonKind::primary, .icon = icon_plus};
  ImGui::SetCursorScreenPos(
      {left + (width - button_width(look, action, how)) / 2, ImGui::GetCursorScreenPos().y});
  return button(look, "empty/action", action, how);
}

void skeleton(Look& look, int lines) {
  const float parts[] = {0.62f, 0.94f, 0.78f, 0.5f};
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (int i = 0; i < lines; ++i) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = look.available() * parts[i % 4];
    list->AddRectFilled({at.x, at.y + 6}, {at.x + width, at.y + 20}, look.colours().raised, 4);
    ImGui::Dummy({width, 32});
  }
}

void divider(Look& look) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = look.available();
  ImGui::GetWindowDrawList()->AddLine({at.x, at.y + 0.5f}, {at.x + width, at.y + 0.5f},
                                      look.colours().border);
  ImGui::Dummy({width, 1});
}

}  // namespace ui

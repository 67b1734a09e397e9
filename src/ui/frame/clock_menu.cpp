#include "ui/frame/clock_menu.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/text/clock.h"
#include "ui/text/common.h"
#include "ui/text/format.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/widgets/menu_item.h"
#include "ui/widgets/text.h"

namespace ui {
namespace {

constexpr const char* clock_popup = "clock menu";
constexpr const char* clock_path = "/admin/clock";
constexpr float clock_menu_width = 280, clock_icon_room = 36;
constexpr long long hour_seconds = 3600, day_seconds = 86400;

// Of what a person types: a date, or a date and a time of day. Nothing when it is neither.
std::optional<base::Time> typed_time(std::string text) {
  std::replace(text.begin(), text.end(), ' ', 'T');
  if (text.size() == 10) text += "T00:00";
  if (text.size() == 16) text += ":00";
  if (!text.ends_with('Z')) text += 'Z';
  const auto time = base::parse_iso(text);
  return time ? std::optional(*time) : std::nullopt;
}

base::Json to(base::Time time) {
  return {{"set", base::to_iso(time)}};
}

// To the minute.
std::string minute_of(base::Time time) {
  return utc_text(base::to_iso(time)).substr(0, 16);
}

}  // namespace

std::string ClockMenu::label() const {
  if (m_live) return words::clock_live;
  const std::string time = fill(words::clock_time, minute_of(m_clock.now()));
  return m_frozen ? fill(words::clock_frozen, time) : time;
}

float ClockMenu::width(const Look& look) const {
  if (m_live || look.compact) return icon_button_size;
  return clock_icon_room + measure(look.small_strong(), label()).x + 10;
}

void ClockMenu::ask(Context& context) {
  m_asked = true;
  context.tenant.calls.get(clock_path, [this, context](const Answer& answer) mutable {
    if (answer) take(context, answer);
  });
}

void ClockMenu::take(Context& context, const Answer& answer) {
  const auto time = base::parse_iso(base::string_member(*answer, "now").value_or(""));
  if (!time) return;
  const auto is = [&](const char* name) {
    return answer->contains(name) && answer->at(name).is_boolean() && answer->at(name).get<bool>();
  };
  m_moves = true;
  m_frozen = is("is_frozen");
  m_live = is("is_live");
  m_can_be_live = is("can_be_live");
  m_clock.take(*time, m_frozen ? TenantClock::Pace::frozen : TenantClock::Pace::running);
  context.look.animate();
}

void ClockMenu::draw(Context& context) {
  if (!m_asked) ask(context);
  Look& look = context.look;
  const Palette& p = look.colours();
  const std::string text = label();
  const float wide = width(look);
  const bool open = ImGui::IsPopupOpen(clock_popup);
  const Hit hit = hit_area(
      look, "clock", {wide, icon_button_size}, Role::button, fill(words::clock_button, text),
      Enabled::yes, {.expands = open ? Expands::open : Expands::closed, .popup = Role::menu});
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (hit.hovered || open || wide > icon_button_size) {
    list->AddRectFilled(hit.box.min, hit.box.max, hit.hovered || open ? p.hover : p.accent_tint,
                        radius_control);
  }
  draw_icon(list, {hit.box.min.x + icon_button_size / 2, hit.box.centre().y}, look.fonts.text, 16,
            m_live ? p.muted : p.accent, icon_clock);
  if (wide > icon_button_size) {
    draw_in(list, {{hit.box.min.x + icon_button_size, hit.box.min.y}, hit.box.max},
            look.small_strong(), text);
  } else {
    tooltip(look, fill(words::clock_button, text));
  }
  if (!m_live && !m_frozen) look.wake_after(60);
  if (hit.pressed) {
    ImGui::OpenPopup(clock_popup);
    ask(context);
  }
  draw_menu(context, hit.box);
}

void ClockMenu::draw_menu(Context& context, const Box& button) {
  Look& look = context.look;
  m_place.below(button, clock_menu_width + 16);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {8, 8});
  if (ImGui::BeginPopup(clock_popup, ImGuiWindowFlags_NoMove)) {
    {
      const MirrorScope menu(Role::menu, words::clock_title);
      const ImVec2 at = ImGui::GetCursorScreenPos();
      {
        ColumnScope column(look, at.x + 8, clock_menu_width - 16);
        ImGui::SetCursorScreenPos({at.x + 8, at.y + 4});
        line(look, look.strong(),
             fill(words::clock_time, utc_text(base::to_iso(m_clock.now())).substr(0, 19)),
             clock_menu_width - 16);
        text(look, look.small_muted(), m_moves ? words::clock_body : words::clock_cannot);
        gap(8);
      }
      ColumnScope column(look, at.x, clock_menu_width);
      if (m_moves) draw_moves(context);
    }
    if (!m_frozen) look.wake_after(1);
    m_place.note_size();
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
}

void ClockMenu::draw_moves(Context& context) {
  Look& look = context.look;
  const base::Time now = m_clock.now();
  if (menu_item(look, m_frozen ? icon_play : icon_lock,
                m_frozen ? words::clock_resume : words::clock_freeze))
    move(context, {{m_frozen ? "resume" : "freeze", true}});
  if (menu_item(look, icon_plus, words::clock_hour)) move(context, {{"advance", hour_seconds}});
  if (menu_item(look, icon_plus, words::clock_day)) move(context, {{"advance", day_seconds}});
  const base::Time next_hour = base::start_of_hour(now) + std::chrono::seconds(hour_seconds);
  const base::Time next_day = base::start_of_day(now) + std::chrono::seconds(day_seconds);
  if (menu_item(look, icon_arrow_right, words::clock_next_hour)) move(context, to(next_hour));
  if (menu_item(look, icon_arrow_right, words::clock_next_day)) move(context, to(next_day));
  if (menu_item(look, icon_calendar_days, words::clock_next_month))
    move(context, to(base::start_of_next_month(now)));
  if (!m_live && m_can_be_live && menu_item(look, icon_rotate_ccw, words::clock_back))
    move(context, {{"live", true}});
  gap(8);
  draw_time_field(context);
}

void ClockMenu::draw_time_field(Context& context) {
  Look& look = context.look;
  ColumnScope column(look, look.column_left() + 8, clock_menu_width - 16);
  const Typed typed =
      text_field(look, "time", m_typed,
                 {.label = words::clock_to, .hint = words::clock_to_hint, .error = m_refused});
  if (typed.changed) m_refused.clear();
  gap(8);
  const Button go{.enabled = m_typed.empty() ? Enabled::no : Enabled::yes, .busy = m_busy};
  if (!button(look, "go", words::clock_go, go) && !(typed.entered && !m_typed.empty())) return;
  if (const auto time = typed_time(m_typed)) {
    move(context, to(*time));
  } else {
    m_refused = words::clock_bad;
  }
}

void ClockMenu::move(Context& context, const base::Json& body) {
  if (m_busy) return;
  m_busy = true;
  m_refused.clear();
  context.tenant.calls.send(
      "POST", clock_path, body, [this, context](const Answer& answer) mutable {
        m_busy = false;
        if (!answer) {
          m_refused = answer.error().message;
          context.toasts.show(Tone::bad, m_refused);
          return;
        }
        take(context, answer);
        m_typed.clear();
        context.tenant.refresh_all();
        context.toasts.show(Tone::good, fill(words::clock_moved, minute_of(m_clock.now())));
      });
}

}  // namespace ui

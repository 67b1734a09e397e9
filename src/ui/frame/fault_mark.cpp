#include "ui/frame/fault_mark.h"

#include <algorithm>
#include <string>

#include "ui/icons.h"
#include "ui/text/common.h"
#include "ui/text/faults.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text.h"

namespace ui {
namespace {

constexpr double seconds_elsewhere = 5, seconds_on_screen = 1;
constexpr float fault_icon_room = 34, end_room = 12;

size_t at_work(const Context& context) {
  return count_at_work(context.tenant.faults.loaded().value);
}

std::string label(size_t count) {
  return count == 1 ? words::faults_mark_one : fill(words::faults_mark_many, std::to_string(count));
}

bool shows_icon_only(const Look& look) {
  return look.compact || ImGui::GetIO().DisplaySize.x < 1200;
}

}  // namespace

float FaultMark::width(const Context& context) const {
  const size_t count = at_work(context);
  if (count == 0) return 0;
  if (shows_icon_only(context.look)) return icon_button_size;
  return fault_icon_room + measure(context.look.small_strong(), label(count)).x + end_room;
}

void FaultMark::ask_when_due(Context& context) {
  const double now = ImGui::GetTime();
  const size_t count = at_work(context);
  const double after = context.is(Screen::faults) ? seconds_on_screen : seconds_elsewhere;
  const double due_at = m_asked_at + after;
  if (m_due || (count > 0 && now >= due_at)) {
    m_due = false;
    m_asked_at = now;
    context.tenant.refresh_faults();
  }
  if (count > 0) context.look.wake_after(std::max(0.05, m_asked_at + after - now));
}

void FaultMark::draw(Context& context) {
  ask_when_due(context);
  const size_t count = at_work(context);
  if (count == 0) return;
  Look& look = context.look;
  const Palette& p = look.colours();
  const std::string text = label(count);
  const Hit hit =
      hit_area(look, "faults", {width(context), icon_button_size}, Role::link, text, Enabled::yes);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(hit.box.min, hit.box.max, hit.hovered ? p.hover : p.warn_tint,
                      radius_control);
  draw_icon(list, {hit.box.min.x + icon_button_size / 2, hit.box.centre().y}, look.fonts.text, 16,
            p.warn, icon_zap);
  if (shows_icon_only(look)) {
    tooltip(look, text);
  } else {
    draw_in(list, {{hit.box.min.x + fault_icon_room, hit.box.min.y}, hit.box.max},
            look.small_strong().in(p.warn), text);
  }
  if (hit.pressed) context.router.go({Screen::faults, {}, Tab::settings});
}

}  // namespace ui

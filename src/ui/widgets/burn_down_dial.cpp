#include "ui/widgets/burn_down_dial.h"

#include <algorithm>
#include <cmath>

#include "ui/canvas.h"
#include "ui/mirror.h"
#include "ui/text/common.h"
#include "ui/text/format.h"
#include "ui/text/quota.h"

namespace ui {
namespace {

float part_of(const BurnDown& what, base::Time at) {
  const auto length = static_cast<double>(std::max<int64_t>(1, (what.end - what.start).count()));
  return static_cast<float>(
      std::clamp(static_cast<double>((at - what.start).count()) / length, 0.0, 1.0));
}

float used_part(const BurnDown& what) {
  if (what.limit == 0) return 1;
  return static_cast<float>(std::min(what.used, what.limit)) / static_cast<float>(what.limit);
}

std::string percent(float part) {
  // Nothing left is said only where it is so.
  return std::to_string(part > 0 ? std::max(1L, std::lround(part * 100)) : 0);
}

void draw_dial(ImDrawList& list, const BurnDownDialPaint& paint) {
  constexpr float around = 6.2831853f, top = -around / 4;
  const ImVec2 centre(paint.x, paint.y);
  const float middle = paint.radius - 6 - paint.thickness / 2;
  const auto at = [&](float part, float radius) {
    return ImVec2(centre.x + std::cos(top + part * around) * radius,
                  centre.y + std::sin(top + part * around) * radius);
  };
  list.AddCircle(centre, middle, paint.track, 0, paint.thickness);
  if (paint.used < 1) {
    list.PathArcTo(centre, middle, top + paint.used * around, top + around);
    list.PathStroke(paint.left, ImDrawFlags_None, paint.thickness);
  }
  list.AddLine(at(paint.passed, middle - paint.thickness / 2 - 2),
               at(paint.passed, paint.radius - 1.5f), paint.hand, 2);
  if (paint.runs_out >= 0) {
    list.AddCircleFilled(at(paint.runs_out, middle), paint.thickness / 2 + 2, paint.halo);
    list.AddCircleFilled(at(paint.runs_out, middle), paint.thickness / 2, paint.end);
  }
}

}  // namespace

std::optional<base::Time> runs_out_at(const BurnDown& what) {
  if (what.ran_out) return what.ran_out;
  if (what.used == 0 || what.now <= what.start) return std::nullopt;
  const auto passed = static_cast<double>((what.now - what.start).count());
  const double needed = passed * static_cast<double>(what.limit) / static_cast<double>(what.used);
  const base::Time at =
      what.start + std::chrono::milliseconds(static_cast<int64_t>(std::min(needed, 1e15)));
  return what.used < what.limit && at < what.end ? std::optional(at) : std::nullopt;
}

std::string runs_out_text(const BurnDown& what) {
  if (what.ran_out) return fill(words::dial_ran_out, utc_text(base::to_iso(*what.ran_out)));
  if (what.used >= what.limit) return words::dial_nothing_left;
  const auto at = runs_out_at(what);
  return at ? fill(words::dial_runs_out, utc_text(base::to_iso(*at)).substr(0, 16))
            : words::dial_lasts;
}

void burn_down_dial(Look& look, const BurnDown& what, float size) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Palette& p = look.colours();
  const float used = used_part(what), passed = part_of(what, what.now);
  const auto end = runs_out_at(what);
  BurnDownDialPaint paint;
  paint.x = at.x + size / 2;
  paint.y = at.y + size / 2;
  paint.radius = size / 2;
  paint.thickness = std::max(6.0f, size / 11);
  paint.used = used;
  paint.passed = passed;
  paint.runs_out = end ? part_of(what, *end) : -1;
  paint.track = p.raised;
  paint.left = end || used >= 1 ? p.warn : p.accent;
  paint.hand = p.text;
  paint.end = what.enforces ? p.bad : p.warn;
  paint.halo = p.surface;
  ImGui::Dummy({size, size});
  const std::string left = percent(1 - used);
  describe_text(Role::image, fill(words::dial_said, what.name, left, percent(passed)));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  Renderer* renderer = current_renderer();
  if (!renderer || !renderer->add_burn_down_dial(list, paint)) draw_dial(list, paint);
  const Box box{at, {at.x + size, at.y + size}};
  const float y = box.centre().y;
  draw_in(&list, {{box.min.x, y - 19}, {box.max.x, y + 3}}, look.strong(),
          fill(words::dial_percent, left), Align::centre);
  draw_in(&list, {{box.min.x, y}, {box.max.x, y + 20}}, look.small_muted(), words::dial_left,
          Align::centre);
}

void beside_burn_down_dial(Look& look, const BurnDown& what, const std::function<void()>& say) {
  constexpr float size = 104, space = 20;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = look.available();
  burn_down_dial(look, what, size);
  ImGui::SetCursorScreenPos({at.x + size + space, at.y + 12});
  float bottom = at.y;
  {
    const ColumnScope column(look, at.x + size + space, width - size - space);
    say();
    bottom = ImGui::GetCursorScreenPos().y;
  }
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, std::max(size, bottom - at.y)});
}

}  // namespace ui

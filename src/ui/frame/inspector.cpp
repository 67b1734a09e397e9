#include "ui/frame/inspector.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/text/activity.h"
#include "ui/text/common.h"
#include "ui/text/frame.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/page.h"

namespace ui {
namespace {

constexpr float drawer_width = 480, least_beside = 720, drawer_head_height = 56,
                exchange_height = 56;

enum ExchangeKind : size_t { all_exchanges, token_exchanges, change_exchanges, refused_exchanges };

std::string begun_text(const Exchange& exchange) {
  const std::string iso = base::to_iso(exchange.begun);
  return iso.size() >= 19 ? iso.substr(11, 8) : iso;
}

}  // namespace

void Inspector::toggle(Look& look) {
  m_open = !m_open;
  m_secrets = Secrets::masked;
  look.animate();
}

Box Inspector::beside(const Look& look, Box room) const {
  if (!m_open || look.compact || room.width() - drawer_width < least_beside) return room;
  room.max.x -= drawer_width;
  return room;
}

void Inspector::draw(Context& context, const Box& room) {
  Look& look = context.look;
  const ImGuiIO& io = ImGui::GetIO();
  if ((io.KeyCtrl || io.KeySuper) && !io.KeyAlt && ImGui::IsKeyPressed(ImGuiKey_I, false))
    toggle(look);
  if (!m_open) return;
  const float width = look.compact ? room.width() : std::min(drawer_width, room.width());
  const ImVec2 at(room.max.x - width, room.min.y);
  const MirrorScope scope(Role::region, words::inspector);
  const bool was_compact = m_covers = look.compact;
  ImGui::SetCursorScreenPos(at);
  ImGui::BeginChild("inspector", {width, room.height()}, ImGuiChildFlags_NavFlattened);
  const Palette& p = look.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(at, {at.x + width, room.max.y}, p.surface);
  if (!was_compact) list->AddLine({at.x + 0.5f, at.y}, {at.x + 0.5f, room.max.y}, p.border_strong);
  look.compact = true;  // the drawer is as wide as a phone
  draw_head(context, width);
  ImGui::SetCursorScreenPos({at.x + 1, at.y + drawer_head_height});
  ImGui::BeginChild("exchanges", {width - 1, room.height() - drawer_head_height},
                    ImGuiChildFlags_NavFlattened);
  if (m_to_top) ImGui::SetScrollY(0);
  m_to_top = false;
  {
    ColumnScope column(look, at.x + 16, width - 16 - 24);
    ImGui::SetCursorScreenPos({at.x + 16, ImGui::GetCursorScreenPos().y + 12});
    if (m_chosen) {
      draw_chosen(context, m_chosen);
    } else {
      draw_list(context);
    }
    gap(48);
  }
  ImGui::EndChild();
  ImGui::EndChild();
  look.compact = was_compact;
}

void Inspector::draw_head(Context& context, float width) {
  Look& look = context.look;
  const ImVec2 at = ImGui::GetWindowPos();
  if (m_chosen) {
    ImGui::SetCursorScreenPos({at.x + 6, at.y + 10});
    if (button(look, "back", words::inspector_back,
               {.kind = ButtonKind::quiet, .icon = icon_arrow_left})) {
      m_chosen.reset();
      m_to_top = true;
    }
  } else {
    ImGui::SetCursorScreenPos({at.x + 16, at.y + 15});
    ColumnScope column(look, at.x + 16, width - 64);
    heading(look, look.section(), words::inspector, "2");
  }
  ImGui::SetCursorScreenPos({at.x + width - icon_button_size - 12, at.y + 12});
  if (icon_button(look, "close", icon_x, words::inspector_close)) toggle(look);
  ImGui::GetWindowDrawList()->AddLine({at.x + 1, at.y + drawer_head_height - 0.5f},
                                      {at.x + width, at.y + drawer_head_height - 0.5f},
                                      look.colours().border);
}

bool Inspector::is_listed(const Exchange& exchange) const {
  switch (m_kind) {
    case token_exchanges:
      return exchange.is_token();
    case change_exchanges:
      return exchange.is_change();
    case refused_exchanges:
      return exchange.failed();
    default:
      return true;
  }
}

void Inspector::draw_list(Context& context) {
  Look& look = context.look;
  text(look, look.small_muted(), words::inspector_sentence);
  gap(12);
  segments(look, words::inspector_show, m_kind,
           {words::inspector_all, words::inspector_tokens, words::inspector_changes,
            words::inspector_refused});
  gap(12);
  const MirrorScope list(Role::list, words::inspector);
  size_t shown = 0;
  for (const Shared& exchange : m_recorder.exchanges()) {
    if (!is_listed(*exchange)) continue;
    ++shown;
    draw_row(context, exchange);
  }
  if (shown > 0) return;
  gap(32);
  centred_text(look, look.strong(), words::inspector_none);
  gap(4);
  centred_text(look, look.muted(), words::inspector_none_body);
}

void Inspector::draw_row(Context& context, const Shared& exchange) {
  Look& look = context.look;
  const Palette& p = look.colours();
  const std::string status = status_text(*exchange);
  const MirrorScope item(Role::listitem, "");
  const std::string name =
      fill(words::exchange_name, exchange->request.method, exchange->request.target, status);
  ImGui::PushID(static_cast<int>(exchange->id));
  const Hit hit =
      hit_area(look, "exchange", {look.available(), exchange_height}, Role::button, name);
  ImGui::PopID();
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (hit.hovered)
    list->AddRectFilled({hit.box.min.x - 8, hit.box.min.y}, {hit.box.max.x + 8, hit.box.max.y},
                        p.hover, radius_control);
  list->AddLine({hit.box.min.x, hit.box.max.y - 0.5f}, {hit.box.max.x, hit.box.max.y - 0.5f},
                p.border);
  const TextLook mono = look.mono();
  const float method = measure(mono, exchange->request.method).x + 10;
  draw_in(list, {{hit.box.min.x, hit.box.min.y + 5}, {hit.box.max.x, hit.box.min.y + 29}},
          mono.in(p.accent), exchange->request.method);
  draw_in(list, {{hit.box.min.x + method, hit.box.min.y + 5}, {hit.box.max.x, hit.box.min.y + 29}},
          mono, exchange->request.target);
  const bool waits = !exchange->answered, bad = exchange->failed();
  const ImU32 ink = waits ? p.muted : bad ? p.bad : p.good;
  const float low = hit.box.min.y + 28, high = hit.box.max.y - 4;
  draw_icon(list, {hit.box.min.x + 7, (low + high) / 2}, look.fonts.text, 14, ink,
            waits ? icon_clock
            : bad ? icon_circle_x
                  : icon_circle_check);
  draw_in(list, {{hit.box.min.x + 22, low}, {hit.box.max.x, high}}, look.small().in(ink), status);
  std::string when = begun_text(*exchange);
  if (!waits)
    when = fill(words::exchange_took, std::to_string(exchange->took.count())) + " · " + when;
  if (exchange->times > 1)
    when = fill(words::exchange_times, std::to_string(exchange->times)) + " · " + when;
  draw_in(list, {{hit.box.min.x + 150, low}, {hit.box.max.x, high}}, look.small_muted(), when,
          Align::right);
  if (!hit.pressed) return;
  m_chosen = exchange;
  m_secrets = Secrets::masked;
  m_to_top = true;
}

}  // namespace ui

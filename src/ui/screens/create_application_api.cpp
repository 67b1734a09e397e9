// Create Application's second step.
#include <algorithm>

#include "ui/icons.h"
#include "ui/screens/create_application.h"
#include "ui/text/activity.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/widgets/field.h"
#include "ui/widgets/page.h"
#include "ui/widgets/search.h"

namespace ui {
namespace {

// One API to choose, 60 high. True when chosen.
bool api_row(Look& look, const Api& api, bool chosen) {
  const Palette& p = look.colours();
  const float width = look.available();
  const std::string count =
      counted(static_cast<long long>(api.scopes.size()), words::one_scope, words::many_scopes);
  const std::string said = api.identifier + ", " + count +
                           (api.is_system ? std::string(", ") + words::system_badge : "");
  const Hit hit = hit_area(look, api.id, {width, 60}, Role::radio, api.label(), Enabled::yes,
                           {.description = said, .checked = chosen});
  const MirrorSaid silence(said);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(hit.box.min, hit.box.max,
                      chosen        ? p.accent_tint
                      : hit.hovered ? p.hover
                                    : p.surface,
                      radius_card);
  list->AddRect(hit.box.min, hit.box.max,
                chosen        ? p.accent
                : hit.hovered ? p.border_strong
                              : p.border,
                radius_card, 0, chosen ? 2.0f : 1.0f);
  const ImVec2 at = hit.box.min, after = ImGui::GetCursorScreenPos();
  draw_icon(list, {at.x + 24, at.y + 30}, look.fonts.text, 18, chosen ? p.accent : p.muted,
            chosen ? icon_circle_check : icon_circle);
  const float right = hit.box.max.x - 16, count_width = measure(look.small_muted(), count).x;
  draw_in(list, {{right - count_width, at.y}, {right, hit.box.max.y}}, look.small_muted(), count);
  const float badge_room = api.is_system ? badge_width(look, words::system_badge) + 12 : 0;
  const float left = at.x + 48, room = right - count_width - 16 - left;
  const float name = std::min(measure(look.strong(), api.label()).x, room - badge_room);
  draw_in(list, {{left, at.y + 9}, {left + name, at.y + 31}}, look.strong(), api.label());
  draw_in(list, {{left, at.y + 31}, {left + room, at.y + 51}}, look.mono().in(p.muted),
          api.identifier);
  if (api.is_system) {
    ImGui::SetCursorScreenPos({left + name + 12, at.y + 8});
    badge(look, Tone::neutral, words::system_badge, icon_lock);
  }
  ImGui::SetCursorScreenPos(after);
  ImGui::Dummy({0, 0});
  return hit.pressed;
}

}  // namespace

void CreateApplicationScreen::draw_api(Context& context) {
  Look& look = context.look;
  {
    Card card(look);
    card_header(look, words::choose_api_title, words::choose_api_sentence);
    if (loaded_or_explained(look, context.tenant, Part::apis, context.tenant.apis,
                            words::loading_apis))
      draw_api_list(context);
    gap(12);
    if (m_making_api) {
      Card inner(look, 20);
      heading(look, look.strong(), words::inline_api_title, "3");
      gap(16);
      m_api_form.draw(context);
      gap(20);
      const bool make = button(look, "make api", words::inline_api_create,
                               {.kind = ButtonKind::primary, .busy = m_api_form.busy()});
      same_line(8);
      if (button(look, "close form", words::cancel, {.kind = ButtonKind::quiet}))
        m_making_api = false;
      if (make || m_api_form.entered()) {
        m_api_form.submit(context, [this](std::string id) {
          m_api_id = std::move(id);
          m_making_api = false;
          m_scopes = {};
        });
      }
    } else if (button(look, "create api", words::choose_api_create, {.icon = icon_plus})) {
      m_making_api = true;
    }
  }
  gap(24);
  const bool chosen = context.tenant.find_api(m_api_id) != nullptr;
  if (button(look, "next", words::next,
             {.kind = ButtonKind::primary, .enabled = chosen ? Enabled::yes : Enabled::no}))
    m_step = Step::scopes;
  same_line(8);
  if (button(look, "back", words::back, {.kind = ButtonKind::quiet})) m_step = Step::type;
}

void CreateApplicationScreen::draw_api_list(Context& context) {
  Look& look = context.look;
  const auto& apis = context.tenant.apis.value;
  if (apis.size() > 6) {
    search_field(look, "api search", m_api_search, words::choose_api_search,
                 std::min(look.available(), 360.0f));
    gap(12);
  }
  const MirrorScope group(Role::radiogroup, words::choose_api_title);
  for (const Api& api : apis) {
    if (!matches(m_api_search, {api.name, api.identifier})) continue;
    if (api_row(look, api, api.id == m_api_id) && m_api_id != api.id) {
      m_api_id = api.id;
      m_scopes = {};
    }
    gap(8);
  }
}

}  // namespace ui

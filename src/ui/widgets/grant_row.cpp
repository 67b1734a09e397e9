#include "ui/widgets/grant_row.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/tenant/paths.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/text/organizations.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/text.h"

namespace ui {
namespace {

std::vector<std::string> stale_scopes(const Api& api, const Grant& grant) {
  std::vector<std::string> stale;
  for (const std::string& scope : grant.scopes) {
    if (!api.has_scope(scope)) stale.push_back(scope);
  }
  return stale;
}

std::string state_of(const Api& api, const Grant* grant) {
  if (!grant) return words::not_authorized;
  if (grant->allows_all_scopes) return words::scopes_every;
  const size_t granted = grant->scopes.size() - stale_scopes(api, *grant).size();
  return fill(words::scopes_granted, grouped(static_cast<long long>(granted)),
              grouped(static_cast<long long>(api.scopes.size())));
}

}  // namespace

void GrantRow::draw(Context& context, const Subject& subject, const std::string& client_id,
                    const Api& api) {
  Look& look = context.look;
  const MirrorScope item(Role::listitem, "",
                         {.position = subject.position, .count = subject.count});
  const Grant* grant = context.tenant.find_grant(client_id, api.identifier);
  Card card(look, 16);
  draw_head(context, subject, client_id, api, grant);
  if (m_failed) {
    gap(12);
    error_note(look, words::changing_grant, m_failure);
  }
  // The head may have withdrawn nothing yet: the grant is there until the tenant says otherwise.
  if (grant && m_expanded) {
    gap(16);
    divider(look);
    gap(16);
    draw_scopes(context, api, *grant);
  }
}

void GrantRow::draw_head(Context& context, const Subject& subject, const std::string& client_id,
                         const Api& api, const Grant* grant) {
  Look& look = context.look;
  const Palette& p = look.colours();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = look.available();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const std::string state = state_of(api, grant);
  const bool stale = grant && !stale_scopes(api, *grant).empty();
  // From left to right, as it is read; what stands at the right is placed first.
  const float toggle_left = at.x + width - 44;
  const float expand_left = toggle_left - icon_button_size - 8;
  const float state_width = look.compact ? 0 : measure(look.small_muted(), state).x;
  const float state_left = expand_left - (look.compact ? 0 : state_width + 12);
  const float right = state_left - (stale && !look.compact ? 28.0f : 0.0f);
  draw_icon(list, {at.x + 12, at.y + 22}, look.fonts.text, 20, grant ? p.accent : p.muted,
            subject.icon);
  draw_names(look, subject, state, right - 16);
  if (!look.compact) {
    ImGui::SetCursorScreenPos({state_left, at.y});
    line(look, look.small_muted(), state, state_width, Align::left, 44);
    if (stale)
      draw_icon(list, {state_left - 14, at.y + 22}, look.fonts.text, 16, p.warn,
                icon_triangle_alert);
  }
  if (grant) {
    ImGui::SetCursorScreenPos({expand_left, at.y + 6});
    if (icon_button(look, "expand", m_expanded ? icon_chevron_up : icon_chevron_down,
                    fill(words::expand_name, subject.title), IconTone::muted, Enabled::yes,
                    {.expands = m_expanded ? Expands::open : Expands::closed})) {
      m_expanded = !m_expanded;
    }
  }
  ImGui::SetCursorScreenPos({toggle_left, at.y + 6});
  if (toggle(look, "switch", grant != nullptr, subject.switch_name,
             m_busy ? Enabled::no : Enabled::yes)) {
    if (grant) {
      withdraw(context, subject, api, *grant);
    } else {
      authorize(context, subject, client_id, api.identifier, {});
    }
  }
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, 44});
}

// The title over its detail, up to `right`.
void GrantRow::draw_names(Look& look, const Subject& subject, const std::string& state,
                          float right) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float left = at.x + 36, room = right - left;
  const float badge_room =
      subject.is_system && !look.compact ? badge_width(look, words::system_badge) + 12 : 0;
  const float title = std::min(measure(look.strong(), subject.title).x, room - badge_room);
  ImGui::SetCursorScreenPos({left, at.y});
  line(look, look.strong(), subject.title, title, Align::left, 22);
  if (badge_room > 0) {
    ImGui::SetCursorScreenPos({left + title + 12, at.y - 1});
    badge(look, Tone::neutral, words::system_badge, icon_lock);
  }
  ImGui::SetCursorScreenPos({left, at.y + 22});
  if (look.compact) {
    line(look, look.small_muted(), state, room, Align::left, 22);
  } else {
    line(look, look.mono().in(look.colours().muted), subject.detail, room, Align::left, 22);
  }
}

void GrantRow::follow(const Api& api, const Grant& grant) {
  const std::string now = grant.id + " " + grant.organizations + " " + joined(grant.scopes, " ");
  if (now == m_followed) return;
  m_followed = now;
  m_organizations = grant.organizations.empty() ? "deny" : grant.organizations;
  m_choice.chosen.clear();
  for (const std::string& scope : grant.scopes) {
    if (api.has_scope(scope)) m_choice.chosen.insert(scope);
  }
}

void GrantRow::draw_scopes(Context& context, const Api& api, const Grant& grant) {
  Look& look = context.look;
  follow(api, grant);
  const std::vector<std::string> stale = stale_scopes(api, grant);
  if (!stale.empty()) {
    const std::string count =
        counted(static_cast<long long>(stale.size()), words::one_scope, words::many_scopes);
    Panel panel(look, Tone::warn,
                fill(stale.size() == 1 ? words::stale_title_one : words::stale_title, count));
    gap(4);
    text(look, look.body(), fill(words::stale_body, joined(stale, ", ")));
  }
  if (!stale.empty()) gap(16);
  scope_picker(look, "scopes", api.scopes, m_choice, 332);
  gap(16);
  select(look, "organizations", m_organizations,
         {{"deny", words::grant_deny, words::grant_deny_note},
          {"allow", words::grant_allow, words::grant_allow_note},
          {"require", words::grant_require, words::grant_require_note}},
         {.label = words::grant_organizations, .width = std::min(look.available(), 360.0f)});
  const std::string kept = grant.organizations.empty() ? "deny" : grant.organizations;
  std::vector<std::string> before = grant.scopes, now = chosen_scopes(api.scopes, m_choice);
  std::sort(before.begin(), before.end());
  std::sort(now.begin(), now.end());
  gap(16);
  if (button(look, "save", words::update_scopes,
             {.kind = ButtonKind::primary,
              .enabled = before == now && m_organizations == kept ? Enabled::no : Enabled::yes,
              .busy = m_busy})) {
    save(context, api, grant);
  }
}

OnAnswer GrantRow::finish(Context& context, std::string toast) {
  m_busy = true;
  m_failed = false;
  return [this, self = shared_from_this(), toast = std::move(toast),
          &toasts = context.toasts](const Answer& answer) {
    m_busy = false;
    m_failed = !answer;
    if (answer) {
      toasts.show(Tone::good, toast);
    } else {
      m_failure = answer.error();
    }
  };
}

void GrantRow::authorize(Context& context, const Subject& subject, const std::string& client_id,
                         const std::string& audience, std::vector<std::string> scopes) {
  m_expanded = true;
  const base::Json body = {{"client_id", client_id}, {"audience", audience}, {"scope", scopes}};
  context.tenant.change("POST", "/api/v2/client-grants", body, {Part::grants, Part::logs},
                        finish(context, subject.on_toast));
}

void GrantRow::withdraw(Context& context, const Subject& subject, const Api& api,
                        const Grant& grant) {
  m_busy = true;
  m_failed = false;
  context.tenant.change(
      "DELETE", grant_path(grant.id), base::Json(), {Part::grants, Part::logs},
      [this, self = shared_from_this(), context, subject, client_id = grant.client_id,
       audience = api.identifier, scopes = grant.scopes](const Answer& answer) mutable {
        m_busy = false;
        m_failed = !answer;
        if (!answer) {
          m_failure = answer.error();
          return;
        }
        context.toasts.show_undo(subject.off_toast, [this, self, context, subject, client_id,
                                                     audience, scopes]() mutable {
          authorize(context, subject, client_id, audience, scopes);
        });
      });
}

void GrantRow::save(Context& context, const Api& api, const Grant& grant) {
  base::Json body = {{"scope", chosen_scopes(api.scopes, m_choice)}};
  if (m_organizations != grant.organizations) body["organization_usage"] = m_organizations;
  context.tenant.change("PATCH", grant_path(grant.id), body, {Part::grants, Part::logs},
                        finish(context, fill(words::scopes_saved, api.label())));
}

}  // namespace ui

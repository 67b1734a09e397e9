#include "ui/screens/rules.h"

#include <algorithm>
#include <utility>

#include "ui/icons.h"
#include "ui/screens/entity_lists.h"
#include "ui/tenant/paths.h"
#include "ui/text/common.h"
#include "ui/text/rules.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/page.h"

namespace ui {
namespace {

constexpr size_t named_at_most = 2;

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (size_t i = 0; i < std::min(names.size(), named_at_most); ++i)
    out += (out.empty() ? "" : ", ") + names[i];
  if (names.size() <= named_at_most) return out;
  return fill(words::rule_more, out, std::to_string(names.size() - named_at_most));
}

// "For Nightly report · Reports API."
std::string match_text(const Tenant& tenant, const ExchangeRule& rule) {
  std::string out;
  const auto add = [&](const std::vector<std::string>& ids, const auto& name_of) {
    std::vector<std::string> names;
    for (const std::string& id : ids) names.push_back(name_of(id));
    if (!names.empty()) out += (out.empty() ? "" : " · ") + listed(names);
  };
  add(rule.applications, [&](const std::string& id) { return application_name(tenant, id); });
  add(rule.apis, [&](const std::string& id) { return api_name(tenant, id); });
  add(rule.organizations, [&](const std::string& id) { return organization_name(tenant, id); });
  std::vector<std::string> pairs;
  for (const auto& [key, value] : rule.metadata)
    pairs.push_back(fill(words::rule_metadata_is, key, value));
  add(pairs, [](const std::string& pair) { return pair; });
  return fill(words::rule_for, out.empty() ? words::rule_for_all : out);
}

std::string action_text(const ExchangeRule& rule) {
  if (rule.denies()) return fill(words::rule_denies, rule.denial_code, rule.denial_reason);
  std::vector<std::string> names;
  for (const auto& claim : rule.claims) names.push_back(claim.first);
  std::string out;
  const auto add = [&](const std::string& sentence) { out += (out.empty() ? "" : " ") + sentence; };
  if (!names.empty()) add(fill(words::rule_sets, listed(names)));
  if (!rule.removed_scopes.empty()) add(fill(words::rule_removes, listed(rule.removed_scopes)));
  if (rule.kept_scopes)
    add(rule.kept_scopes->empty() ? std::string(words::rule_keeps_none)
                                  : fill(words::rule_keeps, listed(*rule.kept_scopes)));
  return out;
}

}  // namespace

void RulesScreen::refresh(Context& context) {
  m_rules.refresh(context.tenant.calls, rules_path, read_rules);
}

void RulesScreen::draw(Context& context) {
  Look& look = context.look;
  if (m_rules.unasked()) refresh(context);
  const auto create = [&] { context.router.go({Screen::rule_new, {}, Tab::settings}); };
  if (page_header(look, words::rules_title, words::rules_sentence, words::create_rule, icon_plus))
    create();
  const auto& loaded = m_rules.loaded();
  if (!loaded_or_explained(look, loaded, words::loading_rules, [&] { refresh(context); })) return;
  if (loaded.value.empty()) {
    if (empty_state(look, icon_list_checks, words::rules_empty_title, words::rules_empty_body,
                    words::create_rule))
      create();
    return;
  }
  draw_list(context, loaded.value);
  gap(16);
  m_trial.draw(context);
}

void RulesScreen::draw_list(Context& context, const std::vector<ExchangeRule>& rules) {
  Look& look = context.look;
  Card card(look);
  card_header(look, words::rules_order, words::rules_order_sentence);
  const MirrorScope list(Role::list, words::rules_title);
  for (size_t i = 0; i < rules.size(); ++i) {
    if (i > 0) {
      gap(12);
      divider(look);
      gap(12);
    }
    draw_rule(context, rules, i);
  }
  if (!m_failed) return;
  gap(16);
  error_note(look, words::changing_rules, m_failure);
}

// Its name, what it is for and what it does; at the right its place and its switch.
void RulesScreen::draw_rule(Context& context, const std::vector<ExchangeRule>& rules,
                            size_t place) {
  Look& look = context.look;
  const ExchangeRule& rule = rules[place];
  const MirrorScope item(
      Role::listitem, "",
      {.position = static_cast<int>(place) + 1, .count = static_cast<int>(rules.size())});
  ImGui::PushID(rule.id.c_str());
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = look.available(), controls = 2 * icon_button_size + 8 + 44;
  float bottom = at.y;
  {
    ColumnScope column(look, at.x, width - controls - 16);
    const TextLook name = rule.enabled ? look.strong() : look.strong().in(look.colours().muted);
    const std::string title = fill(words::rule_position, std::to_string(place + 1), rule.name);
    if (link(look, "name", title, name)) context.router.go({Screen::rule, rule.id, Tab::settings});
    gap(2);
    text(look, look.small_muted(), match_text(context.tenant, rule));
    text(look, look.small_muted(), action_text(rule));
    bottom = ImGui::GetCursorScreenPos().y;
  }
  ImGui::SetCursorScreenPos({at.x + width - controls, at.y + 6});
  draw_order(context, rules, place);
  ImGui::SetCursorScreenPos({at.x + width - 44, at.y + 6});
  if (toggle(look, "switch", rule.enabled, fill(words::rule_switch, rule.name),
             m_busy ? Enabled::no : Enabled::yes))
    switch_rule(context, rule);
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, std::max(44.0f, bottom - at.y)});
  ImGui::PopID();
}

void RulesScreen::draw_order(Context& context, const std::vector<ExchangeRule>& rules,
                             size_t place) {
  Look& look = context.look;
  const std::string& name = rules[place].name;
  const auto possible = [&](bool is) { return is && !m_busy ? Enabled::yes : Enabled::no; };
  if (icon_button(look, "up", icon_arrow_up, fill(words::rule_up, name), IconTone::muted,
                  possible(place > 0)))
    move(context, rules, place, place - 1);
  same_line(0);
  if (icon_button(look, "down", icon_arrow_down, fill(words::rule_down, name), IconTone::muted,
                  possible(place + 1 < rules.size())))
    move(context, rules, place, place + 1);
}

void RulesScreen::move(Context& context, std::vector<ExchangeRule> rules, size_t from, size_t to) {
  m_busy = true;
  m_failed = false;
  std::swap(rules[from], rules[to]);
  send_orders(context, std::move(rules), 0);
}

void RulesScreen::send_orders(Context& context, std::vector<ExchangeRule> rules, size_t place) {
  while (place < rules.size() && rules[place].order == static_cast<long long>(place)) ++place;
  if (place == rules.size()) return take(context, base::Json());
  const std::string path = rule_path(rules[place].id);
  context.tenant.change(
      "PATCH", path, {{"order", place}}, {Part::logs},
      [this, context, rules = std::move(rules), place](const Answer& answer) mutable {
        if (!answer) return take(context, answer);
        send_orders(context, std::move(rules), place + 1);
      });
}

void RulesScreen::switch_rule(Context& context, const ExchangeRule& rule) {
  m_busy = true;
  m_failed = false;
  context.tenant.change(
      "PATCH", rule_path(rule.id), {{"enabled", !rule.enabled}}, {Part::logs},
      [this, context, name = rule.name, on = !rule.enabled](const Answer& answer) mutable {
        if (answer)
          context.toasts.show(Tone::good, fill(on ? words::rule_on : words::rule_off, name));
        take(context, answer);
      });
}

void RulesScreen::take(Context& context, const Answer& answer) {
  m_busy = false;
  m_failed = !answer;
  if (!answer) m_failure = answer.error();
  refresh(context);
}

}  // namespace ui

#include "ui/screens/organization.h"

#include <algorithm>

#include "base/form.h"
#include "ui/icons.h"
#include "ui/screens/application.h"
#include "ui/screens/entity_lists.h"
#include "ui/tenant/paths.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/text/organizations.h"
#include "ui/widgets/danger.h"
#include "ui/widgets/detail.h"
#include "ui/widgets/field.h"
#include "ui/widgets/page.h"

namespace ui {
namespace {

// "Billing service for Orders".
std::string label_of_grant(const Tenant& tenant, const Grant& grant) {
  return fill(words::organization_grant_label, application_name(tenant, grant.client_id),
              api_name(tenant, grant.audience));
}

}  // namespace

void OrganizationScreen::refresh(Context& context, const std::string& id) {
  m_organization.refresh(context.tenant.calls, organization_path(id), read_organization);
  m_grants.refresh(context.tenant.calls,
                   organization_path(id) + "/client-grants?page=0&per_page=100&include_totals=true",
                   read_grants);
}

// The drafts follow the tenant as long as nothing was edited.
void OrganizationScreen::follow() {
  const auto& loaded = m_organization.loaded();
  if (loaded.version == m_version) return;
  m_version = loaded.version;
  m_form.follow({loaded.value.display_name, quota_draft_of(loaded.value.quota)});
}

void OrganizationScreen::draw(Context& context) {
  Look& look = context.look;
  const std::string id = context.router.route().id;
  if (m_organization.unasked()) refresh(context, id);
  const auto& loaded = m_organization.loaded();
  if (loaded.failed && loaded.failure.status == 404)
    return missing_entity(context, words::go_to_organizations,
                          {Screen::organizations, {}, Tab::settings});
  if (!loaded_or_explained(look, loaded, words::loading_organizations,
                           [&] { refresh(context, id); }))
    return;
  follow();
  const Organization organization = loaded.value;
  heading(look, look.title(), organization.display_name, "1");
  copyable_inline(look, "id", words::column_organization_id, organization.id, look.available());
  gap(24);
  draw_settings(context, organization);
  gap(16);
  draw_grants(context, organization);
  gap(40);
  DangerZone zone(look);
  if (zone.action("delete", words::delete_organization, words::delete_organization_sentence))
    ask_delete(context, organization);
}

void OrganizationScreen::draw_settings(Context& context, const Organization& organization) {
  Look& look = context.look;
  Card card(look);
  card_header(look, words::organization_settings);
  copyable(look, "name", words::organization_name, organization.name);
  gap(16);
  Draft& draft = m_form.draft;
  const bool named = !base::trim(draft.display).empty();
  text_field(look, "display", draft.display,
             {.label = words::organization_display,
              .error = named ? "" : words::organization_display_missing});
  gap(24);
  text(look, look.strong(), words::organization_quota);
  text(look, look.small_muted(), words::organization_quota_sentence);
  gap(8);
  draw_quota_fields(look, draft.quota);
  if (m_form.draw_bar(look, named && draft.quota.valid())) save(context, organization);
}

void OrganizationScreen::draw_grants(Context& context, const Organization& organization) {
  Look& look = context.look;
  Card card(look);
  card_header(look, words::organization_grants, words::organization_grants_sentence);
  if (!loaded_or_explained(look, m_grants.loaded(), words::loading_organization_grants,
                           [&] { refresh(context, organization.id); }))
    return;
  const std::vector<Grant> grants = m_grants.loaded().value;
  if (grants.empty()) {
    text(look, look.strong(), words::organization_grants_empty_title);
    text(look, look.muted(), words::organization_grants_empty_body);
  }
  {
    const MirrorScope list(Role::list, words::organization_grants);
    for (const Grant& grant : grants) {
      const MirrorScope item(Role::listitem, "");
      const std::string label = label_of_grant(context.tenant, grant);
      ImGui::PushID(grant.id.c_str());
      line(look, look.body(), label, look.available() - icon_button_size - 8, Align::left,
           icon_button_size);
      same_line(8);
      if (icon_button(look, "remove", icon_trash_2, fill(words::organization_grant_remove, label),
                      IconTone::bad, m_form.busy() ? Enabled::no : Enabled::yes))
        ask_remove(context, organization, grant, label);
      ImGui::PopID();
      gap(4);
    }
  }
  gap(16);
  draw_adding(context, organization);
}

// The grants that allow organizations and are not there yet, found in steps: there may be very
// many.
PickList OrganizationScreen::offered(Context& context) {
  const Tenant& tenant = context.tenant;
  const auto& grants = tenant.grants.value;
  const std::vector<Grant>& there = m_grants.loaded().value;
  Arrangement::Rules rules;
  rules.count = grants.size();
  rules.made_from =
      std::to_string(tenant.grants.version) + "/" + std::to_string(m_grants.loaded().version);
  rules.passes = [&](size_t i) {
    return grants[i].organizations != "deny" && !grants[i].organizations.empty() &&
           std::none_of(there.begin(), there.end(),
                        [&](const Grant& one) { return one.id == grants[i].id; });
  };
  if (!m_offered.step(rules)) context.look.animate();
  const auto grant = [this, &grants](size_t i) -> const Grant& {
    return grants[m_offered.rows()[i]];
  };
  return {std::to_string(m_offered.version()) + "/" + std::to_string(tenant.applications.version),
          words::organization_grant_search,
          m_offered.rows().size(),
          [grant](size_t i) { return grant(i).id; },
          [grant, &tenant](size_t i) { return application_name(tenant, grant(i).client_id); },
          [grant, &tenant](size_t i) { return api_name(tenant, grant(i).audience); }};
}

void OrganizationScreen::draw_adding(Context& context, const Organization& organization) {
  Look& look = context.look;
  const PickList list = offered(context);
  if (list.count == 0) return text(look, look.muted(), words::organization_grant_none);
  ColumnScope column(look, ImGui::GetCursorScreenPos().x, std::min(look.available(), 440.0f));
  const auto place = m_picker.draw(look, "grant", words::organization_grant_add,
                                   words::organization_grant_add, list);
  if (place && !m_form.busy()) add(context, organization, list.id(*place));
}

OnAnswer OrganizationScreen::finish(Context& context, const std::string& id, const char* what,
                                    const char* toast) {
  m_form.send();
  return [this, context, id, what, toast](const Answer& answer) mutable {
    if (answer) context.toasts.show(Tone::good, toast);
    if (context.router.route().id != id) return;  // another organization is shown by now
    m_form.take(answer, what);
    if (answer) refresh(context, id);
  };
}

void OrganizationScreen::save(Context& context, const Organization& organization) {
  const Draft &before = m_form.original, &now = m_form.draft;
  base::Json body = base::Json::object();
  if (now.display != before.display) body["display_name"] = std::string(base::trim(now.display));
  if (!(now.quota == before.quota)) body["token_quota"] = to_json(quota_of(now.quota));
  context.tenant.change("PATCH", organization_path(organization.id), body, {Part::logs},
                        [this, context, id = organization.id, sent = now,
                         done = finish(context, organization.id, words::saving_organization,
                                       words::saved)](const Answer& answer) {
                          if (answer && context.router.route().id == id) m_form.original = sent;
                          done(answer);
                        });
}

void OrganizationScreen::add(Context& context, const Organization& organization,
                             const std::string& grant_id) {
  context.tenant.change("POST", organization_path(organization.id) + "/client-grants",
                        {{"grant_id", grant_id}}, {Part::logs},
                        finish(context, organization.id, words::changing_organization_grants,
                               words::organization_grant_added));
}

void OrganizationScreen::ask_remove(Context& context, const Organization& organization,
                                    const Grant& grant, const std::string& label) {
  context.questions.ask(
      {fill(words::organization_grant_remove_title, label),
       words::organization_grant_remove_body,
       {},
       words::remove,
       [this, context, id = organization.id, grant_id = grant.id]() mutable {
         context.tenant.change(
             "DELETE", organization_path(id) + "/client-grants/" + base::percent_encode(grant_id),
             base::Json(), {Part::logs},
             finish(context, id, words::changing_organization_grants,
                    words::organization_grant_removed));
       }});
}

void OrganizationScreen::ask_delete(Context& context, const Organization& organization) {
  Question question{fill(words::delete_organization_title, organization.display_name),
                    words::delete_organization_body,
                    {},
                    words::delete_organization,
                    {}};
  const auto grants = static_cast<long long>(m_grants.loaded().value.size());
  if (grants > 0)
    question.consequences.push_back(fill(words::delete_organization_breaks,
                                         counted(grants, words::one_grant, words::many_grants)));
  question.on_confirm = [this, context, id = organization.id,
                         name = organization.display_name]() mutable {
    context.tenant.change(
        "DELETE", organization_path(id), base::Json(), {Part::logs, Part::applications},
        [this, context, name](const Answer& answer) mutable {
          m_form.take(answer, words::deleting_organization);
          if (!answer) return;
          context.toasts.show(Tone::good, fill(words::deleted_organization, name));
          context.router.go({Screen::organizations, {}, Tab::settings});
        });
  };
  context.questions.ask(std::move(question));
}

}  // namespace ui

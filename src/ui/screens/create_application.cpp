#include "ui/screens/create_application.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/screens/applications.h"
#include "ui/text/applications.h"
#include "ui/text/common.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/page.h"

namespace ui {
namespace {

struct ApplicationType {
  const char* type;
  const char* body;
};
constexpr ApplicationType application_types[] = {{"native", words::type_native_body},
                                                 {"spa", words::type_spa_body},
                                                 {"regular_web", words::type_web_body},
                                                 {"non_interactive", words::type_machine_body}};
constexpr const char* step_names[] = {words::step_type, words::step_api, words::step_scopes};

// A circle with the step's number, or a check mark when it is behind us.
void draw_step_mark(Look& look, size_t index, size_t current) {
  const Palette& p = look.colours();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::Dummy({24, 24});
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 centre(at.x + 12, at.y + 12);
  if (index < current) {
    list->AddCircleFilled(centre, 12, p.good_tint, 32);
    draw_icon(list, centre, look.fonts.text, 14, p.good, icon_check);
    return;
  }
  const bool here = index == current;
  list->AddCircleFilled(centre, 12, here ? p.accent : p.raised, 32);
  draw_in(list, {at, {at.x + 24, at.y + 24}}, look.small_strong().in(here ? p.on_accent : p.muted),
          std::to_string(index + 1), Align::centre);
}

}  // namespace

void CreateApplicationScreen::enter() {
  *this = CreateApplicationScreen();
}

void CreateApplicationScreen::draw(Context& context) {
  Look& look = context.look;
  page_header(look, words::create_application, words::create_sentence);
  draw_steps(context);
  gap(24);
  switch (m_step) {
    case Step::type:
      draw_type(context);
      break;
    case Step::api:
      draw_api(context);
      break;
    case Step::scopes:
      draw_scopes(context);
      break;
  }
}

void CreateApplicationScreen::draw_steps(Context& context) {
  Look& look = context.look;
  const size_t current = static_cast<size_t>(m_step);
  const MirrorScope list(Role::list, words::steps);
  for (size_t i = 0; i < 3; ++i) {
    if (i > 0) same_line(look.compact ? 12.0f : 24.0f);
    const MirrorScope item(Role::listitem, "", {.selected = i == current});
    draw_step_mark(look, i, current);
    if (look.compact && i != current) continue;
    same_line(8);
    const TextLook face = i == current ? look.strong() : look.muted();
    line(look, face, step_names[i], measure(face, step_names[i]).x, Align::left, 24);
  }
}

void CreateApplicationScreen::draw_type(Context& context) {
  Look& look = context.look;
  bool entered = false;
  {
    Card card(look);
    const Typed typed = text_field(look, "name", m_name,
                                   {.label = words::application_name,
                                    .hint = words::application_name_hint,
                                    .help = words::application_name_help,
                                    .error = m_name_error,
                                    .focus = m_entered ? Focus::take : Focus::keep,
                                    .width = std::min(look.available(), 480.0f)});
    m_entered = false;
    if (typed.changed) m_name_error.clear();
    entered = typed.entered;
    gap(24);
    field_label(look, words::choose_type);
    gap(4);
    const MirrorScope types(Role::radiogroup, words::choose_type);
    for (size_t pair = 0; pair < 2; ++pair) {
      if (pair > 0) gap(12);
      Columns columns(look, {1, 1}, 12);
      for (size_t i = 2 * pair; i < 2 * pair + 2; ++i) {
        columns.next();
        const bool chosen = m_type == application_types[i].type;
        if (choice_card(look, application_types[i].type,
                        {.icon = application_type_icon(application_types[i].type),
                         .title = application_type_label(application_types[i].type),
                         .body = application_types[i].body,
                         .chosen = chosen,
                         .width = look.available(),
                         .height = 100})) {
          m_type = application_types[i].type;
        }
      }
    }
    if (m_type != "non_interactive") {
      gap(16);
      Panel panel(look, Tone::warn, words::type_unsupported_title);
      gap(4);
      text(look, look.body(), fill(words::type_unsupported_body, application_type_label(m_type)));
    }
  }
  gap(24);
  const Enabled enabled = m_type == "non_interactive" ? Enabled::yes : Enabled::no;
  if (button(look, "next", words::next, {.kind = ButtonKind::primary, .enabled = enabled}) ||
      (entered && enabled == Enabled::yes)) {
    leave_type_step(context);
  }
  same_line(8);
  if (button(look, "cancel", words::cancel, {.kind = ButtonKind::quiet})) context.router.go({});
}

void CreateApplicationScreen::leave_type_step(Context& context) {
  const std::string_view name = base::trim(m_name);
  m_name_error = name.empty() ? words::application_name_missing
                 : name.find_first_of("<>") != std::string_view::npos
                     ? words::application_name_angle
                     : "";
  if (!m_name_error.empty()) return;
  m_step = Step::api;
  context.look.animate();
}

void CreateApplicationScreen::draw_scopes(Context& context) {
  Look& look = context.look;
  const Api* api = context.tenant.find_api(m_api_id);
  if (!api) {
    m_step = Step::api;
    return;
  }
  {
    Card card(look);
    card_header(look, words::choose_scopes_title,
                fill(words::choose_scopes_sentence, api->label()));
    scope_picker(look, "scopes", api->scopes, m_scopes, scope_picker_height());
  }
  if (m_failed) {
    gap(16);
    if (m_created_id.empty()) {
      error_note(look, words::create_failed, m_failure);
    } else {
      draw_grant_failure(context);
    }
  }
  gap(24);
  const char* label = m_created_id.empty() ? words::create_confirm : words::retry;
  if (button(look, "create", label, {.kind = ButtonKind::primary, .busy = m_busy})) {
    if (m_created_id.empty()) {
      create(context);
    } else {
      authorize(context);
    }
  }
  same_line(8);
  if (m_created_id.empty()) {
    if (button(look, "back", words::back, {.kind = ButtonKind::quiet})) m_step = Step::api;
  } else if (button(look, "open", words::open_application, {.kind = ButtonKind::quiet})) {
    context.router.go({Screen::application, m_created_id, Tab::apis});
  }
}

void CreateApplicationScreen::draw_grant_failure(Context& context) {
  const Api* api = context.tenant.find_api(m_api_id);
  error_note(context.look, fill(words::grant_failed, api ? api->label() : m_api_id), m_failure);
  gap(8);
  text(context.look, context.look.body(), fill(words::grant_failed_kept, m_name));
}

void CreateApplicationScreen::create(Context& context) {
  m_busy = true;
  m_failed = false;
  const base::Json body = {{"name", std::string(base::trim(m_name))},
                           {"app_type", "non_interactive"},
                           {"grant_types", base::Json::array({"client_credentials"})},
                           {"token_endpoint_auth_method", "client_secret_post"}};
  context.tenant.change(
      "POST", "/api/v2/clients", body, {Part::applications, Part::logs},
      [this, context](const Answer& answer) mutable {
        const auto id = answer ? base::string_member(*answer, "client_id") : std::nullopt;
        if (id) {
          m_created_id = *id;
          authorize(context);
          return;
        }
        m_busy = false;
        m_failed = true;
        m_failure = answer ? Failure{200, "malformed_answer", {}} : answer.error();
      });
}

void CreateApplicationScreen::authorize(Context& context) {
  const Api* api = context.tenant.find_api(m_api_id);
  m_busy = true;
  m_failed = false;
  const base::Json body = {
      {"client_id", m_created_id},
      {"audience", api ? api->identifier : ""},
      {"scope", api ? chosen_scopes(api->scopes, m_scopes) : std::vector<std::string>()}};
  context.tenant.change(
      "POST", "/api/v2/client-grants", body, {Part::applications, Part::grants, Part::logs},
      [this, context](const Answer& answer) {
        m_busy = false;
        if (answer) {
          context.toasts.show(Tone::good, fill(words::created_application, m_name));
          // A reader who went elsewhere meanwhile stays there.
          if (context.is(Screen::application_new)) {
            context.router.go({Screen::application, m_created_id, Tab::quickstart});
          }
          return;
        }
        m_failed = true;
        m_failure = answer.error();
      });
}

}  // namespace ui

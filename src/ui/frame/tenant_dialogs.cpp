#include "ui/frame/tenant_dialogs.h"

#include <algorithm>

#include "domain/tenant_name.h"
#include "ui/icons.h"
#include "ui/text/common.h"
#include "ui/text/tenants.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/text.h"

namespace ui {
namespace {

constexpr const char* dialog_popup = "tenant dialog";
constexpr const char* document_types = ".json,application/json";
constexpr float dialog_width = 480, dialog_padding = 24;

using Kind = TenantDialogs::Kind;

struct KindWords {
  const char* title;
  const char* body;
  const char* confirm;
  const char* doing;
  const char* icon;
};

KindWords words_of(Kind kind) {
  switch (kind) {
    case Kind::create:
      return {words::tenant_new_title, words::tenant_new_body, words::tenant_new_confirm,
              words::tenant_creating, icon_plus};
    case Kind::duplicate:
      return {words::tenant_duplicate_title, words::tenant_duplicate_body,
              words::tenant_duplicate_confirm, words::tenant_duplicating, icon_copy};
    case Kind::import:
      return {words::tenant_import_title, words::tenant_import_body, words::tenant_import_confirm,
              words::tenant_importing, icon_upload};
    case Kind::exporting:
      return {words::tenant_export_title, words::tenant_export_body, words::tenant_export_confirm,
              words::tenant_exporting, icon_download};
  }
  return {};
}

// A name that the file suggests: "tallygate-staging (2).json" → "staging-2".
std::string name_from_file(std::string file) {
  file.resize(std::min(file.size(), file.rfind('.')));
  std::string name;
  for (const char raw : file) {
    const char c = raw >= 'A' && raw <= 'Z' ? static_cast<char>(raw - 'A' + 'a') : raw;
    const bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (fits) name += c;
    if (!fits && !name.empty() && name.back() != '-') name += '-';
  }
  if (name.starts_with("tallygate-")) name.erase(0, 10);
  while (name.ends_with('-')) name.pop_back();
  return domain::is_tenant_name(name) ? name : "";
}

std::string size_text(size_t octets) {
  const size_t kilobytes = (octets + 512) / 1024;
  return octets < 1024      ? std::to_string(octets) + " B"
         : kilobytes < 1024 ? std::to_string(kilobytes) + " kB"
                            : std::to_string(kilobytes / 1024) + "." +
                                  std::to_string(kilobytes % 1024 * 10 / 1024) + " MB";
}

}  // namespace

void TenantDialogs::open(Kind kind, const std::string& shown_name, TenantList tenants) {
  m_state = std::make_shared<State>();
  m_state->kind = kind;
  m_state->shown_name = shown_name;
  m_state->tenants = std::move(tenants);
  m_opening = true;
}

void TenantDialogs::open_import(Look& look, TenantList tenants) {
  m_state = std::make_shared<State>();
  m_state->kind = Kind::import;
  m_state->tenants = std::move(tenants);
  m_waits_for_file = true;
  look.platform.pick_file(document_types);
}

std::string TenantDialogs::error_of_name() const {
  const std::string& name = m_state->name;
  if (name.empty()) return "";
  if (!domain::is_tenant_name(name)) return words::tenant_name_bad;
  return m_state->tenants.contains(name) ? words::tenant_name_taken : "";
}

bool TenantDialogs::can_go() const {
  if (m_state->busy) return false;
  return m_state->kind == Kind::exporting || (!m_state->name.empty() && error_of_name().empty());
}

void TenantDialogs::draw(Context& context) {
  Look& look = context.look;
  if (m_waits_for_file) {
    if (auto file = look.platform.take_file()) {
      m_waits_for_file = false;
      m_state->name = name_from_file(file->name);
      if (m_state->tenants.contains(m_state->name)) m_state->name.clear();
      m_state->file = std::move(*file);
      m_opening = true;
    }
  }
  if (m_opening) ImGui::OpenPopup(dialog_popup);
  const bool appears = std::exchange(m_opening, false);
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float width = std::min(dialog_width, screen.x - 32);
  ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5f, 0.5f});
  ImGui::SetNextWindowSize({width, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {dialog_padding, dialog_padding});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 12);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  const bool open = ImGui::BeginPopupModal(
      dialog_popup, nullptr,
      ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
          ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_AlwaysAutoResize);
  ImGui::PopStyleVar(3);
  if (!open) return;
  {
    const KindWords say = words_of(m_state->kind);
    const std::string title = fill(say.title, m_state->shown_name);
    const MirrorScope scope(Role::dialog, title);
    ColumnScope column(look, ImGui::GetCursorScreenPos().x, width - 2 * dialog_padding);
    heading(look, look.section(), title, "2");
    gap(8);
    text(look, look.muted(),
         fill(say.body, m_state->file.name, size_text(m_state->file.content.size())));
    gap(20);
    if (m_state->kind == Kind::exporting) {
      draw_secrets(look);
    } else {
      const std::string error = error_of_name();
      const Typed typed = text_field(look, "name", m_state->name,
                                     {.label = words::tenant_name,
                                      .hint = words::tenant_name_hint,
                                      .help = words::tenant_name_help,
                                      .error = error,
                                      .focus = appears ? Focus::take : Focus::keep});
      if (typed.entered && can_go()) go(context);
    }
    if (m_state->failed) {
      gap(16);
      error_note(look, say.doing, m_state->failure);
    }
    gap(24);
    draw_buttons(context, width - 2 * dialog_padding);
    if (m_state->done) ImGui::CloseCurrentPopup();
  }
  ImGui::EndPopup();
}

void TenantDialogs::draw_secrets(Look& look) {
  const MirrorScope scope(Role::radiogroup, words::tenant_export_secrets);
  const float width = look.available();
  const auto card = [&](const char* id, const char* icon, const char* title, const char* body,
                        bool chosen) {
    return choice_card(
        look, id, {.icon = icon, .title = title, .body = body, .chosen = chosen, .width = width});
  };
  if (card("open", icon_key, words::tenant_export_open, words::tenant_export_open_body,
           !m_state->without_secrets))
    m_state->without_secrets = false;
  gap(8);
  if (card("omit", icon_eye_off, words::tenant_export_omit, words::tenant_export_omit_body,
           m_state->without_secrets))
    m_state->without_secrets = true;
}

void TenantDialogs::draw_buttons(Context& context, float width) {
  Look& look = context.look;
  const KindWords say = words_of(m_state->kind);
  const Button confirm{.kind = ButtonKind::primary,
                       .icon = say.icon,
                       .enabled = can_go() || m_state->busy ? Enabled::yes : Enabled::no,
                       .busy = m_state->busy};
  const float buttons =
      button_width(look, words::cancel) + 8 + button_width(look, say.confirm, confirm);
  ImGui::SetCursorScreenPos(
      {look.column_left() + std::max(0.0f, width - buttons), ImGui::GetCursorScreenPos().y});
  if (button(look, "cancel", words::cancel) || ImGui::IsKeyPressed(ImGuiKey_Escape))
    ImGui::CloseCurrentPopup();
  same_line(8);
  if (button(look, "confirm", say.confirm, confirm)) go(context);
}

void TenantDialogs::go(Context& context) {
  m_state->busy = true;
  m_state->failed = false;
  base::Request request;
  request.method = "POST";
  request.target = tenants_path;
  request.headers.set("content-type", "application/json");
  base::Json body = {{"name", m_state->name}};
  switch (m_state->kind) {
    case Kind::exporting:
      return send_export(context);
    case Kind::duplicate:
      body["copy_of"] = m_state->tenants.here;
      [[fallthrough]];
    case Kind::create:
      request.body = base::write_json(body);
      return send_making(context, std::move(request));
    case Kind::import:
      request.target += '/' + m_state->name + "/import";
      request.body = m_state->file.content;
      return send_making(context, std::move(request));
  }
}

// The tenant that was made is where the reader wants to be.
void TenantDialogs::send_making(Context& context, base::Request request) {
  context.tenant.calls.raw(std::move(request), [state = m_state, &platform = context.look.platform](
                                                   const base::Response& response) {
    const Answer answer = answer_of(response);
    const auto made = answer ? read_tenant_entry(*answer) : std::nullopt;
    state->busy = false;
    state->done = made.has_value();
    state->failed = !made;
    if (made) platform.go_to(made->dashboard_url);
    if (!made) state->failure = answer ? malformed_answer : answer.error();
  });
}

void TenantDialogs::send_export(Context& context) {
  base::Request request;
  request.target =
      std::string("/admin/export?secrets=") + (m_state->without_secrets ? "omit" : "open");
  context.tenant.calls.raw(
      std::move(request), [state = m_state, &platform = context.look.platform,
                           &toasts = context.toasts](const base::Response& response) {
        state->busy = false;
        state->done = response.status == 200;
        state->failed = !state->done;
        if (state->failed) {
          const Answer answer = answer_of(response);
          state->failure = answer ? malformed_answer : answer.error();
          return;
        }
        const std::string& here = state->tenants.here;
        const std::string file = "tallygate" + (here.empty() ? "" : '-' + here) + ".json";
        platform.save_file(file, "application/json", response.body);
        toasts.show(Tone::good, fill(words::tenant_exported, file));
      });
}

}  // namespace ui

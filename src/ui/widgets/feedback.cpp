#include "ui/widgets/feedback.h"

#include <algorithm>

#include "imgui_internal.h"
#include "ui/icons.h"
#include "ui/text/common.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text.h"

namespace ui {
namespace {

constexpr double toast_seconds = 5, toast_with_undo_seconds = 9;
constexpr float toast_width = 380, margin = 20;
constexpr const char* question_popup = "question";

constexpr ImGuiWindowFlags bare = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                  ImGuiWindowFlags_NoSavedSettings |
                                  ImGuiWindowFlags_NoFocusOnAppearing;

}  // namespace

void Toasts::show(Tone tone, std::string message) {
  m_toasts.push_back({tone, std::move(message), nullptr, -1, ++m_next_id});
}

void Toasts::show_undo(std::string message, std::function<void()> undo) {
  m_toasts.push_back({Tone::good, std::move(message), std::move(undo), -1, ++m_next_id});
}

bool Toasts::draw_one(Look& look, Toast& toast, float& edge) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float width = std::min(toast_width, screen.x - 2 * margin);
  const float undo_width =
      toast.undo ? button_width(look, words::undo, {.kind = ButtonKind::quiet}) : 0;
  const float room = width - 16 - 18 - 12 - undo_width - icon_button_size - 8;
  const float height = std::max(56.0f, measure(look.body(), toast.message, room).y + 28);
  ImGui::SetNextWindowPos({screen.x - margin - width, look.compact ? edge : edge - height});
  ImGui::SetNextWindowSize({width, height});
  const std::string window = "##toast" + std::to_string(toast.id);
  bool keep = true;
  ImGui::Begin(window.c_str(), nullptr, bare | ImGuiWindowFlags_NoBackground);
  const MirrorScope scope(Role::group, toast.message);
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  const ImVec2 at = ImGui::GetWindowPos();
  const Palette& p = look.colours();
  const ToneInk ink = tone_ink(look, toast.tone);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(at, {at.x + width, at.y + height}, p.raised, radius_card);
  list->AddRect(at, {at.x + width, at.y + height}, p.border_strong, radius_card);
  draw_icon(list, {at.x + 25, at.y + height / 2}, look.fonts.text, 18, ink.ink, ink.icon);
  ImGui::SetCursorScreenPos(
      {at.x + 46, at.y + (height - measure(look.body(), toast.message, room).y) / 2});
  {
    ColumnScope column(look, at.x + 46, room + 1);
    text(look, look.body(), toast.message, toast.tone == Tone::bad ? Role::alert : Role::status);
  }
  if (toast.undo) {
    ImGui::SetCursorScreenPos(
        {at.x + width - icon_button_size - 8 - undo_width, at.y + (height - control_height) / 2});
    if (button(look, "undo", words::undo, {.kind = ButtonKind::quiet})) {
      toast.undo();
      keep = false;
    }
  }
  ImGui::SetCursorScreenPos(
      {at.x + width - icon_button_size - 8, at.y + (height - icon_button_size) / 2});
  if (icon_button(look, "dismiss", icon_x, words::dismiss)) keep = false;
  if (ImGui::IsWindowHovered()) toast.shown_at = ImGui::GetTime();
  ImGui::End();
  edge += look.compact ? height + 8 : -height - 8;
  return keep;
}

void Toasts::draw(Look& look) {
  // Above the lower edge; under the bar on a phone, where thumbs press what is below.
  float edge = look.compact ? top_bar_height + 8 : ImGui::GetIO().DisplaySize.y - margin;
  const double now = ImGui::GetTime();
  for (size_t i = m_toasts.size(); i-- > 0;) {
    Toast& toast = m_toasts[i];
    if (toast.shown_at < 0) toast.shown_at = now;
    const double left =
        toast.shown_at + (toast.undo ? toast_with_undo_seconds : toast_seconds) - now;
    if (left <= 0 || !draw_one(look, toast, edge)) {
      m_toasts.erase(m_toasts.begin() + static_cast<std::ptrdiff_t>(i));
      look.animate();
    } else {
      look.wake_after(left);
    }
  }
}

void Questions::ask(Question question) {
  m_question = std::move(question);
  m_opening = true;
}

void Questions::draw(Look& look) {
  if (m_opening) ImGui::OpenPopup(question_popup);
  m_opening = false;
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float width = std::min(480.0f, screen.x - 32);
  ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5f, 0.5f});
  ImGui::SetNextWindowSize({width, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {24, 24});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 12);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  const bool open =
      ImGui::BeginPopupModal(question_popup, nullptr, bare | ImGuiWindowFlags_AlwaysAutoResize);
  ImGui::PopStyleVar(3);
  if (!open) return;
  {
    const MirrorScope scope(Role::dialog, m_question.title);
    ColumnScope column(look, ImGui::GetCursorScreenPos().x, width - 48);
    heading(look, look.section(), m_question.title, "2");
    gap(8);
    text(look, look.muted(), m_question.body);
    for (const std::string& consequence : m_question.consequences) {
      gap(8);
      icon_mark(look, icon_triangle_alert, 16, look.colours().warn, 22);
      same_line(10);
      ColumnScope item(look, ImGui::GetCursorScreenPos().x, look.available());
      text(look, look.body(), consequence);
    }
    gap(24);
    const Button yes{.kind = ButtonKind::danger};
    const float buttons =
        button_width(look, words::cancel) + 8 + button_width(look, m_question.confirm, yes);
    ImGui::SetCursorScreenPos(
        {look.column_left() + std::max(0.0f, width - 48 - buttons), ImGui::GetCursorScreenPos().y});
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    if (button(look, "cancel", words::cancel) || ImGui::IsKeyPressed(ImGuiKey_Escape))
      ImGui::CloseCurrentPopup();
    same_line(8);
    if (button(look, "confirm", m_question.confirm, yes)) {
      ImGui::CloseCurrentPopup();
      if (m_question.on_confirm) m_question.on_confirm();
    }
  }
  ImGui::EndPopup();
}

const char* advice(const Failure& failure) {
  switch (failure.status) {
    case 0:
      return words::failed_unreachable;
    case 400:
      return words::failed_invalid;
    case 401:
    case 403:
      return words::failed_refused_rights;
    case 404:
      return words::failed_gone;
    case 409:
      return words::failed_conflict;
    case 429:
      return words::failed_busy;
    default:
      return words::failed_server;
  }
}

void error_note(Look& look, std::string_view what, const Failure& failure) {
  Panel panel(look, Tone::bad, fill(words::failed_title, what));
  gap(4);
  if (!failure.message.empty()) text(look, look.body(), failure.message);
  text(look, look.muted(), advice(failure));
}

bool error_panel(Look& look, std::string_view what, const Failure& failure) {
  Panel panel(look, Tone::bad, fill(words::failed_title, what));
  gap(4);
  if (!failure.message.empty()) text(look, look.body(), failure.message);
  text(look, look.muted(), advice(failure));
  gap(12);
  return button(look, "retry", words::retry, {.icon = icon_refresh_cw});
}

}  // namespace ui

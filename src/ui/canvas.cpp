#include "ui/canvas.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"
#include "ui/input_keys.h"

namespace ui {

namespace {

// ImGui scrolls five lines for each unit of its wheel.
// (The dashboard's windows are base size.)
constexpr float wheel_unit_pixels = 5 * size_base;
constexpr int frames_after_input = 3;
constexpr double settle_seconds = 0.8;
constexpr double caret_blink_seconds = 0.4;

ImGuiMouseSource source_of(PointerKind kind) {
  switch (kind) {
    case PointerKind::mouse:
      return ImGuiMouseSource_Mouse;
    case PointerKind::touch:
      return ImGuiMouseSource_TouchScreen;
    case PointerKind::pen:
      return ImGuiMouseSource_Pen;
  }
  return ImGuiMouseSource_Mouse;
}

// Hands one event to ImGui's queue.
struct Feeder {
  ImGuiIO& io;

  void operator()(const PointerMove& event) const {
    io.AddMouseSourceEvent(source_of(event.kind));
    io.AddMousePosEvent(event.x, event.y);
  }
  void operator()(const PointerPress& event) const {
    (*this)(PointerMove{event.x, event.y, event.kind});
    io.AddMouseButtonEvent(static_cast<int>(event.button), event.press == Press::down);
  }
  void operator()(const PointerLeave&) const {
    constexpr float nowhere = -std::numeric_limits<float>::max();
    io.AddMousePosEvent(nowhere, nowhere);
  }
  void operator()(const Wheel& event) const {
    io.AddMouseWheelEvent(-event.x / wheel_unit_pixels, -event.y / wheel_unit_pixels);
  }
  void operator()(const KeyPress& event) const {
    io.AddKeyEvent(ImGuiMod_Ctrl, event.control);
    io.AddKeyEvent(ImGuiMod_Shift, event.shift);
    io.AddKeyEvent(ImGuiMod_Alt, event.alt);
    io.AddKeyEvent(ImGuiMod_Super, event.meta);
    const ImGuiKey key = key_of_code(event.code);
    if (key != ImGuiKey_None) io.AddKeyEvent(key, event.press == Press::down);
  }
  void operator()(const TextTyped& event) const { io.AddInputCharactersUTF8(event.utf8.c_str()); }
  void operator()(const TextEdit&) const {}
  void operator()(const Paste&) const {}
  void operator()(const ItemFocus&) const {}
  void operator()(const ItemPress&) const {}
  void operator()(const FocusChange& event) const { io.AddFocusEvent(event.focused); }
};

void set_up_io(ImGuiIO& io, KeyboardKind keyboard, void* canvas) {
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.UserData = canvas;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
  io.ConfigMacOSXBehaviors = keyboard == KeyboardKind::apple;
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  io.ConfigWindowsResizeFromEdges = false;
  io.ConfigErrorRecoveryEnableTooltip = false;
  // Ctrl+Tab belongs to the browser.
  ImGui::GetCurrentContext()->ConfigNavWindowingKeyNext = 0;
  ImGui::GetCurrentContext()->ConfigNavWindowingKeyPrev = 0;
}

// Nobody paints: textures count as made as soon as they are asked for.
void accept_textures(ImDrawData& data) {
  if (!data.Textures) return;
  for (ImTextureData* texture : *data.Textures) {
    if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(1);
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else if (texture->Status != ImTextureStatus_Destroyed) {
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

Cursor cursor_of(ImGuiMouseCursor cursor) {
  switch (cursor) {
    case ImGuiMouseCursor_None:
      return Cursor::none;
    case ImGuiMouseCursor_TextInput:
      return Cursor::text;
    case ImGuiMouseCursor_Hand:
      return Cursor::hand;
    case ImGuiMouseCursor_ResizeEW:
      return Cursor::resize_horizontal;
    case ImGuiMouseCursor_ResizeNS:
      return Cursor::resize_vertical;
    case ImGuiMouseCursor_ResizeAll:
      return Cursor::move;
    case ImGuiMouseCursor_NotAllowed:
      return Cursor::not_allowed;
  }
  return Cursor::arrow;
}

}  // namespace

Canvas::Canvas(Platform& platform, Renderer* renderer, KeyboardKind keyboard)
    : m_platform(platform),
      m_renderer(renderer),
      m_keyboard(keyboard),
      m_context(ImGui::CreateContext()) {
  ImGui::SetCurrentContext(m_context);
  ImGuiIO& io = ImGui::GetIO();
  set_up_io(io, keyboard, this);
  if (!renderer) io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  io.ConfigInputTextCursorBlink = !platform.prefers_reduced_motion();
  ImGuiPlatformIO& platform_io = ImGui::GetPlatformIO();
  platform_io.Platform_GetClipboardTextFn = [](ImGuiContext* context) {
    return static_cast<Canvas*>(context->IO.UserData)->m_clipboard.c_str();
  };
  platform_io.Platform_SetClipboardTextFn = [](ImGuiContext* context, const char* text) {
    auto* canvas = static_cast<Canvas*>(context->IO.UserData);
    canvas->m_clipboard = text;
    canvas->m_platform.copy_text(text);
  };
  m_mirror = std::make_unique<Mirror>();
  m_fonts = add_fonts();
}

Canvas::~Canvas() {
  ImGui::SetCurrentContext(m_context);
  m_mirror.reset();
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
    if (!m_renderer) texture->SetStatus(ImTextureStatus_Destroyed);
  ImGui::DestroyContext(m_context);
}

void Canvas::feed(const InputEvent& event) {
  m_pending.push_back(event);
  m_frames_due = frames_after_input;
  m_settling_seconds = settle_seconds;
}

void Canvas::wake() {
  m_frames_due = frames_after_input;
}

// Touches go through the gesture first, which speaks in mouse events.
bool Canvas::is_touch(const InputEvent& event) {
  std::vector<InputEvent> mouse;
  if (const auto* move = std::get_if<PointerMove>(&event);
      move && move->kind == PointerKind::touch) {
    m_touch.move(move->x, move->y, mouse);
  } else if (const auto* press = std::get_if<PointerPress>(&event);
             press && press->kind == PointerKind::touch) {
    if (press->press == Press::down)
      m_touch.down(press->x, press->y, mouse);
    else
      m_touch.up(mouse);
  } else {
    if (std::holds_alternative<PointerLeave>(event)) m_touch.cancel();
    return false;
  }
  for (const InputEvent& each : mouse) std::visit(Feeder{ImGui::GetIO()}, each);
  return true;
}

// The focus moves after all that was typed before it has arrived, and before what is typed next. So
// it is with edits of a text.
void Canvas::apply_pending() {
  if (m_frames_held > 0) {
    --m_frames_held;
    return;
  }
  size_t applied = 0;
  while (applied < m_pending.size()) {
    const InputEvent& event = m_pending[applied];
    const bool is_edit = std::holds_alternative<TextEdit>(event);
    const bool is_for_item =
        std::holds_alternative<ItemFocus>(event) || std::holds_alternative<ItemPress>(event);
    if ((is_edit || is_for_item) && !m_context->InputEventsQueue.empty()) break;
    if (!is_edit && !m_edits.empty()) break;
    apply(event);
    ++applied;
    if (is_for_item) {
      m_frames_held = 1;
      break;
    }
  }
  m_pending.erase(m_pending.begin(), m_pending.begin() + static_cast<std::ptrdiff_t>(applied));
}

void Canvas::apply(const InputEvent& event) {
  if (is_touch(event)) return;
  std::visit(Feeder{ImGui::GetIO()}, event);
  if (const auto* edit = std::get_if<TextEdit>(&event)) m_edits.push_back(*edit);
  if (const auto* focus = std::get_if<ItemFocus>(&event)) m_mirror->focus(focus->id);
  if (const auto* press = std::get_if<ItemPress>(&event)) m_mirror->activate(press->id);
  if (const auto* paste = std::get_if<Paste>(&event)) {
    m_clipboard = paste->utf8;
    press_shortcut("KeyV");
  }
}

// The modifier is let go only after the key, so that both are never undone in the frame of the
// press.
void Canvas::press_shortcut(const char* code) {
  const bool apple = m_keyboard == KeyboardKind::apple;
  KeyPress key{code};
  (apple ? key.meta : key.control) = true;
  std::visit(Feeder{ImGui::GetIO()}, InputEvent{key});
  key.press = Press::up;
  std::visit(Feeder{ImGui::GetIO()}, InputEvent{key});
  std::visit(Feeder{ImGui::GetIO()}, InputEvent{KeyPress{code, Press::up}});
}

void Canvas::frame(const View& view, double seconds, const std::function<void()>& draw) {
  ImGui::SetCurrentContext(m_context);
  ImGuiIO& io = ImGui::GetIO();
  // A tab that slept must not make animations jump or presses long; all the same, time has passed.
  const double step = std::clamp(seconds, 1e-4, 0.1);
  m_context->Time += std::max(0.0, seconds - step);
  io.DisplaySize = ImVec2(view.width, view.height);
  io.DisplayFramebufferScale = ImVec2(view.pixel_ratio, view.pixel_ratio);
  io.DeltaTime = static_cast<float>(step);
  // ImGui tells only the font that is pushed; others may be drawn with by hand.
  for (ImFont* font : {m_fonts.text, m_fonts.semibold, m_fonts.mono})
    font->CurrentRasterizerDensity = view.pixel_ratio;
  m_frames_due = std::max(0, m_frames_due - 1);
  m_settling_seconds = std::max(0.0, m_settling_seconds - seconds);
  std::vector<InputEvent> glide;
  m_touch.advance(step, glide);
  for (const InputEvent& event : glide) std::visit(Feeder{io}, event);
  apply_pending();

  ImGui::NewFrame();
  m_mirror->begin_frame();
  draw();
  ImGui::EndFrame();
  m_edits.clear();  // no field was being edited
  m_mirror->end_frame();
  ImGui::Render();
  take_cursor_and_caret();
  ImDrawData& data = *ImGui::GetDrawData();
  if (m_renderer)
    m_renderer->render(data);
  else
    accept_textures(data);
}

void Canvas::take_cursor_and_caret() {
  m_cursor = cursor_of(ImGui::GetMouseCursor());
  const ImGuiPlatformImeData& ime = m_context->PlatformImeData;
  m_caret = {};
  if (ime.WantTextInput) m_caret = {ime.InputPos.x, ime.InputPos.y, ime.InputLineHeight};
}

bool Canvas::input_waits() const {
  return !m_pending.empty() || !m_context->InputEventsQueue.empty();
}

bool Canvas::wants_frame() const {
  const ImGuiIO& io = m_context->IO;
  const bool button_held = io.MouseDown[0] || io.MouseDown[1] || io.MouseDown[2];
  return m_frames_due > 0 || input_waits() || button_held || m_touch.is_moving() ||
         m_context->NavNextActivateId != 0;
}

double Canvas::next_frame_seconds() const {
  const ImGuiIO& io = m_context->IO;
  for (int key = ImGuiKey_Tab; key < ImGuiKey_GamepadStart; ++key)
    if (m_context->IO.KeysData[key - ImGuiKey_NamedKey_BEGIN].Down) return 0.02;
  if (m_settling_seconds > 0) return 0.1;
  const bool blinks = wants_text() && io.ConfigInputTextCursorBlink && !io.AppFocusLost;
  return blinks ? caret_blink_seconds : std::numeric_limits<double>::infinity();
}

Renderer* current_renderer() {
  ImGuiContext* context = ImGui::GetCurrentContext();
  auto* canvas = context ? static_cast<Canvas*>(context->IO.UserData) : nullptr;
  return canvas ? canvas->m_renderer : nullptr;
}

std::vector<TextEdit> take_text_edits() {
  ImGuiContext* context = ImGui::GetCurrentContext();
  auto* canvas = context ? static_cast<Canvas*>(context->IO.UserData) : nullptr;
  return canvas ? std::exchange(canvas->m_edits, {}) : std::vector<TextEdit>();
}

}  // namespace ui

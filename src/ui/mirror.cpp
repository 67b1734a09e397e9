#include "ui/mirror.h"

#include <algorithm>
#include <cstdarg>

#include "base/assert.h"
#include "imgui.h"
#include "imgui_internal.h"

namespace ui {

namespace {

Mirror* mirror_of(ImGuiContext* context) {
  return static_cast<Mirror*>(context->TestEngine);
}

Mirror* current_mirror() {
  ImGuiContext* context = ImGui::GetCurrentContext();
  return context ? mirror_of(context) : nullptr;
}

std::string visible_label(const char* label) {
  return {label, ImGui::FindRenderedTextEnd(label)};
}

// The rectangle as far as the window shows it; all of it when it is scrolled out of view.
void set_rectangle(MirrorNode& node, const ImRect& all, const ImGuiWindow& window) {
  ImRect seen = all;
  seen.ClipWith(window.ClipRect);
  const bool visible = seen.GetWidth() > 0 && seen.GetHeight() > 0;
  const ImRect& rect = visible ? seen : all;
  node.x = rect.Min.x, node.y = rect.Min.y;
  node.width = rect.GetWidth(), node.height = rect.GetHeight();
  const bool scrolls_sideways = (window.Flags & ImGuiWindowFlags_HorizontalScrollbar) != 0;
  node.scrolled_away = !visible;
  node.clipped = visible && !scrolls_sideways &&
                 (all.Min.x < window.ClipRect.Min.x - 1 || all.Max.x > window.ClipRect.Max.x + 1);
}

bool is_reachable(const ImGuiWindow* window, ImGuiWindow* modal) {
  if (window->Hidden) return false;
  return !modal || ImGui::IsWindowWithinBeginStackOf(window->RootWindow, modal);
}

}  // namespace

// ImGui calls these for every item (IMGUI_ENABLE_TEST_ENGINE).
struct MirrorHooks {
  static void item_added(Mirror& mirror, ImGuiContext& context, ImGuiID id, const ImRect& rect,
                         const ImGuiLastItemData* item) {
    ImGuiWindow* window = context.CurrentWindow;
    if (!item || id == window->ID || id == window->MoveId) return;
    Mirror::Entry& entry = mirror.add(id);
    entry.window = window;
    entry.node.interactive = true;
    entry.node.role = Role::button;
    entry.node.disabled = (item->ItemFlags & ImGuiItemFlags_Disabled) != 0;
    set_rectangle(entry.node, rect, *window);
    if (mirror.m_focus_next == id) mirror.move_focus(entry, item->ItemFlags);
  }

  static void item_told(Mirror& mirror, ImGuiID id, const char* label, ImGuiItemStatusFlags flags) {
    Mirror::Entry* entry = mirror.find(id);
    if (!entry) return;
    MirrorNode& node = entry->node;
    node.name = visible_label(label);
    if (flags & ImGuiItemStatusFlags_Checkable) node.role = Role::checkbox;
    if (flags & ImGuiItemStatusFlags_Inputable) node.role = Role::textbox;
    node.checked = (flags & ImGuiItemStatusFlags_Checked) != 0;
  }
};

Mirror::Mirror() : m_context(ImGui::GetCurrentContext()) {
  ASSERT(m_context && !m_context->TestEngine);
  m_context->TestEngine = this;
  m_context->TestEngineHookItems = true;
}

Mirror::~Mirror() {
  m_context->TestEngineHookItems = false;
  m_context->TestEngine = nullptr;
}

Mirror::Entry* Mirror::find(uint32_t id) {
  const auto place = m_places.find(id);
  return place == m_places.end() ? nullptr : &m_building[place->second];
}

Mirror::Entry& Mirror::add(uint32_t id) {
  if (Entry* known = find(id)) return *known;
  m_places.emplace(id, m_building.size());
  m_building.emplace_back().node.id = id;
  return m_building.back();
}

void Mirror::begin_frame() {
  m_building.clear();
  m_places.clear();
}

void Mirror::end_frame() {
  ImGuiWindow* modal = ImGui::GetTopMostPopupModal();
  std::vector<MirrorNode> complete;
  for (Entry& entry : m_building) {
    MirrorNode& node = entry.node;
    const bool announced = node.role == Role::status || node.role == Role::alert;
    if (node.name.empty() || (!announced && !is_reachable(entry.window, modal))) continue;
    node.focused = node.interactive && m_context->NavId == node.id;
    complete.push_back(std::move(node));
  }
  if (complete != m_shown) {
    m_shown = std::move(complete);
    ++m_version;
  }
  m_focus_next = 0;
}

void Mirror::activate(uint32_t id) {
  m_context->NavNextActivateId = id;
  m_context->NavNextActivateFlags = ImGuiActivateFlags_PreferInput;
}

void Mirror::focus(uint32_t id) {
  m_focus_next = id;
}

// Within the frame, while the item is the last one, so that ImGui knows its window and scope.
void Mirror::move_focus(const Entry& entry, int item_flags) {
  ImGuiWindow* window = m_context->CurrentWindow;
  if (m_context->ActiveId != 0 && m_context->ActiveId != entry.node.id) ImGui::ClearActiveID();
  ImGui::SetFocusID(entry.node.id, window);
  ImGui::SetNavCursorVisible(true);
  m_context->NavHighlightItemUnderNav = true;
  ImGui::ScrollToRect(window, m_context->LastItemData.NavRect, ImGuiScrollFlags_KeepVisibleEdgeY);
  if (item_flags & ImGuiItemFlags_Inputable) {
    m_context->NavNextActivateId = entry.node.id;
    m_context->NavNextActivateFlags = ImGuiActivateFlags_PreferInput |
                                      ImGuiActivateFlags_TryToPreserveState |
                                      ImGuiActivateFlags_FromTabbing;
  }
}

void describe_last_item(Role role, std::string_view name, const MirrorState& state) {
  Mirror* mirror = current_mirror();
  if (!mirror) return;
  const ImGuiLastItemData& item = ImGui::GetCurrentContext()->LastItemData;
  Mirror::Entry* entry = item.ID ? mirror->find(item.ID) : nullptr;
  if (!entry) return describe_text(role, name, state.value);
  MirrorNode& node = entry->node;
  node.role = role;
  node.name = name;
  node.value = state.value;
  node.checked = state.checked;
  node.selected = state.selected;
  node.disabled |= state.disabled;
}

void describe_text(Role role, std::string_view text, std::string_view value) {
  Mirror* mirror = current_mirror();
  if (!mirror || text.empty()) return;
  ImGuiContext& context = *ImGui::GetCurrentContext();
  ImGuiWindow& window = *context.CurrentWindow;
  const ImRect rect = context.LastItemData.Rect;
  const bool announced = role == Role::status || role == Role::alert;
  if (!announced && !rect.Overlaps(window.ClipRect)) return;
  const ImGuiID said = ImHashData(text.data(), text.size(), window.ID + static_cast<ImGuiID>(role));
  ImGuiID id = said;
  for (int repetition = 1; mirror->find(id); ++repetition)
    id = ImHashData(&repetition, sizeof repetition, said);
  Mirror::Entry& entry = mirror->add(id);
  entry.window = &window;
  entry.node.role = role;
  entry.node.name = text;
  entry.node.value = value;
  set_rectangle(entry.node, rect, window);
}

}  // namespace ui

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& rect,
                                 const ImGuiLastItemData* item) {
  if (ui::Mirror* mirror = ui::mirror_of(context))
    ui::MirrorHooks::item_added(*mirror, *context, id, rect, item);
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext* context, ImGuiID id, const char* label,
                                  ImGuiItemStatusFlags flags) {
  if (ui::Mirror* mirror = ui::mirror_of(context))
    ui::MirrorHooks::item_told(*mirror, id, label, flags);
}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) {
  return nullptr;
}

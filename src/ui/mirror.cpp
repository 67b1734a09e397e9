#include "ui/mirror.h"

#include <algorithm>
#include <cstdarg>
#include <utility>

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

// A child window that its parent has scrolled out of sight is there all the same.
bool is_hidden(const ImGuiWindow* window) {
  while (window->Hidden && (window->Flags & ImGuiWindowFlags_ChildWindow) &&
         window->HiddenFramesCannotSkipItems == 0)
    window = window->ParentWindow;
  return window->Hidden;
}

bool is_reachable(const ImGuiWindow* window, ImGuiWindow* modal) {
  if (is_hidden(window)) return false;
  return !modal || ImGui::IsWindowWithinBeginStackOf(window->RootWindow, modal);
}

// Roles whose name is what they hold.
bool is_named_by_content(Role role) {
  return role == Role::cell || role == Role::columnheader || role == Role::listitem;
}

}  // namespace

// ImGui calls these for every item (IMGUI_ENABLE_TEST_ENGINE).
struct MirrorHooks {
  static void item_added(Mirror& mirror, ImGuiContext& context, ImGuiID id, const ImRect& rect,
                         const ImGuiLastItemData* item) {
    ImGuiWindow* window = context.CurrentWindow;
    if (!item || id == window->ID || id == window->MoveId) return;
    Mirror::Entry& entry = mirror.add(id);
    entry.node.interactive = true;
    entry.node.role = Role::button;
    entry.node.disabled = (item->ItemFlags & ImGuiItemFlags_Disabled) != 0;
    mirror.place(entry, rect.Min.x, rect.Min.y, rect.Max.x, rect.Max.y);
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

// The parent is the innermost open scope of the same window tree.
Mirror::Entry& Mirror::add(uint32_t id) {
  if (Entry* known = find(id)) return *known;
  const ImGuiWindow* window = m_context->CurrentWindow;
  uint32_t parent = 0;
  for (auto scope = m_open.rbegin(); scope != m_open.rend() && !parent; ++scope)
    if (find(*scope)->window->RootWindow == window->RootWindow) parent = *scope;
  m_places.emplace(id, m_building.size());
  Entry& entry = m_building.emplace_back();
  entry.node.id = id;
  entry.node.parent = parent;
  entry.window = window;
  return entry;
}

uint32_t Mirror::free_id(uint32_t wanted) const {
  uint32_t id = wanted;
  for (int repetition = 1; m_places.count(id) > 0; ++repetition)
    id = ImHashData(&repetition, sizeof repetition, wanted);
  return id;
}

// Shown is what its window shows of it; all of it when it is scrolled out of view.
void Mirror::place(Entry& entry, float left, float top, float right, float bottom) {
  const ImGuiWindow& window = *entry.window;
  entry.left = left, entry.top = top, entry.right = right, entry.bottom = bottom;
  const ImRect all(left, top, right, bottom);
  ImRect seen = all;
  seen.ClipWith(window.ClipRect);
  const bool visible = seen.GetWidth() > 0 && seen.GetHeight() > 0;
  const ImRect& rect = visible ? seen : all;
  MirrorNode& node = entry.node;
  node.x = rect.Min.x, node.y = rect.Min.y;
  node.width = rect.GetWidth(), node.height = rect.GetHeight();
  const bool scrolls_sideways = (window.Flags & ImGuiWindowFlags_HorizontalScrollbar) != 0;
  node.scrolled_away = !visible;
  node.clipped = visible && !scrolls_sideways &&
                 (left < window.ClipRect.Min.x - 1 || right > window.ClipRect.Max.x + 1);
}

void Mirror::begin_frame() {
  m_building.clear();
  m_places.clear();
}

void Mirror::end_frame() {
  choose_kept();
  give_room_to_scopes();
  take_names_of_only_texts();
  std::vector<MirrorNode> complete;
  complete.reserve(m_building.size());
  for (Entry& entry : m_building) {
    if (!entry.kept) continue;
    entry.node.focused = entry.node.interactive && m_context->NavId == entry.node.id;
    complete.push_back(std::move(entry.node));
  }
  if (complete != m_shown) {
    m_shown = std::move(complete);
    ++m_version;
  }
  m_focus_next = 0;
}

// Whatever has a name and can be reached; and scopes for what they hold.
void Mirror::choose_kept() {
  ImGuiWindow* modal = ImGui::GetTopMostPopupModal();
  for (size_t i = m_building.size(); i-- > 0;) {
    Entry& entry = m_building[i];
    const MirrorNode& node = entry.node;
    const bool announced = node.role == Role::status || node.role == Role::alert;
    entry.kept = entry.holds
                     ? entry.children > 0
                     : !node.name.empty() && (announced || is_reachable(entry.window, modal));
    if (!entry.kept || node.parent == 0) continue;
    Entry& parent = *find(node.parent);
    ++parent.children;
    parent.only_child = i;
  }
}

// A scope is as large as what it holds, seen or not, so that scrolling moves it without changing
// what lies in it.
void Mirror::give_room_to_scopes() {
  for (size_t i = m_building.size(); i-- > 0;) {
    Entry& entry = m_building[i];
    if (!entry.kept) continue;
    if (entry.holds) {
      MirrorNode& node = entry.node;
      node.x = entry.left, node.y = entry.top;
      node.width = entry.right - entry.left, node.height = entry.bottom - entry.top;
    }
    if (entry.node.parent == 0) continue;
    Entry& parent = *find(entry.node.parent);
    const bool is_first = parent.left == parent.right && parent.top == parent.bottom;
    parent.left = is_first ? entry.left : std::min(parent.left, entry.left);
    parent.top = is_first ? entry.top : std::min(parent.top, entry.top);
    parent.right = is_first ? entry.right : std::max(parent.right, entry.right);
    parent.bottom = is_first ? entry.bottom : std::max(parent.bottom, entry.bottom);
  }
}

// A cell that holds one text is that text.
void Mirror::take_names_of_only_texts() {
  for (Entry& entry : m_building) {
    if (!entry.kept || entry.children != 1 || !is_named_by_content(entry.node.role)) continue;
    Entry& child = m_building[entry.only_child];
    if (child.node.role != Role::text) continue;
    entry.node.name = std::move(child.node.name);
    entry.node.scrolled_away = child.node.scrolled_away;
    entry.node.clipped = child.node.clipped;
    child.kept = false;
  }
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
  const bool disabled = node.disabled || state.disabled;
  static_cast<MirrorState&>(node) = state;
  node.role = role;
  node.name = name;
  node.disabled = disabled;
}

void describe_text(Role role, std::string_view text, std::string_view value) {
  Mirror* mirror = current_mirror();
  if (!mirror || text.empty()) return;
  if (role == Role::text && mirror->m_said.find(text) != std::string_view::npos) return;
  ImGuiContext& context = *ImGui::GetCurrentContext();
  const ImRect rect = context.LastItemData.Rect;
  const ImGuiID said =
      ImHashData(text.data(), text.size(), context.CurrentWindow->ID + static_cast<ImGuiID>(role));
  Mirror::Entry& entry = mirror->add(mirror->free_id(said));
  entry.node.role = role;
  entry.node.name = text;
  entry.node.value = value;
  mirror->place(entry, rect.Min.x, rect.Min.y, rect.Max.x, rect.Max.y);
}

MirrorScope::MirrorScope(Role role, std::string_view name, const MirrorState& state)
    : m_mirror(current_mirror()) {
  if (!m_mirror) return;
  const ImGuiID scope = ImHashData(
      name.data(), name.size(),
      ImGui::GetCurrentContext()->CurrentWindow->IDStack.back() + static_cast<ImGuiID>(role));
  Mirror::Entry& entry = m_mirror->add(m_mirror->free_id(scope));
  static_cast<MirrorState&>(entry.node) = state;
  entry.node.role = role;
  entry.node.name = name;
  entry.holds = true;
  m_mirror->m_open.push_back(entry.node.id);
}

MirrorScope::~MirrorScope() {
  if (m_mirror) m_mirror->m_open.pop_back();
}

MirrorSaid::MirrorSaid(std::string_view said) : m_mirror(current_mirror()) {
  if (m_mirror) m_before = std::exchange(m_mirror->m_said, said);
}

MirrorSaid::~MirrorSaid() {
  if (m_mirror) m_mirror->m_said = m_before;
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

// The DOM mirror: what is on the canvas, as a list from which the page keeps real, focusable
// elements. Screen readers read it, Tab walks it, tests find things by it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct ImGuiContext;
struct ImGuiWindow;

namespace ui {

enum class Role {
  text,
  heading,
  button,
  link,
  textbox,
  checkbox,
  toggle,  // role=switch
  radio,
  tab,
  option,
  menuitem,
  row,
  dialog,
  status,  // toasts: announced politely
  alert,   // errors: announced at once
  image    // charts: the name says what is seen
};

struct MirrorNode {
  uint32_t id = 0;  // the ImGuiID of an interactive item; a hash of place and text otherwise
  Role role = Role::text;
  std::string name;
  std::string value;                          // text of a textbox; level of a heading ("1".."3")
  float x = 0, y = 0, width = 0, height = 0;  // canvas pixels of CSS
  bool checked = false;
  bool selected = false;
  bool disabled = false;
  bool focused = false;
  bool interactive = false;
  bool scrolled_away = false;  // its window shows nothing of it at the moment
  bool clipped = false;  // part of it is cut off at the left or right, out of reach of scrolling
  bool operator==(const MirrorNode&) const = default;
};

struct MirrorState {
  std::string value = {};
  bool checked = false;
  bool selected = false;
  bool disabled = false;
};

// Collects one frame. It hangs on the ImGui context (TestEngine hooks), one for each context.
class Mirror {
 public:
  // Attaches to the current ImGui context; detaches when it goes.
  Mirror();
  ~Mirror();
  Mirror(const Mirror&) = delete;
  Mirror& operator=(const Mirror&) = delete;

  void begin_frame();
  void end_frame();
  // The last complete frame, in drawing order.
  const std::vector<MirrorNode>& nodes() const { return m_shown; }
  // Goes up when nodes() differs from the frame before.
  uint64_t version() const { return m_version; }

  // Asks the next frame to press, or to move the keyboard focus to, the item with this id.
  void activate(uint32_t id);
  void focus(uint32_t id);

 private:
  friend void describe_last_item(Role role, std::string_view name, const MirrorState& state);
  friend void describe_text(Role role, std::string_view text, std::string_view value);
  friend struct MirrorHooks;

  struct Entry {
    MirrorNode node;
    const ImGuiWindow* window = nullptr;
  };
  Entry* find(uint32_t id);
  Entry& add(uint32_t id);
  void move_focus(const Entry& entry, int item_flags);

  ImGuiContext* m_context;
  std::vector<Entry> m_building;
  std::unordered_map<uint32_t, size_t> m_places;  // id → index in m_building
  std::vector<MirrorNode> m_shown;
  uint64_t m_version = 0;
  uint32_t m_focus_next = 0;
};

// Widgets say what the item just submitted is. Without it the hooks' own label and a guessed role
// stand.
void describe_last_item(Role role, std::string_view name, const MirrorState& state = {});
// Text and pictures, at the last item's rectangle.
void describe_text(Role role, std::string_view text, std::string_view value = {});

}  // namespace ui

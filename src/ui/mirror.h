// The DOM mirror: what is on the canvas, as a tree from which the page keeps real, focusable
// elements. Screen readers read it, Tab walks it, tests find things by it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct ImGuiContext;
struct ImGuiWindow;

namespace ui {

// ARIA's roles, by ARIA's names but for `toggle` (switch) and `image` (img).
enum class Role {
  text,
  heading,
  button,
  link,
  textbox,
  combobox,  // a textbox that chooses from a listbox
  checkbox,
  toggle,
  radio,
  tab,
  option,
  menuitem,
  menuitemradio,
  status,  // toasts: announced politely
  alert,   // errors: announced at once
  image,   // charts: the name says what is seen
  // What holds others: see MirrorScope.
  banner,
  navigation,
  main,
  region,
  group,
  dialog,
  table,
  row,
  columnheader,
  cell,
  list,
  listitem,
  tablist,
  tabpanel,
  listbox,
  menu,
  radiogroup
};
std::string_view name(Role role);

enum class Expands { no, closed, open };
enum class Sorted { no, ascending, descending };

// What is said of a node beside its name.
struct MirrorState {
  std::string value = {};        // text of a textbox; level of a heading ("1".."3")
  std::string description = {};  // said after the name: help, an error, a second line
  bool checked = false;
  bool selected = false;  // chosen among its like; of a link or step: the current one
  bool disabled = false;
  bool invalid = false;
  bool multiline = false;
  Expands expands = Expands::no;   // whether it opens something, and has
  std::optional<Role> popup = {};  // the role of what it opens over the page
  Sorted sorted = Sorted::no;      // of a columnheader
  int position = 0;                // from 1, of a listitem or row, where not all are submitted
  int count = 0;                   // how many there are: of its list, or rows of a table
  uint32_t active = 0;             // of a combobox: the option that Enter takes
  int selection_begin = 0;         // of a textbox being edited, in UTF-16 units
  int selection_end = 0;
  bool operator==(const MirrorState&) const = default;
};

struct MirrorNode : MirrorState {
  uint32_t id = 0;      // the ImGuiID of an interactive item; a hash of place and text otherwise
  uint32_t parent = 0;  // the node that holds it; 0: the page itself
  Role role = Role::text;
  std::string name;
  float x = 0, y = 0, width = 0, height = 0;  // canvas pixels of CSS
  bool focused = false;
  bool interactive = false;
  bool scrolled_away = false;  // its window shows nothing of it at the moment
  bool clipped = false;  // part of it is cut off at the left or right, out of reach of scrolling
  bool operator==(const MirrorNode&) const = default;
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
  // The last complete frame, in reading order; what holds others comes before them.
  const std::vector<MirrorNode>& nodes() const { return m_shown; }
  // Goes up when nodes() differs from the frame before.
  uint64_t version() const { return m_version; }

  // Asks the next frame to press, or to move the keyboard focus to, the item with this id.
  void activate(uint32_t id);
  void focus(uint32_t id);

 private:
  friend void describe_last_item(Role role, std::string_view name, const MirrorState& state);
  friend void describe_text(Role role, std::string_view text, std::string_view value);
  friend class MirrorScope;
  friend class MirrorSaid;
  friend struct MirrorHooks;

  struct Entry {
    MirrorNode node;
    const ImGuiWindow* window = nullptr;
    float left = 0, top = 0, right = 0, bottom = 0;  // all of it, whatever its window shows
    bool holds = false;                              // a scope's
    bool kept = false;
    int children = 0;       // that are kept
    size_t only_child = 0;  // when there is one
  };
  Entry* find(uint32_t id);
  // The entry of this id, submitted in the current window now.
  Entry& add(uint32_t id);
  uint32_t free_id(uint32_t wanted) const;
  void place(Entry& entry, float left, float top, float right, float bottom);
  void move_focus(const Entry& entry, int item_flags);
  void choose_kept();
  void give_room_to_scopes();
  void take_names_of_only_texts();

  ImGuiContext* m_context;
  std::vector<Entry> m_building;
  std::unordered_map<uint32_t, size_t> m_places;  // id → index in m_building
  std::vector<uint32_t> m_open;                   // the scopes that are open, outermost first
  std::string_view m_said;
  std::vector<MirrorNode> m_shown;
  uint64_t m_version = 0;
  uint32_t m_focus_next = 0;
};

// What is submitted while it lives belongs to it: rows to a table, options to a listbox. What other
// windows submit meanwhile (popups, tooltips) does not. A scope that holds nothing is not shown.
class MirrorScope {
 public:
  MirrorScope(Role role, std::string_view name, const MirrorState& state = {});
  ~MirrorScope();
  MirrorScope(const MirrorScope&) = delete;
  MirrorScope& operator=(const MirrorScope&) = delete;

 private:
  Mirror* m_mirror;
};

// While it lives, texts that are part of `said` are not told again: the name or description of the
// item that they are drawn on says them already. `said` must outlive it.
class MirrorSaid {
 public:
  explicit MirrorSaid(std::string_view said);
  ~MirrorSaid();
  MirrorSaid(const MirrorSaid&) = delete;
  MirrorSaid& operator=(const MirrorSaid&) = delete;

 private:
  Mirror* m_mirror;
  std::string_view m_before;
};

// Widgets say what the item just submitted is. Without it the hooks' own label and a guessed role
// stand.
void describe_last_item(Role role, std::string_view name, const MirrorState& state = {});
// Text and pictures, at the last item's rectangle, in sight or not.
void describe_text(Role role, std::string_view text, std::string_view value = {});

}  // namespace ui

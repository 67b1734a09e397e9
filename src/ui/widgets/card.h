// Surfaces and what stands at the head of them: card, page header, tabs, breadcrumb, panels,
// badges, empty states.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"
#include "ui/look.h"
#include "ui/widgets/hit.h"

namespace ui {

// A surface around what is submitted while it lives. Height follows the content.
class Card {
 public:
  explicit Card(Look& look, float padding = 24);
  ~Card();
  Card(const Card&) = delete;
  Card& operator=(const Card&) = delete;

 protected:
  Card(Look& look, float padding, ImU32 fill, ImU32 border);

 private:
  Look& m_look;
  float m_padding;
  ImU32 m_fill, m_border;
  ImVec2 m_at;
  float m_width;
  ImDrawListSplitter m_splitter;
};

enum class Tone { neutral, accent, good, warn, bad };
struct ToneInk {
  ImU32 ink, tint;
  const char* icon;
};
ToneInk tone_ink(const Look& look, Tone tone);

// A tinted card with the tone's icon and a headline; what follows goes under the headline.
class Panel : public Card {
 public:
  Panel(Look& look, Tone tone, std::string_view headline);
  ~Panel();

 private:
  std::unique_ptr<ColumnScope> m_column;
};

// A word with an icon on a tint: 24 high.
void badge(Look& look, Tone tone, std::string_view word, const char* icon = nullptr);
float badge_width(const Look& look, std::string_view word);

struct TabItem {
  std::string id = {}, label = {};
};
// True when another tab was chosen; `chosen` is its id. `name` says what the tabs are parts of.
// What the chosen tab shows goes into a MirrorScope of Role::tabpanel.
bool tabs(Look& look, std::string_view name, std::string& chosen, const std::vector<TabItem>& all);

// Says what the thing is and offers the action. True when the action was taken.
bool empty_state(Look& look, const char* icon, std::string_view title, std::string_view body,
                 std::string_view action = {});

// Grey bars where text will be.
void skeleton(Look& look, int lines);

// A line across the column.
void divider(Look& look);

}  // namespace ui

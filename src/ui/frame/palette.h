// The command palette: every page, every entity by name or id, every action, by a few letters.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ui/context.h"
#include "ui/frame/palette_commands.h"
#include "ui/frame/palette_search.h"
#include "ui/frame/recent.h"
#include "ui/tenant/fetched.h"
#include "ui/tenant/rules.h"
#include "ui/widgets/field.h"

namespace ui {

// One line of it, ready to be drawn.
struct PaletteOption {
  const char* icon = nullptr;
  std::string title, note;
  bool note_is_id = false;
  std::vector<size_t> title_marks, note_marks;  // octets that were searched for
};

class CommandPalette {
 public:
  explicit CommandPalette(Platform& platform) : m_recent(platform) {}

  // Shows it from the next draw() on.
  void open() { m_opening = true; }
  void visit(const Route& route) { m_recent.visit(route); }
  // Once in every frame, outside other popups: Ctrl+K, ⌘K opens and closes it. `own` gives the
  // commands of who holds it.
  void draw(Context& context, const std::function<std::vector<Command>()>& own);

 private:
  enum Kind : size_t {
    recent,
    here,
    pages,
    actions,
    applications,
    apis,
    organizations,
    rules,
    client_ids,
    identifiers,
    kinds
  };
  struct Row {
    PaletteSearch::Hit hit;
    float top = 0;  // in the list
  };
  using Source = PaletteSearch::Source;

  void begin(Context& context, std::vector<Command> own);
  void draw_inside(Context& context, float width, float list_height);
  void draw_list(Context& context, float width, float height);
  void draw_group(Context& context, const PaletteSearch::Group& group, float width);
  void draw_option(Context& context, size_t row, float width);
  void draw_nothing(Look& look, float width);
  void draw_footer(Context& context, float width);
  void keep_early_letters();
  void take_keys(const Typed& typed);
  bool search(Context& context);
  void lay_out(const Look& look);
  void choose(size_t row) {
    m_selected = row;
    m_follows = true;
  }
  void run(Context& context, const PaletteSearch::Hit& hit);

  std::vector<Source> sources(Context& context) const;
  std::string made_from(const Context& context) const;
  const std::vector<Command>& commands(size_t kind) const;
  std::vector<Route> recent_here(const Context& context) const;
  PaletteOption option(Context& context, const PaletteSearch::Hit& hit) const;
  Route route_of(const Context& context, const PaletteSearch::Hit& hit) const;

  Recent m_recent;
  Fetched<std::vector<ExchangeRule>> m_rules;
  std::vector<Command> m_here, m_pages, m_actions;
  std::string m_typed, m_shown_for;
  PaletteSearch m_search;
  std::vector<Row> m_rows;  // of the groups, one after another
  float m_height = 0;       // of all of them
  size_t m_selected = 0;
  std::vector<uint32_t> m_early;  // letters that came before the field had the caret
  bool m_arriving = false;        // the caret is on its way there
  uint32_t m_active_item = 0;
  int m_times_opened = 0;
  bool m_opening = false, m_takes_focus = false;
  bool m_follows = false;      // the list scrolls to what is chosen
  bool m_enter_waits = false;  // for the search to be done
};

}  // namespace ui

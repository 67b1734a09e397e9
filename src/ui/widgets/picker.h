// Choosing among very many things: what looks like a select opens a list that is searched.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/arrangement.h"
#include "ui/look.h"
#include "ui/widgets/hit.h"

namespace ui {

struct PickList {
  std::string made_from;    // differs whenever the list does
  std::string_view search;  // what can be searched for: "Search by name"
  size_t count = 0;
  std::function<std::string(size_t)> id, name, note;
};

class Picker {
 public:
  // Draws a field as wide as the column that shows `shown`. The place in the list of what was
  // chosen in this frame.
  std::optional<size_t> draw(Look& look, std::string_view id, std::string_view label,
                             std::string_view shown, const PickList& list);

 private:
  std::optional<size_t> draw_popup(Look& look, const char* popup, const Box& under,
                                   std::string_view label, const PickList& list);
  std::optional<size_t> draw_found(Look& look, std::string_view label, const PickList& list,
                                   float width);

  std::string m_search;
  SearchedList m_rows;
  bool m_opened = false;
};

// Several of them: each with a button that lets it go, and a picker that adds another.
class PickedList {
 public:
  struct Said {
    std::string_view label, any, add;  // "APIs", "Any API", "Add an API"
    std::string_view let_go;           // "Remove {0}"
  };
  void draw(Look& look, const Said& said, std::vector<std::string>& chosen, const PickList& list,
            const std::function<std::string(const std::string& id)>& name_of);

 private:
  Picker m_picker;
};

}  // namespace ui

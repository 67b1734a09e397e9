// A list of a scenario that is put together: services, APIs, events. One of them is open.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "ui/screens/scenario_fields.h"
#include "ui/widgets/uneven_rows.h"

namespace ui {

struct ScenarioList {
  std::string_view name;  // "Services"
  const char* add;        // "Add a service"
  base::Json& entries;    // what is no array becomes one
  std::string path;       // "$.services"
  base::Json example;     // what is added
  std::function<std::string(const base::Json&)> title, facts;
  std::function<void(ScenarioFields&)> draw;
};

class ScenarioEntries {
 public:
  void draw(Look& look, const ScenarioList& list, const sim::ScenarioErrors& errors,
            FieldTyping& typing);

 private:
  enum class Wish { none, toggle, copy, remove };
  Wish draw_one(ScenarioFields& fields, const ScenarioList& list, size_t at);

  std::optional<size_t> m_open;
  UnevenRows m_rows;
};

}  // namespace ui

// The table of applications.
#pragma once

#include <string>
#include <vector>

#include "ui/context.h"
#include "ui/widgets/table.h"

namespace ui {

class ApplicationsScreen {
 public:
  void draw(Context& context);

 private:
  struct Row {
    const Application* application;
    size_t apis;
    const Activity* activity;
  };
  void arrange(const Context& context);
  void draw_table(Context& context);

  std::string m_search;
  Sorting m_sorting;
  std::vector<Row> m_rows;
  std::string m_arranged_for;  // what m_rows were made from
};

// "Machine to Machine" for "non_interactive", with its icon.
const char* application_type_label(const std::string& type);
const char* application_type_icon(const std::string& type);

}  // namespace ui

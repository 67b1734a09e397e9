// Logs: the table of events, and one event with its why.
#pragma once

#include <string>
#include <vector>

#include "ui/context.h"

namespace ui {

class LogsScreen {
 public:
  void draw(Context& context);
  // Whether new events appear by themselves.
  bool is_live() const { return m_live; }

 private:
  void draw_filters(Look& look);
  void draw_table(Context& context, const std::vector<LogEvent>& rows);

  std::string m_search;
  size_t m_filter = 0;
  bool m_live = true;
};

class LogScreen {
 public:
  void draw(Context& context);
  void enter() { *this = LogScreen(); }

 private:
  void fetch(Context& context, const std::string& id);
  void draw_event(Context& context, const LogEvent& event);
  void draw_facts(Context& context, const LogEvent& event);

  std::string m_asked;
  bool m_under_way = false, m_failed = false, m_found = false;
  Failure m_failure;
  LogEvent m_event;
};

}  // namespace ui

// Application · Quick Start: the real request, tried, and as code.
#pragma once

#include <optional>
#include <string>

#include "ui/context.h"

namespace ui {

class QuickStartTab {
 public:
  void draw(Context& context, const Application& app);

 private:
  struct Result {
    int status = 0;
    std::string token, scope;
    long long lifetime_seconds = 0;
    std::string error, description;
    std::optional<LogEvent> event;  // why it was refused
  };

  void draw_try(Context& context, const Application& app, const std::vector<const Api*>& apis);
  void draw_result(Context& context, const Application& app);
  void draw_refusal(Context& context, const Application& app);
  void draw_code(Context& context, const Application& app, const Api& api);
  void send(Context& context, const Application& app);
  void take_answer(Context& context, const std::string& client_id, const base::Response& response);
  void find_reason(Context& context, const std::string& client_id);

  std::string m_client_id, m_audience, m_scope;
  size_t m_language = 0;
  bool m_revealed = false, m_busy = false;
  std::optional<Result> m_result;
};

}  // namespace ui

// A fault of one's own: what, for whom, how often.
#pragma once

#include <optional>
#include <string>

#include "base/json.h"
#include "ui/context.h"
#include "ui/widgets/picker.h"

namespace ui {

// A field with its label in which an application is picked, or any.
void pick_fault_application(Context& context, Picker& picker, std::string& chosen);

class FaultForm {
 public:
  struct Asked {
    base::Json body;
    std::string title;
  };
  // What was asked for in this frame.
  std::optional<Asked> draw(Context& context, bool busy);

 private:
  void draw_whom(Context& context);
  void draw_how_often(Look& look);
  void draw_of_kind(Look& look);
  base::Json body() const;
  bool is_valid() const;
  bool has_retry_after() const;

  std::string m_kind = "delay";
  std::string m_application, m_api, m_path, m_method;
  std::string m_count, m_seconds, m_percent;
  std::string m_delay = "1000", m_jitter, m_retry_after;
  bool m_announces = false;
  Picker m_applications, m_apis;
};

}  // namespace ui

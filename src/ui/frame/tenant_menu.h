// At the left of the top bar: whose tenant this is, where it lives, and what is done to all of it.
#pragma once

#include <functional>
#include <string>

#include "ui/context.h"
#include "ui/frame/exchanges.h"
#include "ui/tenant/fetched.h"

namespace ui {

class TenantMenu {
 public:
  explicit TenantMenu(RecordingBackend& recorder) : m_recorder(recorder) {}

  // The button at the cursor and its menu; gives the button's width. `reset` asks whether to.
  float draw(Context& context, float width_most, const std::function<void()>& reset);

 private:
  void follow_name(Context& context);
  void draw_menu(Context& context, const Box& button, const std::string& name,
                 const std::function<void()>& reset);

  RecordingBackend& m_recorder;
  Fetched<std::string> m_name;
  uint64_t m_seen_change = 0;
};

}  // namespace ui

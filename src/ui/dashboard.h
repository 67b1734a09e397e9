// The whole page: frame, router, screens. The canvas calls frame() between NewFrame and Render.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/time.h"
#include "ui/backend.h"
#include "ui/fonts.h"
#include "ui/platform.h"

namespace ui {

class Dashboard {
 public:
  // All three must outlive the dashboard; no ImGui context is needed yet.
  Dashboard(Backend& backend, const base::Clock& clock, Platform& platform);
  ~Dashboard();
  Dashboard(const Dashboard&) = delete;
  Dashboard& operator=(const Dashboard&) = delete;

  // Before the first frame, and again when fonts were rebuilt.
  void set_fonts(const Fonts& fonts);

  // Goes to an address such as "#/applications/<id>/apis": from the address bar, back, forward, a
  // shared link.
  void open(std::string_view address);
  // What the address bar should show now; compare after each frame.
  std::string address() const;

  // Draws the page into the current ImGui frame.
  void frame();

  // Another frame is needed at once: an animation runs or a response has come.
  bool wants_frame() const;
  // Or after so many seconds: a toast leaves, shown ages change. Infinity when nothing will.
  double next_frame_seconds() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> m_parts;
};

}  // namespace ui

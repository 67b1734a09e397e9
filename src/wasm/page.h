// The page: canvas and dashboard, frame by frame. The browser drives it through exports.cpp.
#pragma once

#include "ui/canvas.h"
#include "ui/dashboard.h"
#include "ui/gl/gl_renderer.h"
#include "ui/mirror_feed.h"
#include "wasm/page_backend.h"

namespace wasm {

class Page {
 public:
  // All must outlive the page. A WebGL2 context must be current.
  Page(ui::Platform& platform, PageBackend& backend, const base::Clock& clock);

  // Draws; gives the seconds after which the next frame is due: 0 at once, infinity never.
  double frame(const ui::View& view, double now_seconds);
  void feed(const ui::InputEvent& event) { m_canvas.feed(event); }
  bool input_waits() const { return m_canvas.input_waits(); }
  void open(std::string_view address);
  // The browser took the GPU away and has given it back.
  void context_restored();
  PageBackend& backend() { return m_backend; }

 private:
  void show_changes();

  PageBackend& m_backend;
  ui::gl::GlRenderer m_renderer;
  ui::Canvas m_canvas;
  ui::Dashboard m_dashboard;
  ui::MirrorFeed m_mirror_feed;
  double m_last_frame_seconds = 0;
  uint64_t m_mirror_shown = 0;
  ui::Cursor m_cursor_shown = ui::Cursor::arrow;
  std::string m_address_shown;
};

}  // namespace wasm

#include "wasm/page.h"

#include <algorithm>

#include "wasm/host.h"

namespace wasm {

Page::Page(ui::Platform& platform, PageBackend& backend, const base::Clock& clock)
    : m_backend(backend),
      m_canvas(platform, &m_renderer, host::keyboard()),
      m_dashboard(backend, clock, platform) {
  m_renderer.start();
  m_dashboard.set_fonts(m_canvas.fonts());
}

double Page::frame(const ui::View& view, double now_seconds) {
  const double elapsed = now_seconds - m_last_frame_seconds;
  m_last_frame_seconds = now_seconds;
  m_canvas.frame(view, elapsed, [this] { m_dashboard.frame(); });
  show_changes();
  if (m_canvas.wants_frame() || m_dashboard.wants_frame()) return 0;
  return std::min(m_canvas.next_frame_seconds(), m_dashboard.next_frame_seconds());
}

void Page::show_changes() {
  if (m_canvas.mirror().version() != m_mirror_shown) {
    m_mirror_shown = m_canvas.mirror().version();
    host::show_mirror(m_mirror_feed.changes_to(m_canvas.mirror().nodes()));
  }
  if (m_canvas.cursor() != m_cursor_shown) {
    m_cursor_shown = m_canvas.cursor();
    host::show_cursor(m_cursor_shown);
  }
  if (std::string address = m_dashboard.address(); address != m_address_shown) {
    m_address_shown = std::move(address);
    host::show_address(m_address_shown);
  }
}

void Page::open(std::string_view address) {
  m_dashboard.open(address);
  m_address_shown = address;
  m_canvas.wake();
}

void Page::context_restored() {
  m_renderer.stop();
  m_renderer.start();
  m_canvas.wake();
}

}  // namespace wasm

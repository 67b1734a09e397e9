#include "tests/ui/page.h"

#include <catch2/catch_test_macros.hpp>

namespace test_support {

Page::Page(ui::View with_view) : view(with_view) {
  dashboard.set_fonts(canvas.fonts());
  settle();
}

void Page::frame(double seconds) {
  canvas.frame(view, seconds, [&] { dashboard.frame(); });
}

void Page::settle() {
  int quiet = 0;
  for (int i = 0; i < 400 && quiet < 3; ++i) {
    frame();
    bool answered = false;
    while (backend.deliver()) answered = true;
    quiet = answered || dashboard.wants_frame() ? 0 : quiet + 1;
  }
}

void Page::open(const std::string& address) {
  dashboard.open(address);
  settle();
}

const ui::MirrorNode* Page::find(ui::Role role, const std::string& name) {
  for (const ui::MirrorNode& node : canvas.mirror().nodes()) {
    if (node.role == role && node.name == name) return &node;
  }
  return nullptr;
}

ui::MirrorNode Page::get(ui::Role role, const std::string& name) {
  const ui::MirrorNode* node = find(role, name);
  INFO("wanted: " << ui::name(role) << " \"" << name << "\" at " << address() << "\n"
                  << described());
  REQUIRE(node);
  return *node;
}

bool Page::reads(const std::string& words) {
  for (const ui::MirrorNode& node : canvas.mirror().nodes()) {
    const bool is_read = !node.interactive || node.role == ui::Role::link;
    if (is_read && node.name.find(words) != std::string::npos) return true;
  }
  return false;
}

std::string Page::described() {
  std::string out;
  for (const ui::MirrorNode& node : canvas.mirror().nodes()) {
    out += std::string(ui::name(node.role)) + " " + node.name;
    if (!node.value.empty() && node.role != ui::Role::heading) out += " = " + node.value;
    out += node.checked ? " (checked)" : "";
    out += node.disabled ? " (disabled)" : "";
    out += "\n";
  }
  return out;
}

void Page::click_at(float x, float y) {
  canvas.feed(ui::PointerMove{x, y});
  frame();
  frame();
  canvas.feed(ui::PointerPress{x, y, ui::PointerButton::left, ui::Press::down});
  frame();
  canvas.feed(ui::PointerPress{x, y, ui::PointerButton::left, ui::Press::up});
  frame();
  settle();
}

void Page::click(ui::Role role, const std::string& name) {
  ui::MirrorNode node = get(role, name);
  // What is below the fold is scrolled to first, as a person would.
  for (int i = 0; i < 60 && node.y + node.height / 2 > view.height - 8; ++i) {
    wheel(view.width / 2, view.height / 2, 120);
    node = get(role, name);
  }
  for (int i = 0; i < 60 && node.interactive && node.y + node.height / 2 < 60 && node.y < 0; ++i) {
    wheel(view.width / 2, view.height / 2, -120);
    node = get(role, name);
  }
  click_at(node.x + node.width / 2, node.y + node.height / 2);
}

void Page::wheel(float x, float y, float distance) {
  canvas.feed(ui::PointerMove{x, y});
  frame();
  canvas.feed(ui::Wheel{0, distance});
  frame();
  frame();
}

void Page::press(const std::string& key, bool control) {
  ui::KeyPress down{key, ui::Press::down, control};
  canvas.feed(down);
  frame();
  canvas.feed(ui::KeyPress{key, ui::Press::up});
  frame();
  settle();
}

void Page::fill(const std::string& field, const std::string& text) {
  click(ui::Role::textbox, field);
  press("KeyA", true);
  if (text.empty()) {
    press("Delete");
  } else {
    canvas.feed(ui::TextTyped{text});
  }
  settle();
}

}  // namespace test_support

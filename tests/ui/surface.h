// A canvas without dashboard or GPU, for what draws itself with plain ImGui.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "ui/canvas.h"

class QuietPlatform : public ui::Platform {
 public:
  void copy_text(std::string_view text) override { copied = text; }
  void open_link(std::string_view) override {}
  void go_to(std::string_view) override {}
  void pick_file(std::string_view) override {}
  std::optional<ui::PickedFile> take_file() override { return std::nullopt; }
  void save_file(std::string_view, std::string_view, std::string_view) override {}
  int make_key_pair(std::string_view) override { return 1; }
  std::optional<ui::KeyPair> take_key_pair(int) override { return std::nullopt; }
  void pack(std::string_view) override {}
  void unpack(std::string_view, size_t) override {}
  std::optional<std::string> take_packed() override { return std::nullopt; }
  std::optional<std::string> take_unpacked() override { return std::nullopt; }
  std::string page_address() const override { return {}; }
  double seconds() const override { return m_seconds += 0.0001; }
  bool prefers_dark() const override { return true; }
  bool prefers_reduced_motion() const override { return true; }
  std::string setting(std::string_view) const override { return ""; }
  void set_setting(std::string_view, std::string_view) override {}

  std::string copied;

 private:
  mutable double m_seconds = 0;
};

// Draws the same widgets in every frame, in one window of 400 × 300.
class Surface {
 public:
  explicit Surface(std::function<void()> widgets);

  void frame();
  // Frames until nothing is due any more; gives how many.
  int settle();
  void feed(const ui::InputEvent& event) { canvas.feed(event); }
  // Press and release, with the frames between.
  void click(float x, float y, ui::PointerKind kind = ui::PointerKind::mouse);
  void key(const char* code, bool control = false);

  const ui::MirrorNode* find(ui::Role role, std::string_view name);

  QuietPlatform platform;
  ui::Canvas canvas{platform, nullptr};

 private:
  std::function<void()> m_widgets;
};

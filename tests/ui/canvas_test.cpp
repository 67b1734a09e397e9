#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "imgui.h"
#include "imgui_stdlib.h"
#include "tests/ui/surface.h"

using ui::Role;

TEST_CASE("an idle canvas asks for no frame") {
  Surface surface([] { ImGui::Button("Nothing to do"); });
  for (int i = 0; i < 120; ++i) surface.frame();
  CHECK_FALSE(surface.canvas.wants_frame());
  CHECK(std::isinf(surface.canvas.next_frame_seconds()));
}

TEST_CASE("after input frames are due until hover delays are over") {
  Surface surface([] { ImGui::Button("Here"); });
  surface.feed(ui::PointerMove{20, 20});
  CHECK(surface.canvas.wants_frame());
  surface.settle();
  CHECK(surface.canvas.next_frame_seconds() < 0.2);
}

TEST_CASE("text is copied, cut and pasted by the keys of the platform") {
  std::string text = "Grüße";
  Surface surface([&] { ImGui::InputText("Name", &text); });
  const ui::MirrorNode* field = surface.find(Role::textbox, "Name");
  REQUIRE(field);
  surface.click(field->x + 5, field->y + 5);
  surface.key("KeyA", true);
  surface.key("KeyC", true);
  CHECK(surface.platform.copied == "Grüße");
  surface.key("KeyX", true);
  CHECK(text.empty());
  surface.feed(ui::Paste{"から"});
  surface.settle();
  CHECK(text == "から");
}

TEST_CASE("a paste arrives while its modifier is already held") {
  std::string text;
  Surface surface([&] { ImGui::InputText("Name", &text); });
  const ui::MirrorNode* field = surface.find(Role::textbox, "Name");
  REQUIRE(field);
  surface.click(field->x + 5, field->y + 5);
  surface.feed(ui::KeyPress{"ControlLeft", ui::Press::down, true});
  surface.settle();
  surface.feed(ui::Paste{"pasted"});
  surface.feed(ui::KeyPress{"ControlLeft", ui::Press::up});
  surface.settle();
  CHECK(text == "pasted");
}

TEST_CASE("keys typed faster than frames come out in their order") {
  std::string text;
  Surface surface([&] { ImGui::InputText("Name", &text); });
  const ui::MirrorNode* field = surface.find(Role::textbox, "Name");
  REQUIRE(field);
  surface.click(field->x + 5, field->y + 5);
  for (const char* typed : {"a", "b", "c"}) surface.feed(ui::TextTyped{typed});
  for (ui::Press press : {ui::Press::down, ui::Press::up})
    surface.feed(ui::KeyPress{"Backspace", press});
  surface.feed(ui::TextTyped{"d"});
  surface.settle();
  CHECK(text == "abd");
}

TEST_CASE("what is typed around a change of focus reaches the field it was meant for") {
  std::string first, second;
  Surface surface([&] {
    ImGui::InputText("First", &first);
    ImGui::InputText("Second", &second);
  });
  const uint32_t first_id = surface.find(Role::textbox, "First")->id;
  const uint32_t second_id = surface.find(Role::textbox, "Second")->id;
  surface.feed(ui::ItemFocus{first_id});
  for (const char* code : {"KeyA", "KeyB", "KeyC"}) {
    surface.feed(ui::KeyPress{code, ui::Press::down});
    surface.feed(ui::TextTyped{code + 3});
    surface.feed(ui::KeyPress{code, ui::Press::up});
  }
  surface.feed(ui::ItemFocus{second_id});
  surface.feed(ui::TextTyped{"rest"});
  surface.settle();
  CHECK(first == "ABC");
  CHECK(second == "rest");
}

TEST_CASE("a tap presses, a drag scrolls and presses nothing") {
  int pressed = 0;
  float scrolled = 0;
  Surface surface([&] {
    for (int i = 0; i < 40; ++i) {
      ImGui::PushID(i);
      if (ImGui::Button("Row", {200, 30})) ++pressed;
      ImGui::PopID();
    }
    scrolled = ImGui::GetScrollY();
  });
  surface.click(50, 50, ui::PointerKind::touch);
  CHECK(pressed == 1);
  CHECK(scrolled == 0);

  surface.feed(
      ui::PointerPress{50, 200, ui::PointerButton::left, ui::Press::down, ui::PointerKind::touch});
  for (float y = 200; y > 100; y -= 10) {
    surface.feed(ui::PointerMove{50, y, ui::PointerKind::touch});
    surface.frame();
  }
  const float dragged = scrolled;
  CHECK(dragged > 50);
  surface.feed(
      ui::PointerPress{50, 100, ui::PointerButton::left, ui::Press::up, ui::PointerKind::touch});
  surface.settle();
  CHECK(pressed == 1);
  CHECK(scrolled > dragged);  // it glides on
}

TEST_CASE("a long press is the right button") {
  bool opened = false;
  Surface surface([&] {
    ImGui::Button("Row", {200, 30});
    opened |= ImGui::IsItemClicked(ImGuiMouseButton_Right);
  });
  surface.feed(
      ui::PointerPress{50, 20, ui::PointerButton::left, ui::Press::down, ui::PointerKind::touch});
  for (int i = 0; i < 40; ++i) surface.frame();
  CHECK(opened);
}

TEST_CASE("the wheel scrolls by the pixels that the browser said") {
  float scrolled = 0;
  Surface surface([&] {
    ImGui::Dummy({10, 2000});
    scrolled = ImGui::GetScrollY();
  });
  surface.feed(ui::PointerMove{100, 100});
  surface.settle();
  surface.feed(ui::Wheel{0, 90});
  surface.settle();
  CHECK(std::abs(scrolled - 90) <= 2);
}

TEST_CASE("type sizes are CSS sizes: the em, and capitals in the middle") {
  Surface surface([] { ImGui::TextUnformatted("x"); });
  bool measured = false;
  surface.canvas.frame({400, 300, 2}, 0.016, [&] {
    ImFont* font = surface.canvas.fonts().text;
    // Inter's advance of "M" is 0.8984 em, and JetBrains Mono's of everything 0.6 em.
    CHECK(std::abs(font->CalcTextSizeA(100, 1e9f, 0, "M").x - 89.8f) < 1);
    ImFont* mono = surface.canvas.fonts().mono;
    CHECK(std::abs(mono->CalcTextSizeA(100, 1e9f, 0, "M").x - 60) < 1);
    // Rasterised at the device's pixels, whether pushed or not.
    for (ImFont* each : {font, surface.canvas.fonts().semibold, mono})
      CHECK(each->GetFontBaked(15)->RasterizerDensity == 2);
    measured = true;
  });
  CHECK(measured);
}

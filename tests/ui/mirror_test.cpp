#include <catch2/catch_test_macros.hpp>

#include "imgui.h"
#include "imgui_stdlib.h"
#include "tests/ui/surface.h"

using ui::MirrorNode;
using ui::Role;

namespace {

// One line for each node, as a screen reader would go through them.
std::string told(const std::vector<MirrorNode>& nodes) {
  std::string text;
  for (const MirrorNode& node : nodes) {
    text += std::to_string(static_cast<int>(node.role)) + " " + node.name;
    if (!node.value.empty()) text += " = " + node.value;
    if (node.checked) text += ", checked";
    if (node.disabled) text += ", disabled";
    text += "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("the mirror holds every named item with its state, and no hidden part of a name") {
  bool checked = true;
  std::string text = "abc";
  Surface surface([&] {
    ImGui::Button("Save##first");
    ImGui::Checkbox("Enforce", &checked);
    ImGui::InputText("Name", &text);
    ui::describe_last_item(Role::textbox, "Name", {.value = text});
    ImGui::BeginDisabled();
    ImGui::Button("Delete");
    ImGui::EndDisabled();
    ImGui::InvisibleButton("##nameless", {20, 20});
    ImGui::TextUnformatted("Applications");
    ui::describe_text(Role::heading, "Applications", "1");
  });
  const auto role = [](Role each) { return std::to_string(static_cast<int>(each)); };
  CHECK(told(surface.canvas.mirror().nodes()) ==
        role(Role::button) + " Save\n" +                    //
            role(Role::checkbox) + " Enforce, checked\n" +  //
            role(Role::textbox) + " Name = abc\n" +         //
            role(Role::button) + " Delete, disabled\n" +    //
            role(Role::heading) + " Applications = 1\n");
}

TEST_CASE("the same text drawn several times is in the mirror as often, under ids of its own") {
  Surface surface([] {
    for (int i = 0; i < 5; ++i) {
      ImGui::TextUnformatted("None");
      ui::describe_text(Role::text, "None");
    }
  });
  const auto& nodes = surface.canvas.mirror().nodes();
  REQUIRE(nodes.size() == 5);
  for (size_t a = 0; a < nodes.size(); ++a)
    for (size_t b = 0; b < a; ++b) CHECK(nodes[a].id != nodes[b].id);
}

TEST_CASE("a click in the middle of a node's rectangle presses its item") {
  int pressed = 0;
  Surface surface([&] {
    ImGui::Dummy({10, 100});
    if (ImGui::Button("Press me")) ++pressed;
  });
  const MirrorNode* node = surface.find(Role::button, "Press me");
  REQUIRE(node);
  surface.click(node->x + node->width / 2, node->y + node->height / 2);
  CHECK(pressed == 1);
  surface.click(node->x + node->width + 5, node->y + node->height / 2);
  CHECK(pressed == 1);
}

TEST_CASE("activating a node presses its item, in sight or scrolled away") {
  int pressed = 0;
  Surface surface([&] {
    for (int i = 0; i < 40; ++i) {
      ImGui::PushID(i);
      const bool hit = ImGui::Button("Row");
      ui::describe_last_item(Role::button, "Row " + std::to_string(i));
      if (hit && i == 39) ++pressed;
      ImGui::PopID();
    }
  });
  const MirrorNode* last = surface.find(Role::button, "Row 39");
  REQUIRE(last);
  CHECK(last->scrolled_away);
  surface.canvas.mirror().activate(last->id);
  surface.canvas.wake();
  surface.settle();
  CHECK(pressed == 1);
}

TEST_CASE("moving the focus to a node scrolls it into sight") {
  Surface surface([&] {
    for (int i = 0; i < 40; ++i) {
      ImGui::PushID(i);
      ImGui::Button("Row");
      ui::describe_last_item(Role::button, "Row " + std::to_string(i));
      ImGui::PopID();
    }
  });
  const MirrorNode* last = surface.find(Role::button, "Row 39");
  REQUIRE(last);
  surface.canvas.mirror().focus(last->id);
  surface.canvas.wake();
  surface.settle();
  last = surface.find(Role::button, "Row 39");
  REQUIRE(last);
  CHECK(last->focused);
  CHECK_FALSE(last->scrolled_away);
  CHECK(last->y + last->height <= 300);
}

TEST_CASE("moving the focus to a text field starts editing it") {
  std::string text = "before";
  Surface surface([&] {
    ImGui::Button("Other");
    ImGui::InputText("Name", &text);
  });
  const MirrorNode* field = surface.find(Role::textbox, "Name");
  REQUIRE(field);
  surface.canvas.mirror().focus(field->id);
  surface.canvas.wake();
  surface.settle();
  CHECK(surface.canvas.wants_text());
  surface.key("End");
  surface.feed(ui::TextTyped{" and after"});
  surface.settle();
  CHECK(text == "before and after");
}

TEST_CASE("a modal dialog leaves only itself in the mirror") {
  bool open = false;
  Surface surface([&] {
    ImGui::Button("Behind");
    if (open) ImGui::OpenPopup("dialog");
    if (ImGui::BeginPopupModal("dialog", nullptr, ImGuiWindowFlags_NoTitleBar)) {
      ImGui::Button("Confirm");
      ImGui::EndPopup();
    }
  });
  CHECK(surface.find(Role::button, "Behind"));
  open = true;
  surface.settle();
  surface.settle();
  CHECK_FALSE(surface.find(Role::button, "Behind"));
  CHECK(surface.find(Role::button, "Confirm"));
}

TEST_CASE("the version goes up only when something changed") {
  std::string label = "One";
  Surface surface([&] { ImGui::Button(label.c_str()); });
  surface.settle();
  const uint64_t before = surface.canvas.mirror().version();
  surface.settle();
  CHECK(surface.canvas.mirror().version() == before);
  label = "Two";
  surface.settle();
  CHECK(surface.canvas.mirror().version() == before + 1);
}

TEST_CASE("what is cut off at the side is told") {
  Surface surface([&] {
    ImGui::Button("Narrow", {100, 30});
    ImGui::Button("Wide", {600, 30});
  });
  REQUIRE(surface.find(Role::button, "Narrow"));
  REQUIRE(surface.find(Role::button, "Wide"));
  CHECK_FALSE(surface.find(Role::button, "Narrow")->clipped);
  CHECK(surface.find(Role::button, "Wide")->clipped);
}

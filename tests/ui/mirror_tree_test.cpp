// How the mirror's nodes belong to each other, and what of them is told to the page.
#include <catch2/catch_test_macros.hpp>

#include "base/json.h"
#include "imgui.h"
#include "tests/ui/page.h"
#include "tests/ui/surface.h"
#include "ui/mirror_feed.h"

using test_support::Page;
using ui::describe_text;
using ui::MirrorNode;
using ui::MirrorScope;
using ui::Role;

namespace {

void say(const char* text) {
  ImGui::TextUnformatted(text);
  describe_text(Role::text, text);
}

// One line for each node, indented by what holds it.
std::string tree_of(const std::vector<MirrorNode>& nodes, uint32_t parent = 0,
                    const std::string& indent = "") {
  std::string text;
  for (const MirrorNode& node : nodes) {
    if (node.parent != parent) continue;
    text += indent + std::string(name(node.role)) + (node.name.empty() ? "" : " " + node.name) +
            "\n" + tree_of(nodes, node.id, indent + "  ");
  }
  return text;
}

struct Told {
  size_t nodes, gone, order;
};

Told told_by(ui::MirrorFeed& feed, const std::vector<MirrorNode>& nodes) {
  const auto json = base::parse_json(feed.changes_to(nodes));
  REQUIRE(json);
  return {json->at("nodes").size(), json->at("gone").size(), json->at("order").size()};
}

}  // namespace

TEST_CASE("what is submitted within a scope belongs to it; a scope without anything is not told") {
  Surface surface([] {
    const MirrorScope table(Role::table, "Applications", {.count = 2});
    {
      const MirrorScope row(Role::row, "");
      for (const char* text : {"Billing", "3"}) {
        const MirrorScope cell(Role::cell, "");
        say(text);
      }
      const MirrorScope cell(Role::cell, "");
      ImGui::Button("Copy");
      say("copied");
    }
    const MirrorScope empty(Role::row, "empty");
  });
  CHECK(tree_of(surface.canvas.mirror().nodes()) ==
        "table Applications\n"
        "  row\n"
        "    cell Billing\n"
        "    cell 3\n"
        "    cell\n"
        "      button Copy\n"
        "      text copied\n");
}

TEST_CASE("a popup opened within a scope stands beside it") {
  Surface surface([] {
    const MirrorScope main(Role::main, "");
    say("behind");
    ImGui::OpenPopup("menu");
    if (ImGui::BeginPopup("menu")) {
      const MirrorScope menu(Role::menu, "Theme");
      ImGui::Button("Dark");
      ImGui::EndPopup();
    }
  });
  surface.settle();
  CHECK(tree_of(surface.canvas.mirror().nodes()) ==
        "main\n"
        "  text behind\n"
        "menu Theme\n"
        "  button Dark\n");
}

TEST_CASE("text below the fold is told where it stands, and in the order of reading") {
  Surface surface([] {
    for (int i = 0; i < 40; ++i) say(("line " + std::to_string(i)).c_str());
  });
  const auto& nodes = surface.canvas.mirror().nodes();
  REQUIRE(nodes.size() == 40);
  for (size_t i = 0; i < nodes.size(); ++i) CHECK(nodes[i].name == "line " + std::to_string(i));
  CHECK_FALSE(nodes.front().scrolled_away);
  CHECK(nodes.back().scrolled_away);
  CHECK(nodes.back().y > 300);
}

TEST_CASE("what an item's name says already is not told again by the text drawn on it") {
  Surface surface([] {
    const ui::MirrorSaid said("Native, for phones");
    say("Native");
    say("for phones");
    say("for desktops");
  });
  CHECK(tree_of(surface.canvas.mirror().nodes()) == "text for desktops\n");
}

TEST_CASE("the page is told what changed, and scrolling changes only the part that scrolls") {
  int rows = 30;
  Surface surface([&] {
    const MirrorScope main(Role::main, "");
    for (int i = 0; i < rows; ++i) {
      const MirrorScope item(Role::listitem, "");
      ImGui::PushID(i);
      ImGui::Button("Row", {200, 30});
      ui::describe_last_item(Role::button, "Row");
      ImGui::PopID();
    }
  });
  ui::MirrorFeed feed;
  const auto& nodes = surface.canvas.mirror().nodes();
  const Told first = told_by(feed, nodes);
  CHECK(first.nodes == 61);
  CHECK(first.order == 32);
  const Told again = told_by(feed, nodes);
  CHECK(again.nodes + again.gone + again.order == 0);

  surface.feed(ui::PointerMove{390, 150});
  surface.settle();
  told_by(feed, surface.canvas.mirror().nodes());
  surface.feed(ui::Wheel{0, 45});
  surface.settle();
  // The list itself, and the few rows that come into sight, leave it or are cut by its edge.
  const Told scrolled = told_by(feed, surface.canvas.mirror().nodes());
  CHECK(scrolled.nodes <= 10);
  CHECK(scrolled.gone + scrolled.order == 0);

  rows = 29;
  surface.settle();
  const Told fewer = told_by(feed, surface.canvas.mirror().nodes());
  CHECK(fewer.gone == 2);
  CHECK(fewer.order == 1);
}

TEST_CASE("a screen is one landmark for each part, and the dialog over it is all there is") {
  Page page;
  page.open("#/applications");
  const auto roots = [&] {
    std::string text;
    for (const MirrorNode& node : page.canvas.mirror().nodes())
      if (node.parent == 0) text += std::string(name(node.role)) + " " + node.name + "\n";
    return text;
  };
  CHECK(roots() == "navigation Dashboard\nbanner \nmain \n");
  page.click(Role::button, "Tenant: Tallygate");
  page.click(Role::menuitem, "Reset…");
  CHECK(roots() == "dialog Start over with an empty tenant?\n");
}

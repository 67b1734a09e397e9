// Many applications: what is asked for and what is drawn in one frame does not grow with them.
#include "tests/ui/crowd.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/ui/page.h"

using test_support::CrowdBackend;
using ui::Role;

namespace {

constexpr size_t many = 5'000;

// The dashboard over a crowd; frames and answers as they are asked for.
struct CrowdPage {
  explicit CrowdPage(size_t applications) : backend(applications) {
    dashboard.set_fonts(canvas.fonts());
  }
  void frame() {
    canvas.frame({1280, 800, 1}, 1.0 / 60, [&] { dashboard.frame(); });
  }
  void settle() {
    for (int quiet = 0; quiet < 3;) {
      frame();
      bool moved = dashboard.wants_frame();
      while (backend.deliver()) moved = true;
      quiet = moved ? 0 : quiet + 1;
    }
  }
  void open(const char* address) {
    dashboard.open(address);
    settle();
  }
  size_t links(const std::string& beginning) {
    size_t found = 0;
    for (const ui::MirrorNode& node : canvas.mirror().nodes())
      found += node.role == Role::link && node.name.rfind(beginning, 0) == 0 ? 1 : 0;
    return found;
  }
  const ui::MirrorNode* find(Role role, const std::string& name) {
    for (const ui::MirrorNode& node : canvas.mirror().nodes()) {
      if (node.role == role && node.name == name) return &node;
    }
    return nullptr;
  }
  void click(Role role, const std::string& name) {
    const ui::MirrorNode* node = find(role, name);
    INFO(name);
    REQUIRE(node);
    const float x = node->x + node->width / 2, y = node->y + node->height / 2;
    canvas.feed(ui::PointerMove{x, y});
    frame();
    frame();
    for (const ui::Press press : {ui::Press::down, ui::Press::up}) {
      canvas.feed(ui::PointerPress{x, y, ui::PointerButton::left, press});
      frame();
    }
    settle();
  }

  CrowdBackend backend;
  base::ManualClock clock{*base::parse_iso("2026-11-23T09:30:00Z")};
  test_support::TestPlatform platform;
  ui::Canvas canvas{platform, nullptr};
  ui::Dashboard dashboard{backend, clock, platform};
};

}  // namespace

TEST_CASE("The first page of applications shows while the others are on their way") {
  CrowdPage page(many);
  page.frame();
  for (int i = 0; i < 4; ++i) page.backend.deliver();
  page.frame();
  page.frame();
  CHECK(page.links("Service ") > 10);
  CHECK(page.find(Role::text,
                  "100 of 5\u00A0000 applications are here; the others are on their way."));
  page.settle();
  CHECK_FALSE(page.find(Role::text,
                        "100 of 5\u00A0000 applications are here; the others are on their way."));
  CHECK(page.find(Role::link, "Service 1000000"));
}

TEST_CASE("What is drawn does not grow with the number of applications") {
  CrowdPage few(200), crowd(many);
  for (const char* address :
       {"#/applications", "#/apis", "#/apis/api1/settings", "#/apis/api1/permissions",
        "#/apis/api1/applications", "#/applications/client1000007/settings",
        "#/applications/client1000007/apis", "#/applications/client1000007/quickstart", "#/logs",
        "#/usage", "#/organizations", "#/rules", "#/rules/new", "#/start"}) {
    few.open(address);
    crowd.open(address);
    INFO(address);
    CHECK(crowd.canvas.mirror().nodes().size() > 10);
    CHECK(crowd.canvas.mirror().nodes().size() <= few.canvas.mirror().nodes().size() + 2);
  }
}

TEST_CASE("Going from page to page does not ask for a long list again") {
  CrowdPage page(many);
  page.settle();
  page.backend.answered = 0;
  page.open("#/apis");
  page.open("#/applications");
  CHECK(page.backend.answered < 10);
}

TEST_CASE("A long list is sorted and searched whole") {
  CrowdPage page(many);
  page.settle();
  page.click(Role::button, "Sort by Tokens this month");
  page.click(Role::button, "Sort by Tokens this month");
  CHECK(page.find(Role::link, page.backend.name_of(many - 1)));
  CHECK_FALSE(page.find(Role::link, page.backend.name_of(0)));
  page.click(Role::textbox, "Search by name or client ID");
  page.canvas.feed(ui::TextTyped{"CLIENT1000123"});
  page.settle();
  CHECK(page.links("Service ") == 1);
  CHECK(page.find(Role::link, page.backend.name_of(123)));
}

TEST_CASE("All organizations are listed, found by a search and opened by address") {
  CrowdPage page(many);
  page.open("#/organizations");
  CHECK(page.links("Customer ") > 10);
  CHECK_FALSE(page.find(Role::link, "Customer 4321"));
  page.click(Role::textbox, "Search by name or ID");
  page.canvas.feed(ui::TextTyped{"customer 4321"});
  page.settle();
  CHECK(page.links("Customer ") == 1);
  CHECK(page.find(Role::link, "Customer 4321"));
}

TEST_CASE("One of very many applications is picked by a search") {
  CrowdPage page(many);
  page.open("#/rules/new");
  page.click(Role::button, "Add an application");
  page.canvas.feed(ui::TextTyped{"1000123"});
  page.settle();
  page.click(Role::option, page.backend.name_of(123));
  CHECK(page.find(Role::button, "Remove " + page.backend.name_of(123)));
}

TEST_CASE("An application on a page that has not come yet is asked for by itself") {
  CrowdPage page(many);
  page.dashboard.open("#/applications/client1004000/settings");
  for (int i = 0; i < 12; ++i) {
    page.frame();
    page.backend.deliver();
  }
  page.frame();
  CHECK(page.find(Role::heading, page.backend.name_of(4000)));
}

TEST_CASE("The palette finds one of very many applications, and Enter waits for the search") {
  CrowdPage page(4 * many);
  page.settle();
  const auto press = [&](const char* key, bool control) {
    page.canvas.feed(ui::KeyPress{key, ui::Press::down, control});
    page.frame();
    page.canvas.feed(ui::KeyPress{key, ui::Press::up});
    page.frame();
  };
  press("KeyK", true);
  page.settle();
  page.canvas.feed(ui::TextTyped{"service 1017001"});
  page.frame();
  press("Enter", false);
  page.settle();
  const size_t found = 4 * many - 1 - 17'001;
  CHECK(page.dashboard.address() == "#/applications/" + CrowdBackend::id_of(found) + "/quickstart");
  // What does not fit is counted.
  press("KeyK", true);
  page.settle();
  page.canvas.feed(ui::TextTyped{"service"});
  page.settle();
  size_t options = 0;
  for (const ui::MirrorNode& node : page.canvas.mirror().nodes())
    options += node.role == Role::option && node.description.rfind("client1", 0) == 0 ? 1 : 0;
  CHECK(options == 10);
}

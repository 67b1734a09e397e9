// The command palette: everything by a few letters, with keys and with the mouse.
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/page.h"
#include "ui/frame/fuzzy.h"

using test_support::json_of;
using test_support::Page;
using test_support::text_of;
using ui::FuzzyQuery;
using ui::Role;

namespace {

std::string marked(const std::string& typed, const std::string& title) {
  std::string shown = title;
  for (const size_t at : FuzzyQuery(typed).marks_in_title(title))
    shown[at] = shown[at] == ' ' ? '_' : '*';
  return shown;
}

// The options in their order, the one that Enter takes in brackets.
std::string options(Page& page) {
  std::string all;
  for (const ui::MirrorNode& node : page.canvas.mirror().nodes()) {
    if (node.role != Role::option) continue;
    all += (all.empty() ? "" : ", ") + (node.selected ? "[" + node.name + "]" : node.name);
  }
  return all;
}

void type(Page& page, const std::string& text) {
  page.canvas.feed(ui::TextTyped{text});
  page.settle();
}

std::string make_application(Page& page, const std::string& name) {
  return text_of(json_of(page.tenant.manage("POST", "/api/v2/clients",
                                            {{"name", name}, {"app_type", "non_interactive"}})),
                 "client_id");
}

}  // namespace

TEST_CASE("What is typed is found as people mean it, and the letters are marked") {
  struct Case {
    const char *typed, *title, *shown;
  };
  for (const Case& one : {Case{"night", "Nightly report", "*****ly report"},
                          Case{"rep", "Nightly report", "Nightly ***ort"},
                          Case{"nr", "Nightly report", "*ightly *eport"},
                          Case{"report night", "Nightly report", "*****ly ******"},
                          Case{"ghtl", "Nightly report", "Ni****y report"},
                          Case{"nrt", "Nightly report", "*ightly *epor*"},
                          Case{"BS", "billing-service", "*illing-*ervice"}}) {
    INFO(one.typed);
    CHECK(FuzzyQuery(one.typed).score({one.title}) > 0);
    CHECK(marked(one.typed, one.title) == one.shown);
  }
  for (const char* typed : {"xyz", "night x", "yt", "tro"}) {
    INFO(typed);
    CHECK(FuzzyQuery(typed).score({"Nightly report"}) == 0);
  }
  // The best first: whole, beginning, later word, inside, letters only.
  const char* titles[] = {"Log", "Logs", "Audit log", "Catalogue", "Lost or gone"};
  for (size_t i = 1; i < std::size(titles); ++i) {
    INFO(titles[i]);
    CHECK(FuzzyQuery("log").score({titles[i - 1]}) > FuzzyQuery("log").score({titles[i]}));
  }
  CHECK(FuzzyQuery("").score({"anything"}) > 0);
}

TEST_CASE("Ctrl+K finds an application by name or client ID and opens it, by keys alone") {
  Page page;
  const std::string id = make_application(page, "Nightly report");
  make_application(page, "Billing");
  page.open("#/logs");
  page.press("KeyK", true);
  CHECK(page.find(Role::dialog, "Command palette"));
  CHECK(page.get(Role::combobox, "Search or jump to…").focused);
  for (const std::string& typed : {std::string("nrep"), id.substr(3, 12)}) {
    INFO(typed);
    type(page, typed);
    CHECK(options(page) == "[Nightly report]");
    const ui::MirrorNode option = page.get(Role::option, "Nightly report");
    CHECK(option.description == id);
    CHECK(page.get(Role::combobox, "Search or jump to…").active == option.id);
    page.press("Enter");
    CHECK(page.address() == "#/applications/" + id + "/quickstart");
    CHECK_FALSE(page.find(Role::dialog, "Command palette"));
    page.open("#/logs");
    page.press("KeyK", true);
  }
}

TEST_CASE(
    "Arrows, Home and End move in the palette; Escape, a press beside it and Ctrl+K close it") {
  Page page;
  page.press("KeyK", true);
  page.press("ArrowDown");
  CHECK(page.get(Role::option, "Applications").selected);
  page.press("ArrowUp");
  page.press("ArrowUp");
  CHECK(page.get(Role::option, "Reset this tenant").selected);
  page.press("Home");
  CHECK(page.get(Role::option, "Getting started").selected);
  page.press("End");
  CHECK(page.get(Role::option, "Reset this tenant").selected);
  CHECK_FALSE(page.get(Role::option, "Reset this tenant").scrolled_away);
  page.press("Escape");
  CHECK_FALSE(page.find(Role::dialog, "Command palette"));
  page.click(Role::button, "Search and commands");
  CHECK(page.find(Role::dialog, "Command palette"));
  page.click_at(20, 780);
  CHECK_FALSE(page.find(Role::dialog, "Command palette"));
  page.press("KeyK", true);
  page.press("KeyK", true);
  CHECK_FALSE(page.find(Role::dialog, "Command palette"));
}

TEST_CASE("What is pressed in the palette is done: pages, actions, copies") {
  Page page;
  const std::string id = make_application(page, "Nightly report");
  page.open("#/apis");
  page.open("#/applications");
  const auto choose = [&](const char* typed, const char* option) {
    page.press("KeyK", true);
    type(page, typed);
    page.click(Role::option, option);
  };
  choose("usage", "Usage");
  CHECK(page.address() == "#/usage");
  choose("new rule", "Create Rule");
  CHECK(page.address() == "#/rules/new");
  choose("create org", "Create Organization");
  CHECK(page.address() == "#/organizations");
  CHECK(page.find(Role::textbox, "Name"));
  choose("light", "Use the light theme");
  CHECK(page.platform.settings["theme"] == "light");
  choose("copy id night", "Copy client ID of Nightly report");
  CHECK(page.platform.clipboard == id);
  CHECK(page.find(Role::status, "Copied: " + id));
  choose("token endp", "Copy the token endpoint");
  CHECK(page.platform.clipboard == "http://localhost:8080/oauth/token");
  choose("rotate", "Rotate signing keys");
  CHECK(page.address() == "#/keys");
  page.click(Role::button, "Cancel");
  choose("reset", "Reset this tenant");
  page.click(Role::button, "Reset tenant");
  CHECK(page.backend.resets == 1);
}

TEST_CASE("What was opened last is offered first, also after the page was loaded again") {
  Page page;
  const std::string first = make_application(page, "Alpha worker"),
                    second = make_application(page, "Beta worker");
  page.open("#/apis");
  page.open("#/applications");
  page.press("KeyK", true);
  type(page, "worker");
  CHECK(options(page) == "[Beta worker], Alpha worker");
  page.press("Escape");
  page.open("#/applications/" + first + "/apis");
  page.open("#/usage");
  CHECK(page.platform.settings["recent"] == "#/applications/" + first + "/apis\n");
  page.press("KeyK", true);
  CHECK(options(page).rfind("[Alpha worker], Getting started", 0) == 0);
  type(page, "worker");
  CHECK(options(page) == "[Alpha worker], Beta worker");
  page.press("Escape");
  // What is shown is not offered, but what belongs to it is.
  page.open("#/applications/" + first + "/quickstart");
  page.press("KeyK", true);
  CHECK(options(page).rfind("[Copy client ID of Alpha worker], Copy client secret of Alpha worker, "
                            "Alpha worker: Settings",
                            0) == 0);
}

TEST_CASE("A search that finds nothing says so, and Enter does nothing") {
  Page page;
  page.press("KeyK", true);
  type(page, "qqqq");
  CHECK(page.find(Role::status, "Nothing matches “qqqq”"));
  page.press("Enter");
  CHECK(page.find(Role::dialog, "Command palette"));
  CHECK(page.address() == "#/applications");
}

TEST_CASE("On a phone the palette opens by its button and nothing of it is cut off") {
  Page page({390, 844, 2});
  make_application(page, "A name that is much too long for the screen of a telephone");
  page.open("#/apis");
  page.open("#/applications");
  page.click(Role::button, "Search and commands");
  type(page, "name");
  for (const ui::MirrorNode& node : page.canvas.mirror().nodes()) {
    INFO(node.name);
    CHECK_FALSE(node.clipped);
  }
  page.click(Role::option, "A name that is much too long for the screen of a telephone");
  CHECK(page.address().rfind("#/applications/", 0) == 0);
}

TEST_CASE("Letters that follow Ctrl+K at once are not lost by the palette") {
  Page page;
  make_application(page, "Nightly report");
  page.open("#/apis");
  page.open("#/applications");
  page.canvas.feed(ui::KeyPress{"KeyK", ui::Press::down, true});
  page.canvas.feed(ui::KeyPress{"KeyK", ui::Press::up});
  for (const char* letter : {"n", "r", "e", "p"}) {
    page.canvas.feed(ui::TextTyped{letter});
    page.frame();
  }
  page.settle();
  CHECK(page.get(Role::combobox, "Search or jump to…").value == "nrep");
  CHECK(options(page) == "[Nightly report]");
}

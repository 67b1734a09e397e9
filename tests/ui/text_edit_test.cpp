// What input methods and phone keyboards do to a text, done to the field on the canvas.
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/page.h"
#include "ui/text_units.h"

using test_support::Page;
using ui::Role;

TEST_CASE("Places in a text are counted as the browser counts them") {
  // One octet; two; three; four, which are two units.
  const std::string text = "aé日🎉b";
  const std::pair<size_t, size_t> places[] = {{0, 0}, {1, 1}, {2, 3}, {3, 6}, {5, 10}, {6, 11}};
  for (const auto& [unit, octet] : places) {
    CHECK(ui::octet_of_unit(text, unit) == octet);
    CHECK(ui::utf16_units(text.substr(0, octet)) == unit);
  }
  CHECK(ui::octet_of_unit(text, 99) == text.size());
  CHECK(ui::octet_of_unit(text, 4) == 6);  // never inside a character
}

TEST_CASE("A composition in the middle of a text replaces what it wrote before") {
  Page page;
  page.open("#/apis/new");
  page.fill("Name", "🎉ab");
  page.press("ArrowLeft");
  const auto name = [&] { return page.get(Role::textbox, "Name"); };
  CHECK(name().selection_begin == 3);
  for (const ui::TextEdit& step :
       {ui::TextEdit{3, 3, "に"}, ui::TextEdit{3, 4, "にほ"}, ui::TextEdit{3, 5, "日本"}}) {
    page.canvas.feed(step);
    page.settle();
  }
  CHECK(name().value == "🎉a日本b");
  CHECK(name().selection_begin == 5);
  page.canvas.feed(ui::TextTyped{"!"});
  page.canvas.feed(ui::TextEdit{0, 2, ""});
  page.canvas.feed(ui::TextTyped{"?"});
  page.settle();
  CHECK(name().value == "?a日本!b");
  page.press("KeyA", true);
  CHECK(name().selection_begin == 0);
  CHECK(name().selection_end == 6);
}

TEST_CASE("An edit that no field waits for changes none") {
  Page page;
  page.open("#/apis/new");
  page.canvas.feed(ui::TextEdit{0, 0, "lost"});
  page.settle();
  page.click(Role::textbox, "Name");
  CHECK(page.get(Role::textbox, "Name").value.empty());
}

// What is said while the browser does not keep the tab's tenant.
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/page.h"

using test_support::Page;
using ui::Role;
using ui::StorageTrouble;

TEST_CASE("A browser that keeps nothing is told of: what happened, why, and what to do") {
  struct Case {
    StorageTrouble trouble;
    const char* said;
  };
  for (const Case& one : {Case{StorageTrouble::full, "no more room for this page. Free some space"},
                          Case{StorageTrouble::closed, "took this page's storage away"},
                          Case{StorageTrouble::refused, "says: “the disk failed”"}}) {
    Page page;
    page.backend.storage = {one.trouble, "the disk failed"};
    page.settle();
    INFO(page.described());
    CHECK(page.find(Role::alert, "Changes are not being saved"));
    CHECK(page.reads(one.said));
    CHECK(page.reads("Nothing is lost as long as this tab stays open"));
    // It stays wherever the reader goes.
    page.open("#/apis");
    CHECK(page.find(Role::alert, "Changes are not being saved"));
    page.click(Role::button, "Save again");
    CHECK(page.backend.saves == 1);
  }
}

TEST_CASE("While saving is tried again its button waits, and success is told and clears it") {
  Page page({390, 844, 1});
  page.backend.storage = {StorageTrouble::full, {}, true};
  page.settle();
  CHECK(page.get(Role::button, "Save again").disabled);
  page.backend.storage = {};
  page.frame();
  page.frame();
  CHECK_FALSE(page.reads("Changes are not being saved"));
  CHECK(page.find(Role::status, "Everything is saved again."));
}

TEST_CASE("The notice of lost storage is whole on a laptop and on a phone") {
  for (const ui::View view : {ui::View{1280, 800, 1}, ui::View{390, 844, 2}}) {
    Page page(view);
    page.backend.storage = {StorageTrouble::refused, std::string(200, 'x')};
    page.settle();
    const ui::MirrorNode button = page.get(Role::button, "Save again");
    const ui::MirrorNode title = page.get(Role::heading, "Applications");
    CHECK(button.y + button.height < title.y);
    for (const ui::MirrorNode& node : page.canvas.mirror().nodes()) {
      INFO(view.width << ": " << node.name);
      CHECK_FALSE(node.clipped);
      CHECK_FALSE(node.scrolled_away);
    }
  }
}

// The log is searched by the API, tailed, and explained.
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/used.h"

using test_support::Page;
using test_support::tall;
using test_support::Used;
using ui::Role;

TEST_CASE("The log is searched by the beginnings of words, and by the API's own language") {
  Page page(tall);
  const Used app(page);
  page.open("#/logs");
  page.fill("Search the log", "bill");
  CHECK(page.reads("Success exchange"));
  CHECK(page.reads("2 of 2 events"));
  page.fill("Search the log", "type:seccft AND client_id:" + app.client_id);
  CHECK(page.reads("1 of 1 events"));
  page.click(Role::radio, "Refused");
  CHECK(page.reads("Nothing matches"));
  page.fill("Search the log", "type:(seccft");
  INFO(page.described());
  CHECK(page.reads("on property q"));
  page.click(Role::radio, "All");
  page.fill("Search the log", "nobody");
  CHECK(page.reads("Nothing matches “nobody”."));
  page.click(Role::button, "Clear search");
  CHECK(page.reads("Failed exchange"));
}

TEST_CASE("New events appear by themselves until the tail is stopped") {
  Page page(tall);
  const Used app(page);
  page.open("#/logs");
  const auto successes = [&] {
    size_t count = 0;
    for (const ui::MirrorNode& node : page.canvas.mirror().nodes())
      count += node.role == Role::link && node.name.rfind("Success exchange", 0) == 0 ? 1 : 0;
    return count;
  };
  CHECK(successes() == 1);
  CHECK(page.dashboard.next_frame_seconds() <= 2);
  page.tenant.post_form("/oauth/token", app.form());
  page.frame(2.5);
  page.settle();
  CHECK(successes() == 2);
  page.click(Role::toggle, "Live");
  CHECK(page.dashboard.next_frame_seconds() > 60);
  page.tenant.post_form("/oauth/token", app.form());
  page.frame(10);
  page.settle();
  CHECK(successes() == 2);
}

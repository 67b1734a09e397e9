#include "ui/router.h"

#include <catch2/catch_test_macros.hpp>

using ui::Route;
using ui::Screen;
using ui::Tab;

TEST_CASE("An address leads to its screen and back to the same address") {
  struct Case {
    const char* address;
    Route route;
  };
  const Case cases[] = {
      {"#/start", {Screen::start, "", Tab::settings}},
      {"#/applications", {Screen::applications, "", Tab::settings}},
      {"#/applications/new", {Screen::application_new, "", Tab::settings}},
      {"#/applications/a1/quickstart", {Screen::application, "a1", Tab::quickstart}},
      {"#/applications/a1/settings", {Screen::application, "a1", Tab::settings}},
      {"#/applications/a1/credentials", {Screen::application, "a1", Tab::credentials}},
      {"#/applications/a1/quota", {Screen::application, "a1", Tab::quota}},
      {"#/applications/a1/apis", {Screen::application, "a1", Tab::apis}},
      {"#/apis", {Screen::apis, "", Tab::settings}},
      {"#/apis/new", {Screen::api_new, "", Tab::settings}},
      {"#/apis/b2/settings", {Screen::api, "b2", Tab::settings}},
      {"#/apis/b2/permissions", {Screen::api, "b2", Tab::permissions}},
      {"#/apis/b2/applications", {Screen::api, "b2", Tab::applications}},
      {"#/apis/with%20space%2Fslash/settings", {Screen::api, "with space/slash", Tab::settings}},
      {"#/logs", {Screen::logs, "", Tab::settings}},
      {"#/logs/900", {Screen::log, "900", Tab::settings}},
      {"#/usage", {Screen::usage, "", Tab::settings}},
      {"#/organizations", {Screen::organizations, "", Tab::settings}},
      {"#/organizations/org_1", {Screen::organization, "org_1", Tab::settings}},
      {"#/settings", {Screen::settings, "", Tab::settings}},
      {"#/keys", {Screen::keys, "", Tab::settings}},
      {"#/faults", {Screen::faults, "", Tab::settings}},
      {"#/simulator", {Screen::simulator, "", Tab::settings}},
      {"#/simulator/retry-storm", {Screen::simulation, "retry-storm", Tab::settings}},
  };
  for (const Case& one : cases) {
    INFO(one.address);
    CHECK(ui::parse_address(one.address) == one.route);
    CHECK(ui::to_address(one.route) == one.address);
  }
}

TEST_CASE("A short or odd address still leads somewhere sensible") {
  CHECK(ui::parse_address("").screen == Screen::applications);
  CHECK(ui::parse_address("#").screen == Screen::applications);
  CHECK(ui::parse_address("#/").screen == Screen::applications);
  CHECK(ui::parse_address("#/applications/a1") ==
        Route{Screen::application, "a1", Tab::quickstart});
  CHECK(ui::parse_address("#/apis/b2/") == Route{Screen::api, "b2", Tab::settings});
  for (const char* nowhere : {"#/nowhere", "#/applications/a1/permissions", "#/apis/b2/quickstart",
                              "#/logs/1/2", "#/usage/now", "#/applications/a/settings/more"}) {
    INFO(nowhere);
    CHECK(ui::parse_address(nowhere).screen == Screen::not_found);
  }
}

TEST_CASE("The address bar keeps an unknown address") {
  ui::Router router;
  router.open("#/nowhere");
  CHECK(router.address() == "#/nowhere");
  router.go({Screen::usage, "", Tab::settings});
  CHECK(router.address() == "#/usage");
}

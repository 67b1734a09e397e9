// Each screen, found by label, from a chosen state.
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/page.h"

using test_support::AuthorizedApplication;
using test_support::Page;
using ui::Role;

namespace {

// High enough to show a long screen without scrolling.
constexpr ui::View tall{1280, 3000, 1};

// An application that took a token, was refused once, and an API it may call.
struct Used : AuthorizedApplication {
  explicit Used(Page& page) : AuthorizedApplication(page.tenant) {
    page.tenant.post_form("/oauth/token", form());
    base::Form refused = form();
    refused.emplace_back("scope", "write:orders");
    page.tenant.post_form("/oauth/token", refused);
  }
};

}  // namespace

TEST_CASE("The table of applications shows what each may call and what it took") {
  Page page;
  const Used app(page);
  page.open("#/usage");
  page.open("#/applications");
  INFO(page.described());
  CHECK(page.reads("Billing service"));
  CHECK(page.reads("Machine to Machine"));
  CHECK(page.reads(app.client_id));
  CHECK(page.reads("just now"));
  page.fill("Search by name or client ID", "nothing like it");
  CHECK(page.reads("Nothing matches “nothing like it”."));
  page.click(Role::button, "Clear search");
  page.click(Role::button, "Copy Client ID");
  CHECK(page.platform.clipboard == app.client_id);
  page.click(Role::link, "Billing service");
  CHECK(page.address() == "#/applications/" + app.client_id + "/quickstart");
}

TEST_CASE("A type that the tenant does not serve cannot be continued with, and says why") {
  Page page;
  page.open("#/applications/new");
  page.click(Role::radio, "Native");
  CHECK(page.reads("This tenant issues tokens for machines only"));
  CHECK(page.get(Role::button, "Continue").disabled);
  page.click(Role::radio, "Machine to Machine");
  page.click(Role::button, "Continue");
  CHECK(page.reads("Give the application a name."));
}

TEST_CASE("An application whose grant failed is kept, and the grant can be tried again") {
  Page page;
  const AuthorizedApplication other(page.tenant);
  page.open("#/applications/new");
  page.fill("Name", "Second");
  page.click(Role::button, "Continue");
  page.click(Role::radio, "Orders");
  page.click(Role::button, "Continue");
  page.click(Role::button, "Select all");
  page.backend.faults["POST /api/v2/client-grants"] = {503, {}, R"({"message":"Come back later"})"};
  page.click(Role::button, "Create application");
  CHECK(page.reads("Come back later"));
  CHECK(page.reads("The application “Second” was created and is kept."));
  page.click(Role::button, "Try again");
  CHECK(page.address().find("/quickstart") != std::string::npos);
}

TEST_CASE("An API can be made inside the second step without losing the way") {
  Page page;
  page.open("#/applications/new");
  page.fill("Name", "Second");
  page.click(Role::button, "Continue");
  page.click(Role::button, "Create an API");
  page.fill("Name", "Fresh API");
  page.fill("Identifier", "https://fresh.example");
  page.click(Role::button, "Create and select");
  CHECK(page.get(Role::radio, "Fresh API").checked);
  page.click(Role::button, "Continue");
  CHECK(page.reads("This API defines no scopes"));
}

TEST_CASE("All 273 scopes of the Management API can be searched and selected") {
  Page page;
  page.open("#/applications/new");
  page.fill("Name", "Deployer");
  page.click(Role::button, "Continue");
  page.click(Role::radio, "Auth0 Management API");
  page.click(Role::button, "Continue");
  CHECK(page.reads("0 of 273 selected"));
  page.fill("Search scopes", "client_grants");
  page.click(Role::button, "Select found");
  CHECK(page.reads("7 of 273 selected"));
  page.click(Role::button, "Select none");
  CHECK(page.reads("0 of 273 selected"));
  page.click(Role::button, "Clear search");
  page.click(Role::button, "Select all");
  CHECK(page.reads("273 of 273 selected"));
}

TEST_CASE("Quick Start shows the secret only when asked, and copies the real one") {
  Page page;
  const AuthorizedApplication app(page.tenant);
  page.open("#/applications/" + app.client_id + "/quickstart");
  CHECK_FALSE(page.reads(app.client_secret));
  page.click(Role::button, "Copy cURL");
  CHECK(page.platform.clipboard.find(app.client_secret) != std::string::npos);
  page.click(Role::button, "Show secret");
  CHECK(page.reads(app.client_secret));
  page.click(Role::tab, "Python");
  CHECK(page.reads("import requests"));
}

TEST_CASE("An application without any API is told what to do first") {
  Page page;
  const AuthorizedApplication app(page.tenant);
  page.tenant.manage("DELETE", "/api/v2/client-grants/" + app.grant_id);
  page.open("#/applications/" + app.client_id + "/quickstart");
  CHECK(page.reads("Not authorized for any API yet"));
  page.click(Role::button, "Choose APIs");
  CHECK(page.address() == "#/applications/" + app.client_id + "/apis");
}

TEST_CASE("Settings are changed, discarded and refused by field") {
  Page page(tall);
  const AuthorizedApplication app(page.tenant);
  page.open("#/applications/" + app.client_id + "/settings");
  CHECK(page.get(Role::button, "Save changes").disabled);
  page.fill("Name", "Renamed");
  page.click(Role::button, "Save changes");
  CHECK(page.reads("Saved."));
  CHECK(page.reads("Renamed"));
  page.fill("JWT expiration (seconds)", "soon");
  CHECK(page.reads("A whole number of seconds, 1 or more."));
  CHECK(page.get(Role::button, "Save changes").disabled);
}

TEST_CASE("Rotating a secret asks first, then shows the new one") {
  Page page(tall);
  const AuthorizedApplication app(page.tenant);
  page.open("#/applications/" + app.client_id + "/settings");
  page.click(Role::button, "Rotate secret");
  CHECK(page.reads("Rotate the secret of “Billing service”?"));
  page.click(Role::button, "Rotate secret");
  CHECK(page.reads("The secret was rotated."));
  CHECK_FALSE(page.reads(app.client_secret));
  CHECK(page.tenant.post_form("/oauth/token", app.form()).status == 401);
}

TEST_CASE("Deleting an application names what goes with it") {
  Page page(tall);
  const Used app(page);
  page.open("#/applications/" + app.client_id + "/settings");
  page.click(Role::button, "Delete application");
  CHECK(page.reads("1 client grant"));
  CHECK(page.reads("It took 1 token this month"));
  page.click(Role::button, "Cancel");
  CHECK(page.reads("Basic information"));
  page.click(Role::button, "Delete application");
  page.click(Role::button, "Delete application");
  CHECK(page.address() == "#/applications");
  CHECK(page.reads("“Billing service” was deleted."));
}

TEST_CASE("The APIs tab switches an API off, takes it back, and changes scopes") {
  Page page;
  const AuthorizedApplication app(page.tenant);
  page.open("#/applications/" + app.client_id + "/apis");
  CHECK(page.get(Role::toggle, "Authorize for Orders").checked);
  CHECK_FALSE(page.get(Role::toggle, "Authorize for Auth0 Management API").checked);
  page.click(Role::toggle, "Authorize for Orders");
  CHECK_FALSE(page.get(Role::toggle, "Authorize for Orders").checked);
  page.click(Role::button, "Undo");
  CHECK(page.get(Role::toggle, "Authorize for Orders").checked);
  CHECK(page.reads("1 of 2 selected"));
  page.click(Role::checkbox, "write:orders");
  page.click(Role::button, "Update scopes");
  CHECK(page.reads("Scopes for Orders saved."));
  page.open("#/applications");
  page.open("#/applications/" + app.client_id + "/apis");
  CHECK(page.reads("2 of 2 scopes"));
}

TEST_CASE("A granted scope that the API no longer has is flagged, and saving removes it") {
  Page page;
  const AuthorizedApplication app(page.tenant);
  base::Json left = base::Json::array();
  left.push_back({{"value", "write:orders"}, {"description", "Write orders"}});
  page.tenant.manage("PATCH", "/api/v2/resource-servers/" + app.api_id, {{"scopes", left}});
  page.open("#/applications/" + app.client_id + "/apis");
  page.click(Role::button, "Scopes for Orders");
  CHECK(page.reads("1 scope no longer exists"));
  CHECK(page.reads("read:orders"));
  page.click(Role::button, "Update scopes");
  CHECK_FALSE(page.reads("1 scope no longer exists"));
}

TEST_CASE("An API is renamed, its lifetime bounded, and its deletion names who loses it") {
  Page page(tall);
  const AuthorizedApplication app(page.tenant);
  page.open("#/apis");
  CHECK(page.reads("https://orders.example/api"));
  page.click(Role::link, "Orders");
  CHECK(page.address() == "#/apis/" + app.api_id + "/settings");
  page.fill("Access token lifetime (seconds)", "2592001");
  CHECK(page.reads("A whole number of seconds from 0 to"));
  page.fill("Access token lifetime (seconds)", "600");
  page.click(Role::button, "Save changes");
  CHECK(page.reads("Saved."));
  page.click(Role::button, "Delete API");
  CHECK(page.reads("1 application"));
  page.click(Role::button, "Delete API");
  CHECK(page.address() == "#/apis");
}

TEST_CASE("The Management API's settings are shown as the tenant's own") {
  Page page;
  page.open("#/apis");
  page.click(Role::link, "Auth0 Management API");
  CHECK(page.reads("The Management API belongs to the tenant"));
  CHECK_FALSE(page.find(Role::button, "Delete API"));
}

TEST_CASE("Removing a scope says who uses it") {
  Page page;
  const AuthorizedApplication app(page.tenant);
  page.open("#/apis/" + app.api_id + "/permissions");
  page.click(Role::button, "Remove read:orders");
  CHECK(page.reads("1 application uses it: Billing service."));
  page.click(Role::button, "Remove scope");
  CHECK(page.reads("read:orders removed."));
  page.fill("Scope", "write:orders");
  page.click(Role::button, "Add");
  CHECK(page.reads("The API has this scope already."));
}

TEST_CASE("An API's own tab authorizes applications") {
  Page page;
  const AuthorizedApplication app(page.tenant);
  page.open("#/apis/" + app.api_id + "/applications");
  CHECK(page.get(Role::toggle, "Authorize Billing service").checked);
  page.click(Role::toggle, "Authorize Billing service");
  CHECK_FALSE(page.get(Role::toggle, "Authorize Billing service").checked);
}

TEST_CASE("Logs are filtered, and an event says why it was refused") {
  Page page(tall);
  const Used app(page);
  page.open("#/logs");
  page.click(Role::tab, "Refused");
  CHECK_FALSE(page.reads("Success exchange"));
  CHECK(page.reads("Failed exchange"));
  for (const ui::MirrorNode& node : page.canvas.mirror().nodes()) {
    if (node.role != Role::link || node.name.find("Failed exchange") != 0) continue;
    page.click(Role::link, node.name);
    break;
  }
  INFO(page.described());
  CHECK(page.reads("Refused here"));
  CHECK(page.reads("feccft"));
  page.click(Role::button, "All logs");
  CHECK(page.address() == "#/logs");
}

TEST_CASE("Usage counts the token of this month and none of the month before") {
  Page page(tall);
  const Used app(page);
  page.open("#/usage");
  CHECK(page.reads("1 token"));
  CHECK(page.reads("2026-11-01 00:00 to 2026-12-01 00:00 UTC"));
  CHECK(page.find(
      Role::image,
      "Tokens by hour and day in November 2026: 1 token in all; most in one hour: 1 token."));
  page.click(Role::button, "October 2026: 0 tokens");
  CHECK(page.reads("0 tokens"));
  page.click(Role::button, "Back to this month");
  CHECK(page.reads("This calendar month"));
}

TEST_CASE("Getting started ticks itself from the tenant's state") {
  Page page;
  page.open("#/start");
  CHECK(page.reads("0 of 5 done"));
  const Used app(page);
  page.open("#/applications");
  page.open("#/start");
  CHECK(page.reads("5 of 5 done"));
}

TEST_CASE("An address that leads nowhere says so and shows the way back") {
  Page page;
  for (const char* nowhere :
       {"#/nowhere", "#/applications/unknown/settings", "#/apis/unknown/settings"}) {
    page.open(nowhere);
    INFO(nowhere);
    CHECK(page.reads("Page not found"));
  }
  page.open("#/logs/123");
  CHECK(page.reads("This event is not in the log"));
}

TEST_CASE("A tenant that does not answer is told of, with a way to try again") {
  Page page;
  page.backend.faults["GET /api/v2/logs?sort=date:-1&include_totals=true&page=0&per_page=100"] = {
      0, {}, "connection refused"};
  page.open("#/logs");
  CHECK(page.reads("Loading the log did not work"));
  CHECK(page.reads("The tenant could not be reached."));
  page.click(Role::button, "Try again");
  CHECK_FALSE(page.reads("did not work"));
}

TEST_CASE("The theme is chosen, kept, and the tenant reset only after a question") {
  Page page;
  page.click(Role::button, "Theme: Same as system");
  page.click(Role::menuitem, "Light");
  CHECK(page.platform.setting("theme") == "light");
  page.click(Role::button, "Reset");
  CHECK(page.backend.resets == 0);
  page.click(Role::button, "Cancel");
  CHECK(page.backend.resets == 0);
  page.click(Role::button, "Reset");
  page.click(Role::button, "Reset tenant");
  CHECK(page.backend.resets == 1);
}

TEST_CASE("Everything can be reached by keyboard alone") {
  Page page;
  std::string focused;
  for (int i = 0; i < 40 && focused != "Create Application"; ++i) {
    page.press("Tab");
    for (const ui::MirrorNode& node : page.canvas.mirror().nodes()) {
      if (node.focused) focused = node.name;
    }
  }
  CHECK(focused == "Create Application");
  page.press("Enter");
  CHECK(page.address() == "#/applications/new");
}

TEST_CASE("A page at rest asks for no frames") {
  Page page;
  const Used app(page);
  for (const char* address : {"#/applications", "#/apis", "#/start"}) {
    page.open(address);
    CHECK_FALSE(page.dashboard.wants_frame());
    CHECK(page.dashboard.next_frame_seconds() >= 30);
  }
}

TEST_CASE("No text is cut off on a laptop or a phone") {
  for (const ui::View view :
       {ui::View{1280, 800, 1}, ui::View{390, 844, 2}, ui::View{1920, 1080, 1}}) {
    Page page(view);
    const Used app(page);
    const std::string one = "#/applications/" + app.client_id, api = "#/apis/" + app.api_id;
    for (const std::string& address :
         {std::string("#/start"), std::string("#/applications"), std::string("#/applications/new"),
          one + "/quickstart", one + "/settings", one + "/apis", std::string("#/apis"),
          std::string("#/apis/new"), api + "/settings", api + "/permissions", api + "/applications",
          std::string("#/logs"), std::string("#/usage"), std::string("#/nowhere")}) {
      page.open(address);
      for (const ui::MirrorNode& node : page.canvas.mirror().nodes()) {
        INFO(view.width << " " << address << ": " << node.name << " at " << node.x << ", "
                        << node.width << " wide");
        CHECK_FALSE(node.clipped);
        CHECK(node.x >= 0);
        CHECK(node.x + node.width <= view.width + 0.5f);
        const bool whole = node.y > 0 && node.y + node.height < view.height;
        if (node.interactive && whole && node.role != Role::link) CHECK(node.height >= 32);
      }
    }
  }
}

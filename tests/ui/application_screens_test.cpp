// The screens of applications, found by label, from a chosen state.
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/used.h"

using test_support::AuthorizedApplication;
using test_support::Page;
using test_support::tall;
using test_support::Used;
using ui::Role;

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
  page.click(Role::radio, "Python");
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

// The walk of a new user: API, application, token, refusal, logs, usage.
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/page.h"

using test_support::AuthorizedApplication;
using test_support::Page;
using ui::Role;

TEST_CASE("A new tenant offers to create its first application") {
  Page page;
  CHECK(page.address() == "#/applications");
  CHECK(page.reads("No applications yet"));
  page.click(Role::button, "Create Application");
  CHECK(page.address() == "#/applications/new");
}

TEST_CASE("A new user creates an API and an application, takes a token, is refused and sees why") {
  Page page({1280, 2400, 1});
  page.open("#/apis/new");
  page.fill("Name", "Reports API");
  page.fill("Identifier", "https://reports.example.com");
  page.click(Role::button, "Create API");
  CHECK(page.address().find("/permissions") != std::string::npos);
  for (const char* scope : {"read:reports", "write:reports"}) {
    page.fill("Scope", scope);
    page.fill("Description", "For reports");
    page.click(Role::button, "Add");
    CHECK(page.reads(scope));
  }

  page.open("#/applications/new");
  page.fill("Name", "Nightly report");
  page.click(Role::button, "Continue");
  CHECK(page.find(Role::radio, "Auth0 Management API"));
  page.click(Role::radio, "Reports API");
  page.click(Role::button, "Continue");
  page.click(Role::checkbox, "read:reports");
  CHECK(page.reads("1 of 2 selected"));
  page.click(Role::button, "Create application");
  CHECK(page.address().find("/quickstart") != std::string::npos);

  page.click(Role::button, "Try it");
  INFO(page.described());
  CHECK(page.reads("200 OK"));
  CHECK(page.reads("client-credentials"));
  CHECK(page.reads("audience: the API it is for"));

  page.fill("Scope (optional)", "write:reports");
  page.click(Role::button, "Try it");
  CHECK(page.reads("Client has not been granted scopes: write:reports"));
  CHECK(page.reads("Refused here"));

  page.open("#/logs");
  CHECK(page.reads("Success exchange"));
  CHECK(page.reads("Failed exchange"));
  page.open("#/usage");
  CHECK(page.reads("1 token"));
}

// The Faults screen and the mark in the top bar, over faults that really strike.
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/used.h"

using test_support::AuthorizedApplication;
using test_support::Page;
using test_support::tall;
using ui::Role;

namespace {

int token_status(Page& page, const AuthorizedApplication& app) {
  base::Request request;
  request.method = "POST";
  request.target = "/oauth/token";
  request.headers = {{"content-type", "application/x-www-form-urlencoded"}};
  request.body = base::write_form(app.form());
  return page.backend.on_purpose.handle(*page.tenant.engine, request).response.status;
}

}  // namespace

TEST_CASE("A ready fault strikes by one click, is counted while one looks, marked, and ends") {
  Page page(tall);
  const AuthorizedApplication app(page.tenant);
  page.click(Role::link, "Faults");
  CHECK(page.address() == "#/faults");
  CHECK(page.reads("Nothing goes wrong."));
  page.click(Role::button, "Next 3 token requests: 503");
  CHECK(page.reads("is at work."));
  CHECK(page.reads("0 of 0 requests"));
  CHECK(page.reads("3 times"));
  CHECK(page.find(Role::link, "1 fault at work"));
  CHECK(token_status(page, app) == 503);
  page.frame(1.1);
  page.settle();
  CHECK(page.reads("1 of 1 requests"));
  page.click(Role::button, "Next token request: connection lost");
  CHECK(page.find(Role::link, "2 faults at work"));
  page.click(Role::button, "End 503 Service Unavailable");
  CHECK_FALSE(page.reads("3 times"));
  page.click(Role::link, "Applications");
  page.click(Role::link, "1 fault at work");
  CHECK(page.address() == "#/faults");
  page.click(Role::button, "End all");
  CHECK(page.reads("Nothing goes wrong."));
  CHECK_FALSE(page.find(Role::link, "1 fault at work"));
  CHECK(token_status(page, app) == 200);
}

TEST_CASE("A fault of one's own is for the application that was picked, and says when it is over") {
  Page page(tall);
  const AuthorizedApplication app(page.tenant);
  page.open("#/faults");
  page.click(Role::button, "Fault: The answer comes late");
  page.click(Role::option, "502 Bad Gateway");
  page.fill("Requests", "x");
  CHECK(page.get(Role::button, "Provoke it").disabled);
  page.fill("Requests", "1");
  page.fill("Path", "oauth");
  page.click(Role::button, "Provoke it");
  CHECK(page.reads("$.path: It must begin with"));
  page.fill("Path", "/oauth/token");
  page.click(Role::button, "Provoke it");
  CHECK(page.reads("For /oauth/token · once."));
  CHECK(token_status(page, app) == 502);
  CHECK(token_status(page, app) == 200);
  page.frame(1.1);
  page.settle();
  CHECK(page.reads("over: it struck often enough"));
  page.click(Role::button, "Forget 502 Bad Gateway");
  CHECK(page.reads("Nothing goes wrong."));
}

TEST_CASE("Where there are no faults to be had, the screen says what did not work") {
  Page page(tall);
  page.backend.faults["GET /admin/faults"] = {500, {}, ""};
  page.open("#/faults");
  CHECK(page.reads("did not work"));
  page.click(Role::button, "Try again");
  CHECK(page.reads("Nothing goes wrong."));
}

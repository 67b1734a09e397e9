// The inspector: what went over the wire, why, and the way to mend it.
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/used.h"
#include "ui/frame/exchange_text.h"

using test_support::AuthorizedApplication;
using test_support::Page;
using ui::Role;

namespace {

// Quick Start of an application that may read orders, after one "Try it".
struct Tried {
  explicit Tried(Page& page, const std::string& scope = "") : app(page.tenant) {
    page.open("#/apis");
    page.open("#/applications/" + app.client_id + "/quickstart");
    if (!scope.empty()) page.fill("Scope (optional)", scope);
    page.click(Role::button, "Try it");
  }
  AuthorizedApplication app;
};

}  // namespace

TEST_CASE("Ctrl+I shows the last exchanges; a token's is explained, its secrets behind dots") {
  Page page(test_support::tall);
  const Tried tried(page);
  page.press("KeyI", true);
  CHECK(page.find(Role::region, "Inspector"));
  page.click(Role::radio, "Tokens");
  page.click(Role::button, "POST /oauth/token, 200 OK");
  for (const char* said : {"200 OK", "Access token", "expires", "Passed"}) {
    INFO(said);
    CHECK(page.reads(said));
  }
  const std::string secret = tried.app.client_secret;
  CHECK_FALSE(page.reads(secret));
  CHECK(page.reads("client_secret=••••"));
  page.click(Role::button, "Copy as curl");
  CHECK(page.platform.clipboard.find("client_secret=" + secret) != std::string::npos);
  CHECK(page.platform.clipboard.rfind("curl --request POST 'http://localhost:8080/oauth/token'",
                                      0) == 0);
  page.click(Role::button, "Reveal secrets");
  CHECK(page.reads(secret));
  page.click(Role::button, "All exchanges");
  page.press("KeyI", true);
  CHECK_FALSE(page.find(Role::region, "Inspector"));
}

TEST_CASE("A refused token request says which check refused, and Fix this leads to the place") {
  Page page(test_support::tall);
  const Tried tried(page, "write:orders");
  page.click(Role::button, "Open inspector");
  page.click(Role::radio, "Refused");
  page.click(Role::button, "POST /oauth/token, 403 Forbidden");
  CHECK(page.find(Role::alert, "Refused: access_denied"));
  CHECK(page.reads("Refused here"));
  const std::string fix = "Fix this: APIs of Billing service";
  page.click(Role::button, fix);
  CHECK(page.address() == "#/applications/" + tried.app.client_id + "/apis");
}

TEST_CASE("What the inspector asks for itself is not shown, and repeated questions are one line") {
  Page page(test_support::tall);
  page.open("#/logs");
  for (int i = 0; i < 130; ++i) page.frame(0.1);
  page.settle();
  page.press("KeyI", true);
  int logs = 0;
  for (const ui::MirrorNode& node : page.canvas.mirror().nodes())
    logs += node.name.rfind("GET /api/v2/logs?", 0) == 0 ? 1 : 0;
  CHECK(logs == 1);
}

TEST_CASE("On a phone the inspector is a sheet over everything") {
  Page page({390, 844, 2});
  const Tried tried(page);
  page.click(Role::button, "Open inspector");
  CHECK_FALSE(page.find(Role::button, "Try it"));
  page.click(Role::button, "POST /oauth/token, 200 OK");
  for (const ui::MirrorNode& node : page.canvas.mirror().nodes()) {
    INFO(node.name);
    CHECK_FALSE(node.clipped);
  }
  page.click(Role::button, "Close inspector");
  CHECK(page.find(Role::button, "Try it"));
}

TEST_CASE("Secrets are masked by their names, wherever they stand") {
  using ui::Secrets;
  CHECK(ui::readable_body("grant_type=x&client_secret=abc&scope=a%3Ab+c", Secrets::masked) ==
        "grant_type=x\nclient_secret=•••\nscope=a:b c");
  CHECK(ui::readable_body("{\"a\":[{\"client_secret\":\"abc\"}]}", Secrets::masked).find("abc") ==
        std::string::npos);
  CHECK(ui::readable_header("Authorization", "Basic abc", Secrets::masked) == "Basic •••");
  CHECK(ui::readable_header("Authorization", "Basic abc", Secrets::shown) == "Basic abc");
}

TEST_CASE("The tenant's menu shows its name as soon as it has one, and where its settings are") {
  Page page(test_support::tall);
  page.click(Role::button, "Tenant: Tallygate");
  page.click(Role::menuitem, "Tenant settings");
  CHECK(page.address() == "#/settings");
  page.fill("Friendly name", "Acme staging");
  page.click(Role::button, "Save changes");
  page.click(Role::button, "Tenant: Acme staging");
  page.click(Role::button, "Copy Issuer");
  CHECK(page.platform.clipboard == "http://localhost:8080/");
}

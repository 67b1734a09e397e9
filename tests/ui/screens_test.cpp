// The other screens, found by label, from a chosen state.
#include <catch2/catch_test_macros.hpp>

#include "jose/jwk.h"
#include "tests/ui/used.h"

using test_support::AuthorizedApplication;
using test_support::Page;
using test_support::tall;
using test_support::Used;
using ui::Role;

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

TEST_CASE("An API is signed by another algorithm, bound to DPoP and encrypted") {
  Page page(tall);
  const AuthorizedApplication app(page.tenant);
  const std::string path = "/api/v2/resource-servers/" + app.api_id;
  page.open("#/apis/" + app.api_id + "/settings");
  page.click(Role::button, "Signing algorithm: " + std::string("RS256"));
  page.click(Role::option, "ES256");
  page.click(Role::button, "Proof of possession: None");
  page.click(Role::option, "DPoP");
  page.click(Role::toggle, "Refuse requests without it");
  page.click(Role::button, "Save changes");
  CHECK(page.reads("Saved."));
  base::Json api = test_support::json_of(page.tenant.manage("GET", path));
  CHECK(api["signing_alg"] == "ES256");
  CHECK(api["proof_of_possession"]["mechanism"] == "dpop");
  CHECK(api["proof_of_possession"]["required"] == true);
  page.click(Role::button, "Encryption: None");
  page.click(Role::option, "RSA-OAEP-256");
  CHECK(page.reads("Paste the public half of an RSA key."));
  CHECK(page.get(Role::button, "Save changes").disabled);
  const auto key = *crypto::private_key_from_pkcs8_der(test_support::foreign_private_key_der());
  page.fill("The API's public key (PEM or JWK, RSA)",
            base::write_json(jose::to_jwk(*key->public_key())));
  page.click(Role::button, "Save changes");
  api = test_support::json_of(page.tenant.manage("GET", path));
  CHECK(api["token_encryption"]["encryption_key"]["alg"] == "RSA-OAEP-256");
  CHECK(page.reads("Thumbprint of the API's key"));
  page.click(Role::button, "Encryption: RSA-OAEP-256");
  page.click(Role::option, "None");
  page.click(Role::button, "Save changes");
  CHECK_FALSE(test_support::json_of(page.tenant.manage("GET", path)).contains("token_encryption"));
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
  page.click(Role::radio, "Refused");
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

TEST_CASE("Each day and hour of Usage is read in a table below its picture") {
  Page page(tall);
  const Used app(page);
  page.open("#/usage");
  page.click(Role::button, "Show as a table: By day");
  CHECK(page.find(Role::cell, "1 Nov 2026"));
  CHECK(page.find(Role::cell, "23 Nov 2026"));
  CHECK_FALSE(page.find(Role::cell, "24 Nov 2026"));
  CHECK(page.find(Role::cell, "1"));
  page.click(Role::button, "Hide the table: By day");
  page.click(Role::button, "Show as a table: By hour and day");
  CHECK(page.find(Role::cell, "1 Nov 23:00"));
  CHECK_FALSE(page.find(Role::cell, "2 Nov 00:00"));
  CHECK_FALSE(page.find(Role::cell, "1"));
  for (int day = 1; day < 23; ++day) page.click(Role::button, "Later");
  CHECK(page.find(Role::cell, "23 Nov 09:00"));
  CHECK(page.find(Role::cell, "1"));
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
  page.click(Role::menuitemradio, "Light");
  CHECK(page.platform.setting("theme") == "light");
  page.click(Role::button, "Tenant: Tallygate");
  page.click(Role::menuitem, "Reset…");
  CHECK(page.backend.resets == 0);
  page.click(Role::button, "Cancel");
  CHECK(page.backend.resets == 0);
  page.click(Role::button, "Tenant: Tallygate");
  page.click(Role::menuitem, "Reset…");
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
          one + "/quickstart", one + "/settings", one + "/credentials", one + "/apis",
          one + "/quota", std::string("#/apis"), std::string("#/apis/new"), api + "/settings",
          api + "/permissions", api + "/applications", std::string("#/logs"),
          std::string("#/usage"), std::string("#/keys"), std::string("#/organizations"),
          std::string("#/settings"), std::string("#/nowhere")}) {
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

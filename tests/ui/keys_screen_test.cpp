// The Keys screen, over a tenant whose clock is moved.
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/used.h"
#include "ui/token_text.h"

using test_support::AuthorizedApplication;
using test_support::json_of;
using test_support::Page;
using test_support::tall;
using ui::Role;

namespace {

std::string kid_of(Page& page, const char* phase) {
  for (const base::Json& key : json_of(page.tenant.manage("GET", "/api/v2/keys/signing"))) {
    if (key.contains(phase)) return key["kid"].get<std::string>();
  }
  return {};
}

void advance(Page& page, std::chrono::hours by) {
  page.tenant.clock.advance(by);
  page.tenant.token = page.tenant.engine->dashboard_token();
}

}  // namespace

TEST_CASE("Keys are shown by what they do, and rotating says who will refuse new tokens") {
  Page page(tall);
  page.click(Role::link, "Keys");
  CHECK(page.address() == "#/keys");
  const std::string current = kid_of(page, "current"), next = kid_of(page, "next");
  CHECK(page.reads("Signs every new token since 2026-11-23 09:30 UTC."));
  CHECK(page.reads("Published since 2026-11-23 09:30 UTC"));
  CHECK(page.find(Role::button, "Copy Thumbprint of " + current.substr(0, 8)));
  advance(page, std::chrono::hours(48));
  page.click(Role::button, "Rotate keys");
  CHECK(page.reads("does not know the key " + next.substr(0, 8)));
  CHECK(kid_of(page, "current") == current);
  page.click(Role::button, "Rotate keys");
  CHECK(page.reads("The keys were rotated."));
  CHECK(kid_of(page, "current") == next);
  CHECK(page.reads("Signed until 2026-11-25 09:30 UTC; still published"));
}

TEST_CASE("A cached key set is judged by when it was fetched") {
  Page page(tall);
  for (int i = 0; i < 2; ++i) {
    advance(page, std::chrono::hours(12));
    page.tenant.manage("POST", "/api/v2/keys/signing/rotate");
  }
  page.open("#/keys");
  const std::string current = kid_of(page, "current").substr(0, 8);
  CHECK(page.reads("It knows " + current + ", which signs now"));
  page.click(Role::button, "The key set was fetched: Just now");
  page.click(Role::option, "A day ago");
  CHECK(page.reads("It does not know " + current + ", which signs now"));
  page.click(Role::button, "The key set was fetched: A day ago");
  page.click(Role::option, "A week ago");
  CHECK(page.reads("There was no key set yet."));
}

TEST_CASE("A previous key is revoked only after a question that says until when it mattered") {
  Page page(tall);
  const AuthorizedApplication app(page.tenant);
  const std::string old = kid_of(page, "current");
  page.tenant.manage("POST", "/api/v2/keys/signing/rotate");
  page.open("#/keys");
  page.click(Role::button, "Revoke key " + old.substr(0, 8));
  CHECK(page.reads("Tokens that it signed are valid until 2026-11-24 09:30 UTC at the latest"));
  page.click(Role::button, "Revoke key");
  CHECK(page.reads("The key " + old.substr(0, 8) + " was revoked."));
  page.tenant.token = page.tenant.engine->dashboard_token();  // the key revoked had signed the old
  CHECK_FALSE(page.find(Role::button, "Copy Key ID " + old.substr(0, 8)));
  page.click(Role::button, "Show 1 key that is no longer published");
  CHECK(page.reads("Revoked on 2026-11-23 09:30 UTC"));
}

TEST_CASE("Certificates are downloaded as PEM, CER and PKCS #7") {
  Page page(tall);
  page.open("#/keys");
  const std::string kid = kid_of(page, "current"), name = kid.substr(0, 8);
  const base::Json key = json_of(page.tenant.manage("GET", "/api/v2/keys/signing/" + kid));
  page.click(Role::button, "PEM of key " + name);
  CHECK(page.platform.files["tallygate-" + name + ".pem"] == key["cert"]);
  page.click(Role::button, "PKCS #7 of key " + name);
  CHECK(page.platform.files["tallygate-" + name + ".p7b"] == key["pkcs7"]);
  page.click(Role::button, "CER of key " + name);
  const std::string der = page.platform.files["tallygate-" + name + ".cer"];
  std::string lines = key["cert"];
  std::erase(lines, '\n');
  CHECK(lines == "-----BEGIN CERTIFICATE-----" + ui::to_base64(der) + "-----END CERTIFICATE-----");
}

TEST_CASE("Keys that cannot be loaded or rotated say why") {
  Page page(tall);
  page.backend.faults["GET /api/v2/keys/signing"] = {503, {}, R"({"message":"Later"})"};
  page.open("#/keys");
  CHECK(page.reads("Loading the keys did not work"));
  page.click(Role::button, "Try again");
  CHECK(page.reads("RSA keys"));
  page.backend.faults["POST /api/v2/keys/signing/rotate"] = {503, {}, R"({"message":"Later"})"};
  page.click(Role::button, "Rotate keys");
  page.click(Role::button, "Rotate keys");
  CHECK(page.reads("Rotating the keys did not work"));
}

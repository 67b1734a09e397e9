#include <catch2/catch_test_macros.hpp>

#include "ui/screens/application_draft.h"
#include "ui/screens/snippets.h"
#include "ui/text/common.h"
#include "ui/text/format.h"
#include "ui/token_text.h"
#include "ui/widgets/search.h"

TEST_CASE("Numbers, durations and times read as people write them") {
  CHECK(ui::counted(1, "token", "tokens") == "1 token");
  CHECK(ui::counted(1240, "token", "tokens") == "1\u00A0240 tokens");
  CHECK(ui::grouped(1234567) == "1\u00A0234\u00A0567");
  const std::pair<long long, const char*> durations[] = {
      {0, "0 seconds"},    {45, "45 seconds"},  {60, "1 minute"}, {5400, "1 hour 30 minutes"},
      {86400, "24 hours"}, {2592000, "30 days"}};
  for (const auto& [seconds, words] : durations) CHECK(ui::duration_text(seconds) == words);
  CHECK(ui::utc_text("2026-11-23T21:57:04.123Z") == "2026-11-23 21:57:04");
  CHECK(ui::day_text("2026-11-03") == "3 Nov 2026");
  CHECK(ui::month_text("2026-11") == "November 2026");
  const base::Time now = *base::parse_iso("2026-11-23T12:00:00Z");
  CHECK(ui::ago_text("2026-11-23T11:59:30Z", now) == "just now");
  CHECK(ui::ago_text("2026-11-23T11:15:00Z", now) == "45 min ago");
  CHECK(ui::ago_text("2026-11-23T02:00:00Z", now) == "10 h ago");
  CHECK(ui::ago_text("2026-11-01T00:00:00Z", now) == "1 Nov 2026");
}

TEST_CASE("Arguments go where the catalogue says") {
  CHECK(ui::fill("{1} before {0}", "a", "b") == "b before a");
  CHECK(ui::fill("no place", "a") == "no place");
}

TEST_CASE("Search finds without regard to case") {
  CHECK(ui::matches("", {"anything"}));
  CHECK(ui::matches(" NIGHT ", {"Nightly report", "abc"}));
  CHECK(ui::matches("abc", {"Nightly report", "xABCx"}));
  CHECK_FALSE(ui::matches("day", {"Nightly report", "abc"}));
}

TEST_CASE("A token is read for showing, and what is none is not") {
  const auto token = ui::read_token("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UifQ.c2ln");
  REQUIRE(token);
  CHECK(token->header["alg"] == "RS256");
  CHECK(token->claims["iss"] == "joe");
  CHECK(token->parts[2] == "c2ln");
  for (const char* none :
       {"", "opaque", "a.b", "eyJhbGciOiJSUzI1NiJ9.####.c2ln", "W10.eyJpc3MiOiJqb2UifQ.c2ln"}) {
    CHECK_FALSE(ui::read_token(none));
  }
  CHECK(ui::to_base64("") == "");
  CHECK(ui::to_base64("f") == "Zg==");
  CHECK(ui::to_base64("fo") == "Zm8=");
  CHECK(ui::to_base64("foobar") == "Zm9vYmFy");
}

TEST_CASE("Every language's request holds the application's own values, quoted for that language") {
  const ui::SnippetValues values{"http://localhost:8080/oauth/token", "id1", "s'e\"c\\ret",
                                 "https://api/$ID", false};
  for (const ui::Language language : ui::languages()) {
    const std::string code = ui::token_request(language, values);
    INFO(ui::name(language) << "\n" << code);
    CHECK(code.find("id1") != std::string::npos);
    CHECK(code.find("https://api/$ID") != std::string::npos);
    CHECK(code.find("$SECRET") == std::string::npos);
    CHECK(code.find("client_credentials") != std::string::npos);
    CHECK(ui::api_call(language, "https://api/x").find("https://api/x") != std::string::npos);
  }
  CHECK(ui::token_request(ui::Language::curl, values).find("'s'\\''e\"c\\ret'") !=
        std::string::npos);
  CHECK(ui::token_request(ui::Language::python, values).find("\"s'e\\\"c\\\\ret\"") !=
        std::string::npos);
}

TEST_CASE("Saving settings sends only what differs") {
  ui::Application app;
  app.name = "Nightly report";
  app.grant_types = {"client_credentials"};
  app.metadata = {{"team", "data"}};
  ui::ApplicationDraft draft = ui::draft_of(app);
  CHECK(ui::changes_of(app, draft).empty());
  draft.name = " Weekly report ";
  draft.callbacks = "https://a/cb, https://b/cb";
  draft.allows_client_credentials = false;
  draft.metadata = {{"owner", "eve"}};
  draft.jwt_lifetime = "60";
  CHECK(base::write_json(ui::changes_of(app, draft)) ==
        R"({"name":"Weekly report","callbacks":["https://a/cb","https://b/cb"],)"
        R"("jwt_configuration":{"lifetime_in_seconds":60},"grant_types":[],)"
        R"("client_metadata":{"team":null,"owner":"eve"}})");
  draft.jwt_lifetime = "soon";
  draft.name = "";
  draft.description = std::string(141, 'x');
  const ui::DraftErrors errors = ui::errors_of(draft);
  CHECK_FALSE(errors.name.empty());
  CHECK_FALSE(errors.description.empty());
  CHECK_FALSE(errors.jwt_lifetime.empty());
}

#include <catch2/catch_test_macros.hpp>

#include "base/json.h"
#include "oauth/access_token.h"
#include "oauth/refusal.h"
#include "oauth/secret_vault.h"
#include "oauth/token_request.h"

using namespace oauth;

TEST_CASE("the four dialects differ in exactly the documented claims") {
  domain::Api api;
  api.identifier.value = "https://api.example";
  api.token_lifetime_seconds = 600;
  const AccessToken token{"https://issuer.example/",
                          {"app"},
                          {"read:a", "read:b"},
                          base::from_unix_seconds(1000),
                          "an-id"};
  const std::string common =
      R"({"iss":"https://issuer.example/","sub":"app@clients","aud":"https://api.example",)"
      R"("iat":1000,"exp":1600,"scope":"read:a read:b",)";
  const std::string permissions = R"(,"permissions":["read:a","read:b"]})";
  struct Case {
    std::optional<domain::TokenDialect> dialect;
    const char* typ;
    std::string claims;
  };
  const std::string auth0 = R"("gty":"client-credentials","azp":"app")";
  const std::string rfc9068 = R"("client_id":"app","jti":"an-id")";
  const Case cases[] = {
      {std::nullopt, "JWT", common + auth0 + "}"},
      {domain::TokenDialect::access_token, "JWT", common + auth0 + "}"},
      {domain::TokenDialect::access_token_authz, "JWT", common + auth0 + permissions},
      {domain::TokenDialect::rfc9068_profile, "at+jwt", common + rfc9068 + "}"},
      {domain::TokenDialect::rfc9068_profile_authz, "at+jwt", common + rfc9068 + permissions},
  };
  for (const Case& one : cases) {
    api.dialect = one.dialect;
    const AccessTokenText text = claims_of(token, api);
    CHECK(text.typ == one.typ);
    CHECK(text.claims == one.claims);
  }
}

TEST_CASE("a secret is known again, shown again, and opened by no other key or purpose") {
  crypto::SecureRandom random;
  const SecretVault vault(std::string(32, 'a'), random);
  const SecretVault other(std::string(32, 'b'), random);
  const std::string secret = vault.new_client_secret();
  const domain::StoredSecret stored = vault.store_client_secret(secret);
  CHECK(vault.matches(stored, secret));
  CHECK(!vault.matches(stored, secret + "x"));
  CHECK(!vault.matches(stored, ""));
  CHECK(!vault.matches({}, ""));
  CHECK(vault.reveal(stored) == secret);
  CHECK(!other.reveal(stored));
  CHECK(!other.matches(stored, secret));
  CHECK(!vault.unseal(stored.sealed, purpose_private_key));
  CHECK(stored.sealed.find(secret) == std::string::npos);
  CHECK(vault.store_client_secret(secret).sealed != stored.sealed);
}

TEST_CASE("credentials of HTTP Basic are form-decoded, as RFC 6749 section 2.3.1 asks") {
  base::Request request;
  request.method = "POST";
  // "my%20app:p%3Aw%2Bd"
  request.headers = {{"content-type", "application/x-www-form-urlencoded"},
                     {"authorization", "Basic bXklMjBhcHA6cCUzQXclMkJk"}};
  request.body = "grant_type=client_credentials&scope=a++b&scope2=";
  const auto parsed = parse_token_request(request);
  REQUIRE(parsed);
  CHECK(parsed->client.client_id == "my app");
  CHECK(parsed->client.secret == "p:w+d");
  CHECK(parsed->client.method == domain::AuthMethod::client_secret_basic);
  CHECK(parsed->scopes == std::vector<std::string>{"a", "b"});
}

TEST_CASE("every error of the catalogue has a name, a status and a text") {
  for (int code = 0; code <= static_cast<int>(ErrorCode::signing_failed); ++code) {
    const PublicError error = public_error({static_cast<ErrorCode>(code), "detail", "reason"});
    INFO(code);
    CHECK(!error.error.empty());
    CHECK(error.status >= 400);
    CHECK(!error.description.empty());
    CHECK(error.description.find("{}") == std::string::npos);
    CHECK(error.description.find("reason") == std::string::npos);
  }
}

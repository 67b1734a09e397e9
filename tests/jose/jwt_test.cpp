#include <catch2/catch_test_macros.hpp>

#include "jose/jwt.h"
#include "tests/jose/claims.h"
#include "tests/jose/jws_samples.h"

using claims::now_seconds;
using jose::Algorithm;
using jose::JwtError;

namespace {

const jose::SigningKey key{Algorithm::hs256, "", nullptr, "a secret of enough octets to sign"};
const std::vector<jose::VerificationKey> keys{{"", std::nullopt, nullptr, key.secret}};

jose::JwtExpectation token_expectation() {
  jose::JwtExpectation expected;
  expected.issuer = "https://issuer/";
  expected.audience = "https://api";
  expected.algorithms = {Algorithm::hs256};
  expected.now = base::from_unix_seconds(now_seconds);
  return expected;
}

// A token whose claims are `changes` over those of a good one; null removes.
std::string token(const std::string& changes, const std::string& header = R"({"typ":"at+jwt"})") {
  const base::Json all = {
      {"iss", "https://issuer/"}, {"aud", "https://api"}, {"exp", now_seconds + 60}, {"sub", "me"}};
  return jose::sign_compact(key, base::parse_json(header).value(),
                            base::write_json(claims::changed(all, changes)))
      .value();
}

std::string outcome(const base::Result<base::Json, JwtError>& result) {
  return result ? "valid" : std::string(jose::describe(result.error()));
}

std::string at(long long seconds) {
  return std::to_string(now_seconds + seconds);
}

}  // namespace

TEST_CASE("a good token gives its claims") {
  const auto claims = jose::verify_jwt(token(R"({"scope":"read:x","nested":{"a":[1]}})"), keys,
                                       token_expectation());
  REQUIRE(claims);
  CHECK(
      base::write_json(*claims) ==
      R"({"iss":"https://issuer/","aud":"https://api","exp":1700000060,"sub":"me","scope":"read:x",)"
      R"("nested":{"a":[1]}})");
}

TEST_CASE("each claim is judged") {
  const std::string missing(jose::describe(JwtError::missing_claim));
  const std::string bad(jose::describe(JwtError::bad_claim));
  const std::string issuer(jose::describe(JwtError::wrong_issuer));
  const std::string audience(jose::describe(JwtError::wrong_audience));
  const std::string expired(jose::describe(JwtError::expired));
  const std::string early(jose::describe(JwtError::not_yet_valid));
  const struct {
    std::string claims, outcome;
  } cases[] = {
      {"{}", "valid"},
      {R"({"iss":null})", missing},
      {R"({"iss":1})", bad},
      {R"({"iss":["https://issuer/"]})", bad},
      {R"({"iss":"https://issuer"})", issuer},
      {R"({"iss":""})", issuer},
      {R"({"aud":null})", missing},
      {R"({"aud":1})", bad},
      {R"({"aud":{"a":"https://api"}})", bad},
      {R"({"aud":["https://api",1]})", bad},
      {R"({"aud":"https://api/"})", audience},
      {R"({"aud":"HTTPS://API"})", audience},
      {R"({"aud":[]})", audience},
      {R"({"aud":["https://other"]})", audience},
      {R"({"aud":["https://other","https://api"]})", "valid"},
      {R"({"exp":null})", missing},
      {R"({"exp":"1700000060"})", bad},
      {R"({"exp":true})", bad},
      {R"({"exp":)" + at(0) + "}", expired},
      {R"({"exp":)" + at(-1) + "}", expired},
      {R"({"exp":-1})", expired},
      {R"({"exp":)" + at(0) + ".001}", "valid"},
      {R"({"exp":)" + at(-1) + ".999}", expired},
      {R"({"exp":)" + at(1) + "}", "valid"},
      {R"({"exp":1e300})", "valid"},
      {R"({"exp":18446744073709551615})", "valid"},
      {R"({"nbf":)" + at(0) + "}", "valid"},
      {R"({"nbf":)" + at(0) + ".5}", early},
      {R"({"nbf":)" + at(1) + "}", early},
      {R"({"nbf":"now"})", bad},
      {R"({"iat":)" + at(-100000) + "}", "valid"},
      {R"({"iat":)" + at(1) + "}", early},
      {R"({"iat":[]})", bad},
  };
  for (const auto& each : cases) {
    CAPTURE(each.claims);
    CHECK(outcome(jose::verify_jwt(token(each.claims), keys, token_expectation())) == each.outcome);
  }
}

TEST_CASE("one of several issuers and audiences will do") {
  auto expected = token_expectation();
  expected.issuer = std::vector<std::string>{"https://issuer/", "https://alias/"};
  expected.audience = std::vector<std::string>{"https://api", "https://api/token"};
  const struct {
    std::string claims, outcome;
  } cases[] = {
      {"{}", "valid"},
      {R"({"iss":"https://alias/","aud":"https://api/token"})", "valid"},
      {R"({"aud":["https://other","https://api/token"]})", "valid"},
      {R"({"iss":"https://other/"})", std::string(jose::describe(JwtError::wrong_issuer))},
      {R"({"aud":"https://other"})", std::string(jose::describe(JwtError::wrong_audience))},
      {R"({"aud":["https://other"]})", std::string(jose::describe(JwtError::wrong_audience))},
  };
  for (const auto& each : cases) {
    CAPTURE(each.claims);
    CHECK(outcome(jose::verify_jwt(token(each.claims), keys, expected)) == each.outcome);
  }
  expected.issuer = jose::Accepted();
  CHECK(jose::verify_jwt(token("{}"), keys, expected).error() == JwtError::wrong_issuer);
}

TEST_CASE("a token can be verified with its header, and by any algorithm that is allowed") {
  for (Algorithm algorithm : jws_samples::every_algorithm) {
    const auto signer = jws_samples::signing_key(algorithm, "one");
    const auto whole = jose::decode_jwt_unverified(token("{}")).value();
    const std::string compact =
        jose::sign_compact(signer, nullptr, base::write_json(whole.claims)).value();
    auto expected = token_expectation();
    expected.algorithms = {algorithm};
    const std::vector<jose::VerificationKey> known{
        {"one", algorithm, signer.key ? signer.key->public_key() : nullptr, signer.secret}};
    const auto verified = jose::verify_whole_jwt(compact, known, expected);
    REQUIRE(verified);
    CHECK(verified->header["kid"] == "one");
    CHECK(verified->header["alg"] == jose::name(algorithm));
    CHECK(verified->claims == whole.claims);
    CHECK(jose::verify_jwt(compact, known, expected) == whole.claims);
  }
  CHECK(jose::verify_whole_jwt(token("{}"), {}, token_expectation()).error() ==
        JwtError::unknown_key);
}

TEST_CASE("leeway moves the borders by as much as it says") {
  auto expected = token_expectation();
  expected.leeway = std::chrono::seconds(5);
  const struct {
    std::string claims;
    bool valid;
  } cases[] = {{R"({"exp":)" + at(-4) + "}", true}, {R"({"exp":)" + at(-5) + "}", false},
               {R"({"nbf":)" + at(5) + "}", true},  {R"({"nbf":)" + at(6) + "}", false},
               {R"({"iat":)" + at(5) + "}", true},  {R"({"iat":)" + at(6) + "}", false}};
  for (const auto& each : cases) {
    CAPTURE(each.claims);
    CHECK(jose::verify_jwt(token(each.claims), keys, expected).has_value() == each.valid);
  }
}

TEST_CASE("the type is compared as a media type when one is expected") {
  const struct {
    std::string header;
    std::optional<std::string> type;
    bool valid;
  } cases[] = {
      {R"({"typ":"at+jwt"})", std::nullopt, true},
      {"{}", std::nullopt, true},
      {R"({"typ":"at+jwt"})", "at+jwt", true},
      {R"({"typ":"AT+JWT"})", "at+jwt", true},
      {R"({"typ":"application/at+jwt"})", "at+jwt", true},
      {R"({"typ":"at+jwt"})", "application/at+jwt", true},
      {R"({"typ":"text/at+jwt"})", "at+jwt", false},
      {R"({"typ":"JWT"})", "at+jwt", false},
      {R"({"typ":1})", "at+jwt", false},
      {"{}", "at+jwt", false},
  };
  for (const auto& each : cases) {
    CAPTURE(each.header);
    auto expected = token_expectation();
    expected.type = each.type;
    CHECK(outcome(jose::verify_jwt(token("{}", each.header), keys, expected)) ==
          (each.valid ? "valid" : jose::describe(JwtError::wrong_type)));
  }
}

TEST_CASE("claims that are no strict JSON object are malformed") {
  for (const char* payload :
       {"", "[]", "null", "\"claims\"", "{", R"({"exp":1,"exp":2})", "{}{}"}) {
    CAPTURE(payload);
    const std::string compact = jose::sign_compact(key, nullptr, payload).value();
    CHECK(jose::verify_jwt(compact, keys, token_expectation()).error() == JwtError::malformed);
    CHECK(jose::decode_jwt_unverified(compact).error() == JwtError::malformed);
  }
}

TEST_CASE("what is wrong with the envelope is said") {
  const std::string good = token("{}");
  auto expected = token_expectation();
  expected.algorithms = {Algorithm::rs256};
  CHECK(jose::verify_jwt(good, keys, expected).error() == JwtError::algorithm_not_allowed);
  CHECK(jose::verify_jwt(good, {}, token_expectation()).error() == JwtError::unknown_key);
  const std::vector<jose::VerificationKey> other_keys{
      {"", std::nullopt, nullptr, std::string(32, 's')}};
  CHECK(jose::verify_jwt(good, other_keys, token_expectation()).error() == JwtError::bad_signature);
  CHECK(jose::verify_jwt(token("{}", R"({"crit":["exp"]})"), keys, token_expectation()).error() ==
        JwtError::critical_header);
  CHECK(jose::verify_jwt("token", keys, token_expectation()).error() == JwtError::malformed);
  CHECK(jose::verify_jwt(std::string(jose::jws_length_max + 1, 'x'), keys, token_expectation())
            .error() == JwtError::too_large);
}

TEST_CASE("a token can be looked at without a key, even an expired one") {
  const auto decoded = jose::decode_jwt_unverified(token(R"({"exp":1})"));
  REQUIRE(decoded);
  CHECK(base::write_json(decoded->header) == R"({"alg":"HS256","typ":"at+jwt"})");
  CHECK(decoded->claims["exp"] == 1);
}

#include <catch2/catch_test_macros.hpp>

#include "tests/engine/token_client.h"

using namespace token_client;

namespace {

constexpr const char* parameters[] = {"grant_type",
                                      "client_id",
                                      "client_secret",
                                      "client_assertion",
                                      "client_assertion_type",
                                      "audience",
                                      "organization",
                                      "resource",
                                      "scope"};

}  // namespace

TEST_CASE("malformed input of every parameter is a clear error, and nothing is lost") {
  const std::string urlencoded = "application/x-www-form-urlencoded";
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  auto settings = settings_of(tenant);
  settings.resource_parameter_profile = domain::ResourceParameterProfile::compatibility;
  keep(tenant, {settings});
  size_t requests = 0;
  const auto refused_by = [&](const base::Request& request) {
    const auto response = tenant.send(request);
    ++requests;
    CHECK((response.status == 400 || response.status == 401 || response.status == 403));
    const base::Json body = json_of(response);
    CHECK(!text_of(body, "error").empty());
    return text_of(body, "error_description");
  };
  for (const std::string name : parameters) {
    INFO(name);
    const base::Form rest = without(app.form(), name);
    const std::string others = base::write_form(rest) + "&" + name + "=";
    CHECK(refused_by(raw_request(urlencoded, others + "a&" + name + "=b")) ==
          "Parameter sent more than once: " + name);
    CHECK(refused_by(raw_request(urlencoded, others + std::string(1 << 20, 'a'))) ==
          "Parameter too long: " + name);
    CHECK(refused_by(raw_request(urlencoded, others + "a%00b")) ==
          "The request body could not be read: a NUL character");
    CHECK(refused_by(raw_request(urlencoded, others + std::string("a\0b", 3))) ==
          "The request body could not be read: a NUL character");
    CHECK(refused_by(raw_request(urlencoded, others + "%ff%fe")) ==
          "The request body could not be read: not UTF-8");
    CHECK(refused_by(raw_request(urlencoded, others + "\xC3(")) ==
          "The request body could not be read: not UTF-8");
    CHECK(refused_by(raw_request(urlencoded, others + "%4")) ==
          "The request body could not be read: a percent sign without two hexadecimal digits");
    for (const char* type : {"text/plain", "multipart/form-data; boundary=x", ""}) {
      CHECK(refused_by(raw_request(type, others + "a")) ==
            "The Content-Type must be application/x-www-form-urlencoded or application/json");
    }
    base::Json json;
    for (const auto& [key, value] : rest) json[key] = value;
    for (const base::Json& value :
         {base::Json(1), base::Json(true), base::Json::array({"a"}), base::Json({{"a", "b"}})}) {
      json[name] = value;
      CHECK(refused_by(raw_request("application/json", base::write_json(json))) ==
            "The request body could not be read: member " + name + " is not a string");
    }
    json[name] = std::string("a\0b", 3);
    CHECK(refused_by(raw_request("application/json", base::write_json(json))) ==
          "The request body could not be read: a NUL character");
    // Without a value: as if it had not been sent.
    const auto empty = tenant.send(raw_request(urlencoded, others));
    const auto missing = tenant.send(form_request(rest));
    requests += 2;
    CHECK(empty.status == missing.status);
    CHECK(json_of(empty)["error_description"] == json_of(missing)["error_description"]);
  }
  // Every one of them left one event that says why; the good ones, sent without a value for what
  // they do not need, were counted.
  const base::Json logs = json_of(tenant.manage("GET", "/api/v2/logs?include_totals=true"));
  CHECK(logs["total"].get<size_t>() >= requests);
  CHECK(tenant.send(form_request(app.form())).status == 200);
}

TEST_CASE("malformed headers of a token request are clear errors too") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const base::Form form = {{"grant_type", "client_credentials"}, {"audience", app.audience}};
  for (const std::string& header :
       {std::string("Basic"), std::string("Basic "), std::string("Basic ???"),
        "Basic " + jose::base64_encode("no colon"), "Basic " + jose::base64_encode("a%zz:b"),
        "Basic " + jose::base64_encode(std::string("a\0:b", 4)),
        "Basic " + jose::base64_encode("\xff:b"), "Basic " + std::string(1 << 20, 'A'),
        std::string("Bearer abc"), std::string("\xff\xfe")}) {
    base::Request request = form_request(form);
    request.headers.add("authorization", header);
    const auto response = tenant.send(request);
    CHECK(response.status == 401);
    CHECK(response.body == refused("access_denied", "Unauthorized"));
    CHECK(response.headers.find("www-authenticate"));
  }
  base::Request twice = basic_request("a:b", form);
  twice.headers.add("authorization", "Basic YTpi");
  CHECK(
      tenant.send(twice).body ==
      refused("invalid_request", "Only one client authentication method may be used in a request"));
  for (const std::string& header :
       {std::string(), std::string(1 << 20, 'a'), std::string("\xff"), std::string("a.b.c")}) {
    base::Request request = form_request(app.form());
    request.headers.add("dpop", header);
    const auto response = tenant.send(request);
    CHECK(response.status == 400);
    CHECK(json_of(response)["error"] == "invalid_dpop_proof");
  }
  base::Request odd = form_request(app.form());
  odd.headers.add("user-agent", "\xff\xfe");
  odd.headers.add("host", std::string(10'000, 'h'));
  odd.headers.add("auth0-forwarded-for", "\xff");
  CHECK(tenant.send(odd).status == 200);
  CHECK(newest_event(tenant)["user_agent"] == "(not UTF-8)");
}

TEST_CASE("the log tells every check that a token went through") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  (void)tenant.send(form_request(app.form()));
  std::string trail;
  const base::Json event = newest_event(tenant);
  for (const base::Json& check : event["details"]["checks"]) {
    trail += text_of(check, "name") + ": " + text_of(check, "outcome") + "\n";
  }
  CHECK(text_of(event, "type") == "seccft");
  CHECK(trail ==
        "Request: passed\n"
        "Client authentication: passed\n"
        "Grant type of the application: passed\n"
        "Audience: passed\n"
        "Client policy of the API: passed\n"
        "Client grant: passed\n"
        "Organization: passed\n"
        "Scope: passed\n"
        "Proof of possession: passed\n"
        "Credentials-exchange rules: passed\n");
}

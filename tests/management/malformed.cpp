// What is malformed gets a clear error and changes nothing, whatever endpoint it is sent to.
#include <catch2/catch_test_macros.hpp>

#include "management/routes.h"
#include "tests/support/test_tenant.h"

using namespace test_support;

namespace {

// "{id}" filled with ids of things that are there, so that the request gets as far as it can.
std::string filled_path(std::string path, const AuthorizedApplication& app) {
  const auto fill = [&](std::string_view area, const std::string& id) {
    const size_t at = path.find("{id}");
    if (at != std::string::npos && path.find(area) != std::string::npos) path.replace(at, 4, id);
  };
  fill("/clients/", app.client_id);
  fill("/resource-servers/", app.api_id);
  fill("/client-grants/{id}", app.grant_id);
  for (size_t at = path.find("{id}"); at != std::string::npos; at = path.find("{id}")) {
    path.replace(at, 4, "unknown");
  }
  return path;
}

base::Response send_raw(TestTenant& tenant, std::string_view method, const std::string& target,
                        const std::string& body, const std::string& content_type) {
  base::Request request;
  request.method = std::string(method);
  request.target = target;
  request.headers = {{"authorization", "Bearer " + tenant.token},
                     {"host", "localhost:8080"},
                     {"content-type", content_type}};
  request.body = body;
  return tenant.send(request);
}

// Everything that the Management API tells, and the newest event: no two tenants alike.
std::string everything(TestTenant& tenant) {
  std::string text;
  for (const char* target : {"/api/v2/clients", "/api/v2/resource-servers", "/api/v2/client-grants",
                             "/api/v2/logs?per_page=1"}) {
    text += tenant.manage("GET", target).body;
  }
  return text;
}

bool is_clear_error(const base::Response& response) {
  const base::Json json = json_of(response);
  return response.status >= 400 && response.status < 500 && json.is_object() &&
         json.value("statusCode", 0) == response.status && !text_of(json, "message").empty() &&
         json.contains("error");
}

std::string nested(size_t depth) {
  return "{\"name\":" + std::string(depth, '[') + std::string(depth, ']') + "}";
}

std::string wide(size_t members) {
  std::string text = "{";
  for (size_t i = 0; i < members; ++i) text += "\"m" + std::to_string(i) + "\":0,";
  text.back() = '}';
  return text;
}

// A body of nothing but members that exist, each of a kind that it never has.
std::string of_wrong_kinds() {
  std::string text = "{";
  for (const char* member :
       {"name", "identifier", "client_id", "audience", "scope", "scopes", "credential_type",
        "overlap_seconds", "expires_at", "display_name", "friendly_name", "grant_id", "order"}) {
    text += '"' + std::string(member) + "\":{\"a\":[1.5,null,true]},";
  }
  text.back() = '}';
  return text;
}

}  // namespace

TEST_CASE("every endpoint refuses a malformed body, with a clear error and without a change") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const std::string before = everything(tenant);
  const std::string json = "application/json";
  const std::string form = "application/x-www-form-urlencoded";
  struct Body {
    const char* what;
    std::string text;
    std::string content_type;
  };
  const Body bodies[] = {
      {"half an object", "{\"name\":", json},
      {"two values", "{} {}", json},
      {"an array", "[]", json},
      {"null", "null", json},
      {"a member twice", R"({"name":"a","name":"b"})", json},
      {"invalid UTF-8", "{\"name\":\"\xff\xfe\"}", json},
      {"a NUL octet", std::string("{\"name\":\"a\0\"}", 13), json},
      {"a NUL character", R"({"name":"a\u0000b","identifier":"\u0000","zz":0})", json},
      {"a lone surrogate", R"({"name":"\ud800"})", json},
      {"too deep", nested(100), json},
      {"much too deep", nested(100'000), json},
      {"too wide", wide(50'000), json},
      {"a megabyte of text", "{\"name\":\"" + std::string(1'000'000, 'a') + "\",\"zz\":0}", json},
      {"more than a megabyte", "{\"name\":\"" + std::string(1'100'000, 'a') + "\"}", json},
      {"wrong kinds", of_wrong_kinds(), json},
      {"unknown members", R"({"no_such_member":1})", json},
      {"plain text", "name=a", "text/plain"},
      {"XML", "<name>a</name>", "application/xml"},
      {"a form with a member twice", "name=a&name=b", form},
      {"a form with a broken escape", "name=%zz", form},
      {"a form that is no UTF-8", "name=%ff", form},
      {"a form with a NUL", "name=%00", form}};
  for (const auto& endpoint : management::endpoints()) {
    if (endpoint.method == "GET" || endpoint.method == "DELETE") continue;
    const std::string target = filled_path(endpoint.path, app);
    for (const Body& body : bodies) {
      INFO(endpoint.method << ' ' << target << ": " << body.what);
      const base::Response response =
          send_raw(tenant, endpoint.method, target, body.text, body.content_type);
      INFO(response.status << ' ' << response.body.substr(0, 300));
      CHECK(is_clear_error(response));
      CHECK(response.body.size() < 5000 + body.text.size());
    }
  }
  CHECK((everything(tenant) == before));
}

TEST_CASE("every endpoint refuses a malformed path and query, and nothing changes") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  const std::string before = everything(tenant);
  const char* segments[] = {"%", "%zz", "%00", "%ff%fe", "%C0%80"};
  const char* queries[] = {"?%zz", "?a=%00", "?a=%ff", "?fields=a&fields=b",
                           "?include_fields=maybe"};
  for (const auto& endpoint : management::endpoints()) {
    const size_t at = endpoint.path.find("{id}");
    if (at != std::string::npos) {
      for (const char* segment : segments) {
        std::string path = endpoint.path;
        const std::string target = filled_path(path.replace(at, 4, segment), app);
        INFO(endpoint.method << ' ' << target);
        const base::Response response = send_raw(tenant, endpoint.method, target, "", "");
        CHECK(response.status == 400);
        CHECK(is_clear_error(response));
      }
    }
    for (const char* query : queries) {
      const std::string target = filled_path(endpoint.path, app) + query;
      INFO(endpoint.method << ' ' << target);
      CHECK(is_clear_error(send_raw(tenant, endpoint.method, target, "", "")));
    }
  }
  CHECK(everything(tenant) == before);
}

TEST_CASE("what pages and filters cannot be is refused in the words of the Management API") {
  TestTenant tenant;
  const AuthorizedApplication app(tenant);
  struct Case {
    const char* query;
    const char* message;
  };
  const Case cases[] = {
      {"page=-1", "'Expected type integer but found type string' on property page."},
      {"page=", "'Expected type integer but found type string' on property page."},
      {"page=1&page=2", "'Expected type string but found type array' on property page."},
      {"page=99999999999999999999",
       "'Expected type integer but found type string' on property page."},
      {"per_page=0", "'Value 0 is less than minimum 1' on property per_page."},
      {"per_page=101", "'Value 101 is greater than maximum 100' on property per_page."},
      {"take=0", "'Value 0 is less than minimum 1' on property take."},
      {"take=101", "'Value 101 is greater than maximum 100' on property take."},
      {"from=abc", "'Expected type integer but found type string' on property from."},
      {"include_totals=1",
       "'Expected type boolean but found type string' on property include_totals."},
      {"include_fields=no",
       "'Expected type boolean but found type string' on property include_fields."},
  };
  for (const char* path :
       {"/api/v2/clients?", "/api/v2/resource-servers?", "/api/v2/client-grants?"}) {
    for (const Case& one : cases) {
      INFO(path << one.query);
      const base::Response response = tenant.manage("GET", std::string(path) + one.query);
      CHECK(response.status == 400);
      CHECK(text_of(json_of(response), "message") ==
            std::string("Query validation error: ") + one.message);
      CHECK(json_of(response)["errorCode"] == "invalid_query_string");
    }
  }
  CHECK(tenant.manage("GET", "/api/v2/clients?is_global=maybe").status == 400);
  CHECK(tenant.manage("GET", "/api/v2/client-grants?subject_type=cat").status == 400);
  CHECK(tenant.manage("GET", "/api/v2/client-grants?default_for=all").status == 400);
}

TEST_CASE("what Auth0 has and we have not answers as if a scope were missing") {
  TestTenant tenant;
  for (const char* path : {"/api/v2/rules", "/api/v2/users/auth0%7Cx", "/api/v2/branding/themes/x",
                           "/api/v2/clients/a/b/c/d", "/api/v2/"}) {
    INFO(path);
    const base::Response response = tenant.manage("GET", path);
    CHECK(response.status == 403);
    CHECK(json_of(response)["errorCode"] == "insufficient_scope");
  }
  CHECK(tenant.manage("GET", "/api/tallygate/v1/nothing").status == 404);
  CHECK(tenant.manage("GET", "/api/v3/clients").status == 404);
}

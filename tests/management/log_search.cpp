#include <catch2/catch_test_macros.hpp>

#include "tests/support/test_tenant.h"

using namespace test_support;

namespace {

// A log of five events, oldest first: three writes at 09:30 on 23 November, a token a day later, a
// refusal another day later.
struct LoggedTenant : TestTenant {
  std::unique_ptr<AuthorizedApplication> app;

  LoggedTenant() {
    app = std::make_unique<AuthorizedApplication>(*this);
    clock.advance(std::chrono::hours(24));
    post_form("/oauth/token", app->form());
    clock.advance(std::chrono::hours(24));
    base::Form form = app->form();
    form[2].second = "wrong";
    post_form("/oauth/token", form);
    open();
  }

  // What a query finds, newest first, as descriptions with a line each; or the status and message.
  std::string search(const std::string& query) {
    const base::Response response = manage("GET", "/api/v2/logs?q=" + base::percent_encode(query));
    const base::Json json = json_of(response);
    if (response.status != 200) {
      return std::to_string(response.status) + " " + text_of(json, "message");
    }
    std::string text;
    for (const base::Json& event : json) text += text_of(event, "description") + "\n";
    return text;
  }
};

const std::string refusal = "Unauthorized\n";
const std::string success = "Client Credentials for Access Token\n";
const std::string grant = "Create a client grant\n";
const std::string api = "Create a resource server\n";
const std::string client = "Create a client\n";
const std::string all = refusal + success + grant + api + client;

}  // namespace

TEST_CASE(
    "the log is searched by fields, words, phrases, wildcards, dates and their combinations") {
  LoggedTenant tenant;
  const std::string id = tenant.app->client_id;
  struct Case {
    std::string query, found;
  };
  const Case cases[] = {
      {"type:seccft", success},
      {"feccft", refusal},
      {"type:sapi OR type:feccft", refusal + grant + api + client},
      {"type:sapi type:feccft", refusal + grant + api + client},
      {"type:(seccft OR feccft)", refusal + success},
      {"type:(seccft feccft)", refusal + success},
      {"type:s*", success + grant + api + client},
      {"type:*cc*", refusal + success},
      {"type:s*i", grant + api + client},
      {"type:*", all},
      {"type:SECCFT", ""},
      {"NOT type:sapi", refusal + success},
      {"-type:sapi", refusal + success},
      {"!type:sapi", refusal + success},
      {"NOT (type:sapi OR type:seccft)", refusal},
      {"NOT NOT type:seccft", success},
      {"client NOT type:sapi", ""},
      {"Unauthorized NOT type:sapi", refusal},
      {"client_id:" + id, refusal + success},
      {"client_id:\"" + id + "\" AND type:feccft", refusal},
      {"client_id:" + id + " && NOT type:feccft", success},
      {"client_name:\"Billing service\"", refusal + success},
      {"client_name:Billing", refusal + success},
      {"client_name:Bill", ""},
      {"client_name:Bill*", refusal + success},
      {"client_name:serv*", refusal + success},
      {"client_name:billing", ""},
      {"description:\"Create a\"", grant + api + client},
      {"description:\"a client\"", grant + client},
      {"description:\"a cli\"", ""},
      {"description:\"Create client\"", ""},
      {"\"a resource server\"", api},
      {"user_agent:curl/8", refusal + success},
      {"ip:127.0.0.1", all},
      {"127.0.0.1 AND Billing", refusal + success},
      {"hostname:localhost:8080 AND type:seccft", success},
      {"audience:\"https://orders.example/api\"", refusal + success},
      {"audience:https://orders.example/api AND type:seccft", success},
      {"path:/api/v2/client-grants", grant},
      {"scope:read\\:orders", success},
      {"user_id:auth0", ""},
      {"NOT user_id:auth0 AND type:seccft", success},
      {"date:2026-11-24", success},
      {"date:2026-11", all},
      {"date:2026-10", ""},
      {"date:2026-11-25T09:30", refusal},
      {"date:2026-11-25T09:30:00Z", refusal},
      {"date:\"2026-11-25T09:30:00.000Z\"", refusal},
      {"date:[2026-11-24 TO 2026-11-25]", refusal + success},
      {"date:{2026-11-24 TO 2026-11-25]", refusal},
      {"date:[2026-11-24 TO 2026-11-25}", success},
      {"date:[2026-11-24 TO *]", refusal + success},
      {"date:[* TO 2026-11-24T09:29:59Z]", grant + api + client},
      {"date:[* TO *]", all},
      {"type:sapi AND (date:2026-11-24 OR description:grant)", grant},
      {"type:[seccft TO *]", success},
      {"type:{sapi TO seccft}", ""},
      {"log_id:{900202611240930 TO 900202611250930}", success},
      {"  type:seccft  ", success},
      {"(type:seccft)", success},
      {"", all},
  };
  for (const Case& one : cases) {
    INFO(one.query);
    CHECK(tenant.search(one.query) == one.found);
  }
}

TEST_CASE("a query that is wrong is answered with what is wrong about it") {
  LoggedTenant tenant;
  std::string deep, many;
  for (int i = 0; i < 17; ++i) deep += '(';
  for (int i = 0; i < 33; ++i) many += "a ";
  std::string nots;
  for (int i = 0; i < 100; ++i) nots += "NOT ";
  struct Case {
    std::string query, message;
  };
  const Case cases[] = {
      {"(type:seccft", "There is a '(' without a ')'."},
      {"type:seccft)", "There is a ')' without a '('."},
      {"type:(seccft", "There is a '(' without a ')'."},
      {"\"open", "There is a quote that does not end."},
      {"\"\"", "There is nothing in quotes."},
      {"type:", "There is no value after \"type:\"."},
      {"type:seccft AND", "The query ends, or has an operator, where a term is expected."},
      {"OR type:seccft", "The query ends, or has an operator, where a term is expected."},
      {"type:seccft AND OR feccft",
       "The query ends, or has an operator, where a term is expected."},
      {"NOT", "The query ends, or has an operator, where a term is expected."},
      {"()", "The query ends, or has an operator, where a term is expected."},
      {"colour:red",
       "Logs cannot be searched by \"colour\". They can by client_id, client_name, connection, "
       "date, "
       "description, hostname, ip, log_id, organization_id, strategy, type, user_agent, user_id "
       "and "
       "user_name; a text with a colon in it needs quotes"},
      {"date:yesterday",
       "A date is written 2026-11, 2026-11-23 or 2026-11-23T09:30:00Z, or as a range of two such."},
      {"date:[2026-13 TO *]",
       "A date is written 2026-11, 2026-11-23 or 2026-11-23T09:30:00Z, or as a range of two such."},
      {"date:2026-*",
       "A date is written 2026-11, 2026-11-23 or 2026-11-23T09:30:00Z, or as a range of two such."},
      {"date:[2026-11-23 2026-11-24]",
       "A range is written [lowest TO highest], or with { and } to leave its ends out."},
      {"type:[a TO b",
       "A range is written [lowest TO highest], or with { and } to leave its ends out."},
      {"[a TO b]",
       "A range needs a field with one value in front of it, such as date:[2026-11-01 TO *]."},
      {deep, "The query is nested too deeply."},
      {nots, "The query is nested too deeply."},
      {many, "The query has more than 32 terms."},
      {std::string(1001, 'a'), "The query is longer than 1000 characters."},
  };
  for (const Case& one : cases) {
    INFO(one.query);
    CHECK(tenant.search(one.query) ==
          "400 Query validation error: '" + one.message + "' on property q.");
  }
}

TEST_CASE("a search of the log pages, counts up to a thousand, sorts and shows chosen fields") {
  TestTenant tenant;
  for (int i = 0; i < 1100; ++i) tenant.post_form("/oauth/token", {});
  const std::string search = "/api/v2/logs?q=type:feccft";
  const base::Json last =
      json_of(tenant.manage("GET", search + "&include_totals=true&per_page=100&page=9"));
  CHECK(last["total"] == 1000);
  CHECK(last["start"] == 900);
  CHECK(last["limit"] == 100);
  CHECK(last["logs"].size() == 100);
  CHECK(json_of(tenant.manage("GET", search + "&per_page=100&page=10")).empty());
  CHECK(json_of(tenant.manage("GET", "/api/v2/logs?search=type:feccft")).size() == 50);

  const base::Json oldest = json_of(tenant.manage(
      "GET", search + "&sort=date:1&per_page=2&fields=log_id,type&include_fields=true"));
  const base::Json newest =
      json_of(tenant.manage("GET", search + "&sort=date:-1&per_page=2&fields=log_id,type"));
  CHECK(oldest[0].size() == 2);
  CHECK(oldest[0]["type"] == "feccft");
  CHECK(oldest[0]["log_id"] < oldest[1]["log_id"]);
  CHECK(newest[0]["log_id"] > newest[1]["log_id"]);
  CHECK(newest[1]["log_id"] > oldest[1]["log_id"]);
  const base::Json wrong = json_of(tenant.manage("GET", search + "&sort=type:1"));
  CHECK(wrong["message"] ==
        "Query validation error: 'String does not match pattern: ^date:(1|-1)$' on property sort.");
  CHECK(wrong["errorCode"] == "invalid_query_string");
}

TEST_CASE("reading the log by checkpoint goes on where it stopped, also after a clean-up") {
  TestTenant tenant;
  for (int i = 0; i < 250; ++i) tenant.post_form("/oauth/token", {});
  std::string target = "/api/v2/logs?take=100";
  std::vector<size_t> sizes;
  std::string before;
  for (;;) {
    const base::Response response = tenant.manage("GET", target);
    const base::Json events = json_of(response);
    sizes.push_back(events.size());
    const std::string* link = response.headers.find("link");
    if (!link) break;
    REQUIRE(link->starts_with("<" + std::string(issuer)));
    CHECK(before < text_of(events[0], "log_id"));
    before = text_of(events.back(), "log_id");
    target = "/" + link->substr(std::string(issuer).size() + 1,
                                link->find('>') - std::string(issuer).size() - 1);
  }
  CHECK(sizes == std::vector<size_t>{100, 100, 50, 0});
  CHECK(json_of(tenant.manage("GET", "/api/v2/logs?from=900&take=100")).size() == 100);
  CHECK(json_of(tenant.manage("GET", "/api/v2/logs?from=new"))["message"] ==
        "Query validation error: 'String does not match pattern: ^[0-9]+$' on property from.");
  CHECK(json_of(tenant.manage("GET", "/api/v2/logs?take=101"))["errorCode"] ==
        "invalid_query_string");
}

TEST_CASE("a search that would look at too much of the log is refused and says what helps") {
  TestTenant tenant;
  for (int i = 0; i < 9000; ++i) tenant.post_form("/oauth/token", {{"grant_type", "a"}});
  std::string terms;
  for (int i = 0; i < 30; ++i) terms += " x*";
  const std::string search = "/api/v2/logs?per_page=1&include_totals=true&q=";
  const base::Response refused = tenant.manage("GET", search + base::percent_encode(terms));
  CHECK(refused.status == 400);
  CHECK(json_of(refused)["message"] ==
        "Query validation error: 'The query looks at too much of the log: fewer terms, or a range "
        "of dates in front of them, make it cheaper' on property q.");
  const std::string narrow = "date:2026-11-22 AND (" + terms + ")";
  CHECK(json_of(tenant.manage("GET", search + base::percent_encode(narrow)))["total"] == 0);
}

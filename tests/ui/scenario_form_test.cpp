// A scenario that is changed on the screen: as a form, as JSON, from the tenant, a large one.
#include <catch2/catch_test_macros.hpp>

#include "sim/results_text.h"
#include "tests/ui/simulations.h"

using namespace test_support;

TEST_CASE("A scenario is changed as JSON, and what is wrong in it is told by place and reason") {
  Page page(very_tall);
  open_simulation(page, "retry-storm");
  page.click(Role::button, "Change it");
  page.click(Role::radio, "JSON");
  page.fill("Scenario, as JSON", R"({"version":1,"duration":"never"})");
  CHECK(page.reads("$.duration"));
  CHECK(page.get(Role::button, "Run it").disabled);
  auto scenario = *sim::read_scenario(sim::find_in_gallery("cron-stampede")->text);
  page.fill("Scenario, as JSON", sim::write_scenario(scenario));
  page.click(Role::button, "Run it");
  run_to_end(page, Begun::yes);
  CHECK_FALSE(page.reads("$.duration"));
  CHECK(page.reads(number(results_of("cron-stampede").total.tokens)));
}

TEST_CASE(
    "A scenario is changed as a form: services, kinds, events, with what is wrong at its field") {
  Page page(very_tall);
  open_simulation(page, "secret-rotation-without-overlap");
  page.click(Role::button, "Change it");
  page.click(Role::radio, "Services");
  page.click(Role::button, "accounting");
  page.fill("How many", "many");
  CHECK(page.get(Role::textbox, "How many").invalid);
  CHECK(page.get(Role::button, "Run it").disabled);
  page.fill("How many", "20");
  CHECK_FALSE(page.get(Role::textbox, "How many").invalid);
  page.click(Role::button, "Tokens are kept: In each process");
  page.click(Role::option, "By all instances together");
  page.click(Role::radio, "Events");
  page.click(Role::button, "A secret is rotated");
  page.fill("The old secret stays good, seconds", "3600");
  page.click(Role::button, "Run it");
  run_to_end(page, Begun::yes);
  auto scenario =
      *sim::read_scenario(sim::find_in_gallery("secret-rotation-without-overlap")->text);
  scenario.services[0].instances.count = 20;
  scenario.services[0].cache.kind = sim::CacheKind::shared;
  scenario.events[0].seconds = 3600;
  auto other = sim::Simulation::make(scenario);
  REQUIRE((*other)->run_to_end());
  CHECK(page.reads("Token requests: " + number((*other)->total().requests) + " asked for"));
  CHECK(page.reads("API calls: " + number((*other)->total().calls) + " made"));
}

TEST_CASE("Each event, instances and quota of the form is one that the simulator runs") {
  Page page(very_tall);
  page.open("#/simulator");
  page.click(Role::button, "A new scenario");
  CHECK(page.address() == "#/simulator/file");
  page.frame(3.5);
  page.settle();
  page.click(Role::radio, "Events");
  const char* kinds[] = {"The authorization server is down",
                         "The authorization server is slow",
                         "A secret is rotated",
                         "A stranger has a secret",
                         "The signing key is rotated",
                         "The signing key is revoked",
                         "An API loses a scope",
                         "An application loses an API",
                         "A token quota is set",
                         "Tokens live otherwise",
                         "A mark of its own"};
  const char* before = "A new version: all instances restart";
  page.click(Role::button, "Add an event");
  for (const char* kind : kinds) {
    INFO(kind);
    page.click(Role::button, std::string("What happens: ") + before);
    page.click(Role::option, kind);
    CHECK_FALSE(page.get(Role::button, "Run it").disabled);
    before = kind;
  }
  page.click(Role::radio, "Services");
  page.click(Role::button, "service");
  const char* instances[] = {"By the hour of the day", "As many as the load needs",
                             "Serverless, with cold starts", "Cron job", "CI runners"};
  before = "Always as many";
  for (const char* kind : instances) {
    INFO(kind);
    page.click(Role::button, std::string("Instances: ") + before);
    page.click(Role::option, kind);
    CHECK_FALSE(page.get(Role::button, "Run it").disabled);
    before = kind;
  }
  page.click(Role::radio, "Applications");
  page.click(Role::button, "application");
  page.click(Role::toggle, "It has a token quota");
  page.fill("Tokens an hour", "7");
  page.click(Role::button, "Run it");
  run_to_end(page, Begun::yes);
  CHECK(page.reads("At its end"));
}

TEST_CASE(
    "What is of a wrong kind in the JSON is told at its place, and the form draws it all the "
    "same") {
  Page page(very_tall);
  open_simulation(page, "secret-rotation-without-overlap");
  page.click(Role::button, "Change it");
  page.click(Role::radio, "JSON");
  page.fill("Scenario, as JSON", R"({"version":1,"apis":[7,{"id":3,"scopes":"x"}],"applications":{},
    "services":[{"name":5,"application":5,"apis":[1],"instances":[],"calls":{"kind":3,"rate":"x"}},null],
    "events":[{"kind":7,"at":1,"api":2},{"kind":"scope_removed","api":2}],"plan":3,"prices":"x"})");
  CHECK(page.reads("$.services[0].application"));
  page.click(Role::radio, "Form");
  for (const char* part :
       {"Services (!)", "APIs (!)", "Applications (!)", "Events (!)", "Plan (!)"}) {
    INFO(part);
    page.click(Role::radio, part);
    if (page.find(Role::button, "Without a name")) page.click(Role::button, "Without a name");
    CHECK(page.get(Role::button, "Run it").disabled);
  }
}

TEST_CASE("Text that is no JSON is left behind when the reader goes back to the form") {
  Page page(very_tall);
  open_simulation(page, "secret-rotation-without-overlap");
  page.click(Role::button, "Change it");
  page.click(Role::radio, "JSON");
  page.fill("Scenario, as JSON", "{ no");
  CHECK(page.reads("It is not JSON."));
  CHECK(page.get(Role::button, "Run it").disabled);
  page.click(Role::radio, "Form");
  CHECK_FALSE(page.reads("It is not JSON."));
  CHECK_FALSE(page.get(Role::button, "Run it").disabled);
}

TEST_CASE("What is renamed in the form is renamed wherever the scenario names it") {
  Page page(very_tall);
  open_simulation(page, "secret-rotation-without-overlap");
  page.click(Role::button, "Change it");
  page.click(Role::radio, "APIs");
  page.click(Role::button, "ledger");
  page.fill("API's name", "books");
  page.click(Role::radio, "Applications");
  page.click(Role::button, "accounting");
  page.fill("Application's name", "accounts");
  page.click(Role::radio, "JSON");
  const std::string text = page.get(Role::textbox, "Scenario, as JSON").value;
  CHECK(text.find("\"ledger\"") == std::string::npos);
  const auto scenario = sim::read_scenario(text);
  REQUIRE(scenario.has_value());
  CHECK(scenario->services[0].apis == std::vector<std::string>{"books"});
  CHECK(scenario->services[0].application == "accounts");
  CHECK(scenario->events[0].application == "accounts");
}

TEST_CASE("The tenant's own applications become a scenario by a click, which is run and changed") {
  Page page(very_tall);
  page.open("#/simulator");
  page.click(Role::button, "From this tenant");
  page.settle();
  CHECK(page.reads("may call an API of yours yet"));
  const test_support::AuthorizedApplication application(page.tenant);
  page.click(Role::button, "From this tenant");
  page.settle();
  CHECK(page.address() == "#/simulator/file");
  page.frame(3.5);
  page.settle();
  CHECK(page.reads("This tenant's applications"));
  page.click(Role::radio, "Services");
  CHECK(page.find(Role::button, "Billing-service"));
  run_to_end(page);
  CHECK(page.reads("Token requests: 1 asked for"));
}

TEST_CASE("A scenario of 200 services is drawn by those in sight, and all are told of") {
  Page page({1280, 800, 1});
  sim::Scenario scenario = *sim::read_scenario(sim::find_in_gallery("retry-storm")->text);
  const sim::Service service = scenario.services.front();
  for (int at = 0; at < 200; ++at) {
    scenario.services.push_back(service);
    scenario.services.back().name = "service-" + std::to_string(at);
  }
  page.open("#/simulator");
  page.platform.file = {"large.json", sim::write_scenario(scenario)};
  page.settle();
  page.frame(3.5);
  page.settle();
  page.click(Role::button, "Change it");
  page.click(Role::radio, "Services");
  size_t items = 0;
  for (const ui::MirrorNode& node : page.canvas.mirror().nodes()) {
    if (node.role != Role::listitem || node.count != 202) continue;
    ++items;
    CHECK(node.position > 0);
  }
  CHECK(items > 2);
  CHECK(items < 30);
  page.click(Role::button, "risk");
  CHECK(page.get(Role::button, "risk").expands == ui::Expands::open);
  page.fill("How many", "81");
  page.click(Role::button, "risk");
  for (int turn = 0; turn < 300 && !page.find(Role::button, "service-199"); ++turn) {
    page.wheel(640, 400, 240);
  }
  page.click(Role::button, "service-199");
  CHECK(page.get(Role::textbox, "How many").value == "80");
}

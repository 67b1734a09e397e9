// The Simulator: its gallery, a run with all its buttons, and the files that are opened and taken.
#include <catch2/catch_test_macros.hpp>

#include "crypto/crypto.h"
#include "crypto/keys.h"
#include "sim/gallery.h"
#include "sim/results_text.h"
#include "sim/scenario_json.h"
#include "sim/simulation.h"
#include "tests/ui/used.h"
#include "ui/text/common.h"
#include "ui/text/format.h"
#include "ui/widgets/time_series.h"

using test_support::Page;
using test_support::tall;
using ui::Role;

namespace {

constexpr ui::View very_tall{1280, 6000, 1};

sim::Results results_of(const sim::Scenario& scenario) {
  auto simulation = sim::Simulation::make(scenario);
  REQUIRE(simulation.has_value());
  REQUIRE((*simulation)->run_to_end());
  return (*simulation)->results();
}

sim::Results results_of(const char* name) {
  const auto scenario = sim::read_scenario(sim::find_in_gallery(name)->text);
  REQUIRE(scenario.has_value());
  return results_of(*scenario);
}

// The browser makes no keys here: the page waits for them, and goes on without.
void open_simulation(Page& page, const char* name) {
  page.open(std::string("#/simulator/") + name);
  page.frame(3.5);
  page.settle();
}

std::string number(uint64_t count) {
  return ui::grouped(static_cast<long long>(count));
}

enum class Begun { no, yes };
void run_to_end(Page& page, Begun begun = Begun::no) {
  if (begun == Begun::no) page.click(Role::button, "To the end");
  for (int frame = 0; frame < 3000 && !page.reads("Whether to believe it"); ++frame) {
    page.frame(0.01);
  }
}

// Advice takes some runs more.
void wait_for_advice(Page& page) {
  for (int frame = 0; frame < 9000 && page.reads("Trying:"); ++frame) page.frame(0.01);
}

}  // namespace

TEST_CASE("A scenario of the gallery runs to its end by a click, and shows what it counted") {
  Page page(very_tall);
  page.click(Role::link, "Simulator");
  CHECK(page.address() == "#/simulator");
  for (const auto& one : sim::gallery()) {
    CHECK(page.find(Role::link, sim::read_scenario(one.text)->title));
  }
  page.click(Role::link, "Retry storm after an outage");
  CHECK(page.address() == "#/simulator/retry-storm");
  page.frame(3.5);
  page.settle();
  CHECK(page.reads("Ready"));
  run_to_end(page);
  const sim::Results results = results_of("retry-storm");
  CHECK(page.reads("At its end"));
  CHECK(page.reads(number(results.total.tokens)));
  CHECK(page.reads(number(results.total.failed_requests())));
  CHECK(page.reads(number(results.peak_requests_per_second)));
  CHECK(page.reads("Token requests: " + number(results.total.requests) + " asked for"));
  CHECK(page.reads("API calls: " + number(results.total.calls) + " made"));
  const sim::Counts& total = results.total;
  CHECK(page.reads("Token flow: checkout "));
  CHECK(page.reads("payments " + number(total.calls - total.failed_calls()) + " answered, " +
                   number(total.failed_calls()) + " failed"));
  CHECK(page.reads(results.markers.front().text));
  for (const auto& check : results.checks) CHECK(page.reads(check.name));
}

TEST_CASE(
    "Cards in sight show what a run of their scenario does, once there are keys to run with") {
  Page page({1280, 700, 1});
  crypto::SecureRandom random;
  const std::string key = (*crypto::generate_rsa(2048, random))->pkcs8_der();
  page.open("#/simulator");
  const auto said = [&](const char* title) { return page.get(Role::link, title).description; };
  CHECK(page.reads("Each picture shows token requests over time"));
  CHECK(said("A well-behaved fleet").find("Token requests") == std::string::npos);
  for (int pair = 0; pair < 2; ++pair) {
    page.platform.pair = {key, ""};
    page.frame(0.01);
  }
  for (int frame = 0; frame < 20'000 && page.dashboard.next_frame_seconds() < 1; ++frame) {
    page.frame(0.01);
  }
  const sim::Results results = results_of("well-behaved-fleet");
  CHECK(said("A well-behaved fleet")
            .find("Token requests: at most " + number(results.peak_requests_per_second) +
                  " a second, at " + ui::moment_text(results.peak_at).substr(0, 16) + " UTC; ") !=
        std::string::npos);
  for (const sim::Marker& marker : results.markers) {
    CHECK(said("A well-behaved fleet").find(marker.text) != std::string::npos);
  }
  // What nobody looked at was not run.
  CHECK(said("Leaked secret").find("Token requests") == std::string::npos);
}

TEST_CASE(
    "Where the browser makes no keys, cards have no pictures and scenarios run all the same") {
  Page page;
  page.open("#/simulator");
  CHECK(page.reads("Each picture shows token requests over time"));
  page.platform.pair = ui::KeyPair{};
  page.settle();
  CHECK_FALSE(page.reads("Each picture shows token requests over time"));
  page.open("#/simulator/retry-storm");
  CHECK(page.reads("Ready"));
}

TEST_CASE("A failure leads back to the event that caused it, and to its moment") {
  Page page(very_tall);
  open_simulation(page, "secret-rotation-without-overlap");
  run_to_end(page);
  const sim::Results results = results_of("secret-rotation-without-overlap");
  const sim::Failure& failure = results.failures.front();
  CHECK_FALSE(page.reads(failure.chain.back()));
  page.click(Role::button, "Why call without a token: wrong secret");
  for (const std::string& link : failure.chain) CHECK(page.reads(link));
  page.click(Role::button, "Go to the moment of event 1");
  for (int frame = 0; frame < 3000 && !page.reads("Paused"); ++frame) page.frame(0.01);
  CHECK(page.reads("Paused"));
  CHECK_FALSE(page.reads("Whether to believe it"));
}

TEST_CASE("Advice is run by a click, and what it does stands beside what was before") {
  Page page(very_tall);
  open_simulation(page, "retry-storm");
  run_to_end(page);
  wait_for_advice(page);
  const sim::Results before = results_of("retry-storm");
  page.click(Role::button,
             "Run with it: Let \"checkout\" wait longer after each failure, by chance "
             "(exponential backoff with jitter)");
  run_to_end(page, Begun::yes);
  auto scenario = *sim::read_scenario(sim::find_in_gallery("retry-storm")->text);
  scenario.services[0].retry = sim::Retry();
  auto other = sim::Simulation::make(scenario);
  REQUIRE((*other)->run_to_end());
  const sim::Results now = (*other)->results();
  CHECK(page.find(Role::table, "Beside another run"));
  CHECK(page.find(Role::cell, number(before.peak_requests_per_second)));
  CHECK(page.find(Role::cell, number(now.peak_requests_per_second)));
  CHECK(page.reads("Token requests of both: " + number(before.total.requests) + " the other"));
  CHECK(page.reads("; " + number(now.total.requests) + " this run"));
  page.click(Role::button, "Back to the scenario as it was");
  page.settle();
  CHECK(page.reads("Ready"));
  CHECK_FALSE(page.find(Role::table, "Beside another run"));
}

TEST_CASE(
    "Any run that came to its end stands beside the one that is shown, also of another scenario") {
  Page page(very_tall);
  open_simulation(page, "secret-rotation-without-overlap");
  run_to_end(page);
  CHECK_FALSE(page.find(Role::button, "The other run: None"));
  page.open("#/simulator/cron-stampede");
  page.settle();
  run_to_end(page);
  page.click(Role::button, "The other run: None");
  page.click(Role::option, "Secret rotation without overlap (seed 1)");
  CHECK(page.find(Role::table, "Beside another run"));
  CHECK(page.find(Role::cell, number(results_of("secret-rotation-without-overlap").total.tokens)));
  CHECK(page.find(Role::cell, number(results_of("cron-stampede").total.tokens)));
}

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

TEST_CASE("A link has the whole scenario in it: whoever opens it runs the same") {
  Page page(very_tall);
  open_simulation(page, "secret-rotation-without-overlap");
  page.click(Role::button, "Share");
  page.settle();
  CHECK(page.reads("The link is in the clipboard"));
  const std::string link = page.platform.clipboard;
  const size_t hash = link.find('#');
  REQUIRE(hash != std::string::npos);
  CHECK(link.substr(0, hash) == "https://tallygate.example/");
  Page other(very_tall);
  other.open(link.substr(hash));
  other.frame(3.5);
  other.settle();
  CHECK(other.reads("Secret rotation without overlap"));
  run_to_end(other);
  CHECK(other.reads(number(results_of("secret-rotation-without-overlap").total.tokens)));
  other.open("#/simulator/shared.%2500");
  other.settle();
  CHECK(other.reads("The link is not a scenario"));
}

TEST_CASE("A run plays at the chosen speed, pauses, goes to the next event and begins anew") {
  Page page(very_tall);
  open_simulation(page, "retry-storm");
  page.click(Role::button, "Play");
  CHECK(page.reads("Running"));
  for (int frame = 0; frame < 100; ++frame) page.frame(0.01);
  page.click(Role::button, "Pause");
  CHECK(page.reads("Paused"));
  CHECK_FALSE(page.reads("0 % of"));
  page.click(Role::button, "To the next event");
  for (int frame = 0; frame < 3000 && !page.reads("Paused"); ++frame) page.frame(0.01);
  CHECK(page.reads("00:14:01 UTC"));
  page.click(Role::button, "From the start");
  page.frame(0.01);
  CHECK(page.reads("0 % of"));
  CHECK(page.reads("Ready"));
}

TEST_CASE("A file that is no scenario is refused with every place and reason, a good one runs") {
  Page page(very_tall);
  page.open("#/simulator");
  page.click(Role::button, "Open a scenario file");
  CHECK(page.platform.asked_for_file);
  page.platform.file = {"mine.json", R"({"version":1,"duration":"never","services":[{}]})"};
  page.settle();
  CHECK(page.reads("mine.json is not a scenario"));
  CHECK(page.reads("$.duration"));
  CHECK(page.address() == "#/simulator");
  page.click(Role::button, "Open a scenario file");
  page.platform.file = {"mine.json", std::string(sim::find_in_gallery("retry-storm")->text)};
  page.settle();
  CHECK(page.address() == "#/simulator/file");
  CHECK(page.reads("Retry storm after an outage"));
  page.open("#/simulator/no-such-scenario");
  page.settle();
  page.click(Role::button, "Go to Simulator");
  CHECK(page.address() == "#/simulator");
}

TEST_CASE("What was left of a quota at its lowest stands on a dial, and when it was used up") {
  Page page(very_tall);
  auto scenario = *sim::read_scenario(sim::find_in_gallery("quota-cliff-at-noon")->text);
  scenario.duration = std::chrono::hours(3);
  scenario.applications[0].quota->per_day = 30;
  page.open("#/simulator");
  page.platform.file = {"cliff.json", sim::write_scenario(scenario)};
  page.settle();
  page.frame(3.5);
  page.settle();
  run_to_end(page);
  const sim::Results results = results_of(scenario);
  REQUIRE_FALSE(results.burn_downs.empty());
  CHECK(page.reads(results.burn_downs.front().what + ": 0 % left when "));
  CHECK(page.reads("0 of " + number(results.burn_downs.front().points.back().limit) + " left"));
  CHECK(page.reads("Used up at "));
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

TEST_CASE("Axes part counts and times by numbers that people read at once") {
  CHECK(ui::count_step(7, 4) == 2);
  CHECK(ui::count_step(1, 4) == 1);
  CHECK(ui::count_step(90'000, 4) == 50'000);
  CHECK(ui::short_count(9'999) == "9999");
  CHECK(ui::short_count(12'000) == "12 k");
  CHECK(ui::short_count(1'500'000) == "1.5 M");
  CHECK(ui::time_step(std::chrono::hours(1), 8) == std::chrono::minutes(10));
  CHECK(ui::time_step(std::chrono::hours(24), 8) == std::chrono::hours(3));
  CHECK(ui::time_step(std::chrono::hours(24 * 400), 8) == std::chrono::hours(24 * 60));
}

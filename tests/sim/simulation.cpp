#include "sim/simulation.h"

#include <catch2/catch_test_macros.hpp>
#include <tuple>

#include "sim/report.h"
#include "sim/results_text.h"
#include "sim/scenario_json.h"

namespace {

constexpr char fleet[] = R"({"version": 1, "duration": "4h",
  "apis": [{"id": "orders", "token_lifetime_seconds": 3600}],
  "applications": [{"id": "shop"}],
  "services": [{"name": "shop", "application": "shop", "apis": ["orders"],
                "instances": {"kind": "fixed", "count": 7},
                "calls": {"kind": "constant", "rate": 1}, "cache": {"kind": "process"}}]})";

sim::Results run(const std::string& text, sim::Options options = {}) {
  const auto scenario = sim::read_scenario(text);
  REQUIRE(scenario);
  auto simulation = sim::Simulation::make(*scenario, options);
  REQUIRE(simulation);
  CHECK((*simulation)->run_to_end());
  return (*simulation)->results();
}

std::string with(const std::string& assignment) {
  return base::write_json(*sim::with_setting(*base::parse_json(fleet), assignment));
}

void check_sound(const sim::Results& results) {
  CHECK(results.checks.size() >= 5);
  for (const auto& check : results.checks) {
    INFO(check.name << ": " << check.explanation);
    CHECK(check.holds);
  }
}

}  // namespace

TEST_CASE("instances with a cache each take one token for each lifetime, as the formula says") {
  const sim::Results results = run(fleet);
  CHECK(results.total.tokens == 7 * 4);
  CHECK(results.total.failed_calls() == 0);
  check_sound(results);
}

TEST_CASE("a token for each call is as many tokens as calls") {
  const sim::Results results = run(with("services[0].cache.kind=none"));
  CHECK(results.total.tokens == 7 * 4 * 3600);
  CHECK(results.total.calls == results.total.tokens);
  CHECK(results.tokens_with_cache == 4);
  check_sound(results);
}

TEST_CASE("what went between applications and APIs sums up to all, since the start and of late") {
  auto scenario = sim::read_scenario(with(R"(applications[0].quota={"per_hour":5})"));
  scenario->applications.push_back({"risk", std::nullopt});
  scenario->services.push_back(scenario->services[0]);
  scenario->services[1].application = "risk";
  auto simulation = sim::Simulation::make(*scenario);
  REQUIRE(simulation);
  CHECK((*simulation)->flow().last.empty());
  const auto check_sums = [&] {
    const sim::Flow& flow = (*simulation)->flow();
    const auto& snapshots = (*simulation)->snapshots();
    REQUIRE(flow.total.size() == 2);
    sim::Counts all = flow.total[0], late = flow.last[0];
    all.add(flow.total[1]);
    late.add(flow.last[1]);
    CHECK(all == (*simulation)->total());
    CHECK(flow.to == snapshots.back().at);
    CHECK(flow.from == snapshots[snapshots.size() - 2].at);
    CHECK(late == snapshots.back().total.since(snapshots[snapshots.size() - 2].total));
  };
  CHECK((*simulation)->run_until(scenario->start + sim::Milliseconds(5'430'000)));
  check_sums();
  CHECK((*simulation)->run_to_end());
  check_sums();
  CHECK((*simulation)->flow().total[0].tokens == 5 * 4);
  CHECK((*simulation)->flow().total[1].tokens == 7 * 4);
  CHECK((*simulation)->flow().total[1].failed_requests() == 0);
}

TEST_CASE("an enforced quota gives its number and every refusal has its cause") {
  const sim::Results results = run(with(R"(applications[0].quota={"per_hour":5})"));
  CHECK(results.total.tokens == 5 * 4);
  CHECK(results.exhaustions.size() == 4);
  CHECK(results.total.failed[static_cast<size_t>(sim::FailureReason::quota)] > 0);
  check_sound(results);
}

TEST_CASE("a quota burns down as calls take its tokens, and stands anew in the next hour") {
  // A call each ten seconds, and a point each minute.
  sim::Results results = run(base::write_json(
      *sim::with_setting(*base::parse_json(with(R"(applications[0].quota={"per_hour":300})")),
                         R"(services[0]={"name":"shop","application":"shop","apis":["orders"],
                            "instances":{"count":1},"calls":{"rate":0.1},
                            "cache":{"kind":"none"},"retry":{"kind":"none"}})")));
  REQUIRE(results.burn_downs.size() == 1);
  const auto& series = results.burn_downs[0];
  CHECK(series.what == "shop per_hour");
  REQUIRE(series.points.size() == 240);
  for (const auto& point : series.points) {
    INFO(base::to_iso(point.at));
    const auto in_hour = (point.at - std::chrono::milliseconds(1) -
                          base::start_of_hour(point.at - std::chrono::milliseconds(1)))
                             .count() +
                         1;
    const auto taken = static_cast<uint64_t>(in_hour / 10'000);
    CHECK(point.limit == 300);
    CHECK(point.left == (taken < 300 ? 300 - taken : 0));
  }
  CHECK(results.exhaustions.size() == 4);
  const std::string csv = sim::burn_down_csv(results);
  CHECK(
      csv.starts_with("what,at,limit,left\r\nshop per_hour,2026-03-02T00:01:00.000Z,300,294\r\n"));
  CHECK(sim::results_json(results)["burn_downs"][0]["points"].size() == 240);
  CHECK(sim::report_html(results).find("What is left of shop per_hour") != std::string::npos);
}

TEST_CASE("a quota that is set later burns down from then on, and the plan all along") {
  base::Json json = *base::parse_json(with(R"(plan={"tokens_per_month":1000})"));
  json["events"] = base::Json::array({{{"kind", "quota_set"},
                                       {"at", "2h"},
                                       {"application", "shop"},
                                       {"quota", {{"per_day", 100}}}}});
  const sim::Results results = run(base::write_json(json));
  REQUIRE(results.burn_downs.size() == 2);
  const auto& [quota, plan] = std::tie(results.burn_downs[0], results.burn_downs[1]);
  CHECK(quota.what == "shop per_day");
  CHECK(quota.points.front().left == 100 - 7 * 3);
  CHECK(quota.points.back().left == 100 - 7 * 4);
  CHECK(plan.what == "plan");
  CHECK(plan.points.front().left == 1000 - 7);
  CHECK(plan.points.back().left == 1000 - 7 * 4);
  CHECK(run(fleet).burn_downs.empty());
  CHECK(sim::burn_down_csv(run(fleet)).empty());
}

TEST_CASE(
    "the engine's log has an event for each token that is signed, and says so of many at once") {
  for (const auto depth : {sim::Depth::full, sim::Depth::accounting}) {
    for (const char* cache : {"process", "none"}) {
      base::Json json = *base::parse_json(with("duration=1m"));
      json["services"][0]["cache"]["kind"] = cache;
      json["services"][0]["calls"]["rate"] = 0.2;
      sim::Options options;
      options.depth = depth;
      auto simulation = sim::Simulation::make(*sim::scenario_of(json), options);
      REQUIRE(simulation);
      CHECK((*simulation)->run_to_end());
      const uint64_t tokens = (*simulation)->total().tokens;
      CHECK(tokens == (*cache == 'n' ? 7 * 12 : 7));
      base::Request request;
      request.target = "/api/v2/logs?q=type:seccft&per_page=100";
      request.headers = {{"authorization", "Bearer " + (*simulation)->engine().dashboard_token()}};
      const auto events = base::parse_json((*simulation)->engine().handle(request).body);
      REQUIRE(events);
      uint64_t logged = 0;
      for (const base::Json& event : *events) {
        const base::Json* requests = base::find_member(event["details"], "requests");
        logged += requests ? requests->get<uint64_t>() : 1;
      }
      INFO(cache << ", " << events->size() << " events");
      CHECK(logged == tokens);
      if (depth == sim::Depth::full) CHECK(events->size() == tokens);
      if (depth == sim::Depth::accounting && *cache == 'n') CHECK(events->size() < tokens);
    }
  }
}

TEST_CASE("the same seed gives the same octets, and full depth the same counts") {
  const std::string text = with(R"(services[0].calls={"kind":"poisson","rate":2})");
  CHECK(sim::results_csv(run(text)) == sim::results_csv(run(text)));
  sim::Options full;
  full.depth = sim::Depth::full;
  const sim::Results signed_run = run(text, full);
  check_sound(signed_run);
  CHECK(sim::results_csv(signed_run) == sim::results_csv(run(text)));
  sim::Options other;
  other.seed = 2;
  CHECK(sim::results_csv(run(text, other)) != sim::results_csv(run(text)));
}

TEST_CASE("a bad scenario is told by path and reason, all of it at once") {
  const auto read = sim::scenario_of(*base::parse_json(
      R"({"version": 2, "duration": "soon", "apis": [{}], "applications": 3, "services": []})"));
  REQUIRE(!read);
  std::string text;
  for (const auto& error : read.error()) text += error.path + ": " + error.reason + '\n';
  CHECK(text ==
        "$.version: It must be from 1 to 1.\n"
        "$.duration: It must be a duration such as \"90s\", \"1h30m\" or \"30d\".\n"
        "$.apis[0].id: It is missing.\n"
        "$.applications: It must be a list.\n");
}

// The token flow: what it counts, where its marks are, and what it says.
#include "ui/token_flow.h"

#include <catch2/catch_test_macros.hpp>
#include <numeric>

#include "sim/gallery.h"
#include "sim/scenario_json.h"
#include "tests/ui/stage.h"
#include "ui/widgets/token_flow_view.h"

using ui::FlowKind;

namespace {

// Applications "a0" … of one API, each busier than the one before; but the last does nothing.
struct Fleet {
  explicit Fleet(size_t applications) {
    scenario.apis.push_back({.id = "orders", .scopes = {}});
    for (size_t at = 0; at < applications; ++at) {
      scenario.applications.push_back({"a" + std::to_string(at), std::nullopt});
      sim::Counts counts;
      counts.requests = at + 1 < applications ? 100 * (at + 1) : 0;
      counts.calls = 10 * counts.requests;
      flow.total.push_back(counts);
      scenario.services.push_back({.name = "s", .application = scenario.applications.back().id});
      scenario.services.back().apis = {"orders"};
    }
  }
  ui::TokenFlow shown() const {
    return ui::token_flow_of(scenario, ui::flow_connections(scenario), flow);
  }
  sim::Scenario scenario;
  sim::Flow flow;
};

// The view alone, of a simulation that a test runs.
struct Flow : Stage {
  Flow() {
    const auto scenario = sim::read_scenario(sim::find_in_gallery("retry-storm")->text);
    simulation = std::move(*sim::Simulation::make(*scenario));
  }
  void show(ui::Motion motion) {
    frame([&] { view.draw(look, *simulation, motion); });
  }
  void run_to(int minutes) {
    REQUIRE(simulation->run_until(simulation->scenario().start + std::chrono::minutes(minutes)));
  }
  float marks_of(FlowKind kind) const {
    float sum = 0;
    for (int at = 0; at < recorder.flow.ways_count; ++at) {
      const auto& way = recorder.flow.ways[static_cast<size_t>(at)];
      if (static_cast<FlowKind>(way.kind_and_seed) == kind) sum += way.marks;
    }
    return sum;
  }

  std::unique_ptr<sim::Simulation> simulation;
  ui::TokenFlowView view;
};

}  // namespace

TEST_CASE("Token requests and calls are told apart by what became of them") {
  sim::Counts counts;
  counts.requests = 100;
  counts.calls = 50;
  for (size_t reason = 0; reason < sim::failure_reasons; ++reason) counts.failed[reason] = 1;
  const ui::FlowCounts flow = ui::flow_counts(counts);
  CHECK(flow == ui::FlowCounts{92, 2, 3, 3, 46, 4});
  CHECK(ui::refused_in(flow) == 8);
}

TEST_CASE("Of more applications than there is room for, the busiest stand alone") {
  const Fleet few(8), many(20);
  CHECK(few.shown().applications.back().name == "a7");
  const ui::TokenFlow flow = many.shown();
  REQUIRE(flow.applications.size() == 8);
  CHECK(flow.applications[0].name == "a12");
  CHECK(flow.applications[6].name == "a18");
  CHECK(flow.applications[7].name == "13 other applications");
  CHECK(ui::count_of(flow.applications[7].total, FlowKind::granted) == 100 * 12 * 13 / 2);
  CHECK(ui::count_of(flow.total, FlowKind::granted) == 100 * 19 * 20 / 2);
}

TEST_CASE("A mark stands for as many as there must be, requests and calls each by themselves") {
  const ui::FlowCounts quiet{3, 0, 0, 0, 90, 0}, busy{0, 0, 4100, 0, 0, 0};
  CHECK(ui::flow_units({quiet}, 40, 300) == ui::FlowUnits{1, 5});
  CHECK(ui::flow_units({quiet, busy}, 40, 300) == ui::FlowUnits{200, 5});
  CHECK(ui::flow_marks(0, 200) == 0);
  CHECK(ui::flow_marks(3, 200) == 1);
  CHECK(ui::flow_marks(4100, 200) == 20.5f);
  CHECK(ui::flow_seconds(1000) > ui::flow_seconds(20));
  CHECK(ui::flow_seconds(0) > 0);
}

TEST_CASE("Marks go from where their way begins over its turn to its end") {
  const ui::FlowWay way{
      .from_x = 0, .from_y = 10, .to_x = 100, .to_y = 30, .via_x = 60, .via_y = 50};
  const auto is_at = [&](float gone, float x, float y) {
    const ImVec2 point = ui::flow_point(way, gone);
    return std::abs(point.x - x) < 0.01f && std::abs(point.y - y) < 0.01f;
  };
  CHECK(is_at(0, 0, 10));
  CHECK(is_at(0.25f, 30, 30));
  CHECK(is_at(0.5f, 60, 50));
  CHECK(is_at(1, 100, 30));
}

TEST_CASE("The flow moves while a run plays, and stands still while it rests") {
  Flow flow;
  flow.run_to(10);
  flow.show(ui::Motion::rests);
  const auto resting = flow.recorder.flow;
  flow.show(ui::Motion::rests);
  CHECK(flow.recorder.flow.phase == resting.phase);
  CHECK(flow.marks_of(FlowKind::called) > 0);
  CHECK(flow.marks_of(FlowKind::unanswered) == 0);
  CHECK(flow.says("Token flow: checkout "));
  flow.run_to(16);  // within the outage
  flow.show(ui::Motion::plays);
  CHECK(flow.recorder.flow.phase > resting.phase);
  CHECK(flow.marks_of(FlowKind::unanswered) > 0);
  CHECK(flow.marks_of(FlowKind::unanswered) < 41);
}

TEST_CASE("Without a shader the flow is drawn by fewer marks, with little motion by still lines") {
  Flow flow;
  flow.run_to(16);
  flow.show(ui::Motion::rests);
  const int without_marks = flow.recorder.vertices;
  flow.recorder.has_programs = false;
  flow.show(ui::Motion::rests);
  const int with_marks = flow.recorder.vertices;
  CHECK(with_marks > without_marks + 100);
  flow.look.reduced_motion = true;
  flow.recorder.flow = {};
  flow.show(ui::Motion::plays);
  CHECK(flow.recorder.flow.ways_count == 0);
  CHECK(flow.recorder.vertices > without_marks);
}

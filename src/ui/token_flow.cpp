#include "ui/token_flow.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include "ui/text/common.h"
#include "ui/text/simulator.h"
#include "ui/theme.h"

namespace ui {
namespace {

uint64_t failed_for(const sim::Counts& counts, std::initializer_list<sim::FailureReason> reasons) {
  uint64_t sum = 0;
  for (const sim::FailureReason reason : reasons) sum += counts.failed[static_cast<size_t>(reason)];
  return sum;
}

void add_counts(FlowCounts& sum, const FlowCounts& counts) {
  for (size_t kind = 0; kind < flow_kinds; ++kind) sum[kind] += counts[kind];
}

bool is_of_calls(size_t kind) {
  return kind >= static_cast<size_t>(FlowKind::called);
}

// Which node shows each of them: itself, or the last one, with others.
struct ShownNodes {
  std::vector<size_t> node_of;
  std::vector<TokenFlow::Node> nodes;
};

template <class Plan>
ShownNodes choose(const std::vector<Plan>& plans, const std::vector<uint64_t>& busy,
                  const char* others) {
  ShownNodes shown;
  shown.node_of.resize(plans.size(), flow_nodes_max - 1);
  std::vector<size_t> order(plans.size());
  std::iota(order.begin(), order.end(), 0);
  const bool are_many = plans.size() > flow_nodes_max;
  if (are_many) {
    const auto alone = order.begin() + flow_nodes_max - 1;
    std::partial_sort(order.begin(), alone, order.end(), [&](size_t a, size_t b) {
      return busy[a] != busy[b] ? busy[a] > busy[b] : a < b;
    });
    order.erase(alone, order.end());
    std::sort(order.begin(), order.end());
  }
  for (const size_t at : order) {
    shown.node_of[at] = shown.nodes.size();
    shown.nodes.push_back({plans[at].id, {}});
  }
  if (are_many) {
    const auto count = static_cast<long long>(plans.size() - order.size());
    shown.nodes.push_back({fill(others, grouped(count)), {}});
  }
  return shown;
}

}  // namespace

FlowCounts flow_counts(const sim::Counts& counts) {
  using enum sim::FailureReason;
  const uint64_t failed_requests = counts.failed_requests(), failed_calls = counts.failed_calls();
  return {counts.requests - std::min(counts.requests, failed_requests),
          failed_for(counts, {quota, plan}),
          failed_for(counts, {wrong_secret, no_grant, refused}),
          failed_for(counts, {unreachable, lost, timed_out}),
          counts.calls - std::min(counts.calls, failed_calls),
          failed_calls};
}

uint64_t refused_in(const FlowCounts& counts) {
  return count_of(counts, FlowKind::limited) + count_of(counts, FlowKind::denied) +
         count_of(counts, FlowKind::unanswered);
}

std::vector<bool> flow_connections(const sim::Scenario& scenario) {
  std::unordered_map<std::string_view, size_t> applications, apis;
  for (const auto& one : scenario.applications) applications.emplace(one.id, applications.size());
  for (const auto& one : scenario.apis) apis.emplace(one.id, apis.size());
  std::vector<bool> connections(applications.size() * apis.size());
  for (const sim::Service& service : scenario.services) {
    const auto application = applications.find(service.application);
    for (const std::string& id : service.apis) {
      const auto api = apis.find(id);
      if (application == applications.end() || api == apis.end()) continue;
      connections[application->second * apis.size() + api->second] = true;
    }
  }
  return connections;
}

TokenFlow token_flow_of(const sim::Scenario& scenario, const std::vector<bool>& connections,
                        const sim::Flow& flow) {
  const size_t apis = scenario.apis.size();
  std::vector<uint64_t> busy_applications(scenario.applications.size()), busy_apis(apis);
  for (size_t at = 0; at < flow.total.size(); ++at) {
    const uint64_t busy = flow.total[at].requests + flow.total[at].calls;
    busy_applications[at / apis] += busy;
    busy_apis[at % apis] += busy;
  }
  ShownNodes from =
      choose(scenario.applications, busy_applications, words::flow_other_applications);
  ShownNodes to = choose(scenario.apis, busy_apis, words::flow_other_apis);
  TokenFlow shown;
  shown.pairs.resize(from.nodes.size() * to.nodes.size());
  shown.late = shown.pairs;
  shown.connected.resize(shown.pairs.size());
  for (size_t at = 0; at < flow.total.size(); ++at) {
    if (!connections[at]) continue;
    const size_t application = from.node_of[at / apis], api = to.node_of[at % apis];
    const FlowCounts total = flow_counts(flow.total[at]);
    add_counts(from.nodes[application].total, total);
    add_counts(to.nodes[api].total, total);
    add_counts(shown.total, total);
    const size_t pair = application * to.nodes.size() + api;
    shown.connected[pair] = true;
    add_counts(shown.pairs[pair], total);
    if (!flow.last.empty()) add_counts(shown.late[pair], flow_counts(flow.last[at]));
  }
  shown.applications = std::move(from.nodes);
  shown.apis = std::move(to.nodes);
  return shown;
}

FlowUnits flow_units(const std::vector<FlowCounts>& late, uint64_t each_max, uint64_t all_max) {
  uint64_t most[2] = {}, all[2] = {};
  for (const FlowCounts& pair : late) {
    for (size_t kind = 0; kind < flow_kinds; ++kind) {
      const bool of_calls = is_of_calls(kind);
      most[of_calls] = std::max(most[of_calls], pair[kind]);
      all[of_calls] += pair[kind];
    }
  }
  const auto unit = [&](int of) {
    for (uint64_t ten = 1;; ten *= 10) {
      for (const uint64_t one : {ten, ten * 2, ten * 5}) {
        if (most[of] / one <= each_max && all[of] / one <= all_max) return one;
      }
    }
  };
  return {unit(0), unit(1)};
}

float flow_marks(uint64_t count, uint64_t unit) {
  if (count == 0) return 0;
  return std::max(1.0f, static_cast<float>(count) / static_cast<float>(unit));
}

double flow_seconds(int64_t latency_milliseconds) {
  return std::min(
      6.0, 1.5 + std::log10(static_cast<double>(std::max<int64_t>(1, latency_milliseconds))));
}

// As shaders/token_flow.vert does it.
ImVec2 flow_point(const FlowWay& way, float gone) {
  const bool is_on_first_half = gone < 0.5f;
  const ImVec2 from =
      is_on_first_half ? ImVec2(way.from_x, way.from_y) : ImVec2(way.via_x, way.via_y);
  const ImVec2 to = is_on_first_half ? ImVec2(way.via_x, way.via_y) : ImVec2(way.to_x, way.to_y);
  const float part = is_on_first_half ? gone * 2 : gone * 2 - 1;
  return {from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part * part * (3 - 2 * part)};
}

void draw_flow_mark(ImDrawList& list, FlowKind kind, ImVec2 centre, float radius, ImU32 colour) {
  const auto at = [&](float x, float y) { return ImVec2(centre.x + x, centre.y + y); };
  constexpr float stroke = 1.8f;
  const float turned = radius * 0.7071f;
  switch (kind) {
    case FlowKind::granted:
      return list.AddCircleFilled(centre, radius * 0.8f, colour);
    case FlowKind::limited:
      return list.AddCircle(centre, radius * 0.8f, colour, 0, stroke);
    case FlowKind::denied:
      list.AddLine(at(-turned, -turned), at(turned, turned), colour, stroke);
      return list.AddLine(at(-turned, turned), at(turned, -turned), colour, stroke);
    case FlowKind::unanswered:
      return list.AddLine(at(-radius, 0), at(radius, 0), colour, stroke);
    case FlowKind::called:
      return list.AddQuadFilled(at(-radius, 0), at(0, -radius), at(radius, 0), at(0, radius),
                                colour);
    case FlowKind::failed:
      return list.AddQuad(at(-radius, 0), at(0, -radius), at(radius, 0), at(0, radius), colour,
                          stroke);
  }
}

void draw_flow_marks(ImDrawList& list, const TokenFlowPaint& paint) {
  for (int place = 0; place < paint.ways_count; ++place) {
    const FlowWay& way = paint.ways[static_cast<size_t>(place)];
    const auto kind = static_cast<size_t>(way.kind_and_seed);
    for (int number = 0; static_cast<float>(number) < way.marks; ++number) {
      const float sum = paint.phase + way.kind_and_seed + static_cast<float>(number) * 0.618034f;
      const float alpha = std::min(1.0f, way.marks - static_cast<float>(number));
      draw_flow_mark(list, static_cast<FlowKind>(kind), flow_point(way, sum - std::floor(sum)),
                     paint.radius, faded(paint.colours[kind], alpha));
    }
  }
}

}  // namespace ui

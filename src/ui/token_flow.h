// What the token-flow view shows, as values: who asks for tokens, who is called, and the marks on
// the ways between them.
#pragma once

#include <string>
#include <vector>

#include "imgui.h"
#include "sim/results.h"
#include "ui/renderer.h"

namespace ui {

using FlowCounts = std::array<uint64_t, flow_kinds>;
FlowCounts flow_counts(const sim::Counts& counts);
// Of one kind.
constexpr uint64_t count_of(const FlowCounts& counts, FlowKind kind) {
  return counts[static_cast<size_t>(kind)];
}
// Token requests that got no token, for whatever reason.
uint64_t refused_in(const FlowCounts& counts);

// Where there are more applications or APIs than flow_nodes_max, the busiest and "12 others".
struct TokenFlow {
  struct Node {
    std::string name;
    FlowCounts total{};
  };
  std::vector<Node> applications, apis;
  FlowCounts total{};
  // By pair, application times number of APIs plus API, of what is shown: all, and of late.
  std::vector<FlowCounts> pairs, late;
  std::vector<bool> connected;  // pairs with a service in between
};
// Which applications call which APIs, by sim::Flow's places.
std::vector<bool> flow_connections(const sim::Scenario& scenario);
TokenFlow token_flow_of(const sim::Scenario& scenario, const std::vector<bool>& connections,
                        const sim::Flow& flow);

// How many of its kind one mark stands for: the least of 1, 2, 5, 10, 20 … by which no way has more
// marks than `each_max`, nor all ways together more than `all_max`.
struct FlowUnits {
  uint64_t requests = 1, calls = 1;
  bool operator==(const FlowUnits&) const = default;
};
FlowUnits flow_units(const std::vector<FlowCounts>& late, uint64_t each_max, uint64_t all_max);
// One at least where there is anything.
float flow_marks(uint64_t count, uint64_t unit);

// How long a mark is on its way, by the network's latency.
double flow_seconds(int64_t latency_milliseconds);

// Where a mark is that has gone that part (0..1) of its way.
ImVec2 flow_point(const FlowWay& way, float gone);
// A mark by itself: for legends, and for all where no shader does it.
void draw_flow_mark(ImDrawList& list, FlowKind kind, ImVec2 centre, float radius, ImU32 colour);
// All of a paint as the shader does it.
void draw_flow_marks(ImDrawList& list, const TokenFlowPaint& paint);

}  // namespace ui

#include "ui/widgets/token_flow_places.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr float node_height = 68, height_min = 236;

// Room for the names, and for counts that will come; the marks have the rest.
float side_of(const Look& look, const std::vector<TokenFlow::Node>& nodes, float width) {
  const float least = look.compact ? 114 : 160;
  float side = least;
  for (const TokenFlow::Node& one : nodes) {
    side = std::max(side, measure(look.small_strong(), one.name).x + 14);
  }
  return std::min(side, std::max(least, width * 0.24f));
}

}  // namespace

FlowPlaces FlowPlaces::of(Look& look, const TokenFlow& flow) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = look.available();
  const size_t rows = std::max(flow.applications.size(), flow.apis.size());
  const float height = std::max(height_min, static_cast<float>(rows) * node_height);
  FlowPlaces places;
  places.box = {at, {at.x + width, at.y + height}};
  places.left = side_of(look, flow.applications, width);
  places.right = side_of(look, flow.apis, width);
  places.applications = flow.applications.size();
  places.apis = flow.apis.size();
  places.server = {at.x + (places.left + width - places.right) / 2,
                   at.y + std::max(100.0f, height * 0.4f)};
  return places;
}

FlowWay FlowPlaces::way(FlowKind kind, size_t application_at, size_t api_at) const {
  const ImVec2 from = application(application_at), to = api(api_at);
  const bool is_call = kind == FlowKind::called || kind == FlowKind::failed;
  const auto apart = static_cast<float>(kind) * 5;  // kinds have lanes of their own
  FlowWay way{.from_x = from.x + 8,
              .from_y = from.y - 6 + (is_call ? 12 : 0),
              .to_x = to.x - 8,
              .to_y = to.y + (is_call ? 6.0f : -6.0f)};
  const float failed = kind == FlowKind::failed ? 9 : 0;
  if (is_call) {
    way.via_x = server.x;
    way.via_y = lane(application_at) + failed;
    way.from_y += failed;
    way.to_y += failed;
  } else if (kind == FlowKind::granted) {
    way.via_x = server.x;
    way.via_y = server.y;
  } else {
    // Turns back at the server.
    way.via_x = server.x - flow_server_radius - 8;
    way.via_y = server.y - 10 + apart;
    way.to_x = way.from_x;
    way.to_y = way.from_y - 8;
  }
  const double seed =
      0.754877 * static_cast<double>((application_at * flow_nodes_max + api_at) * flow_kinds +
                                     static_cast<size_t>(kind));
  way.kind_and_seed =
      static_cast<float>(kind) + static_cast<float>(0.99 * (seed - std::floor(seed)));
  return way;
}

}  // namespace ui

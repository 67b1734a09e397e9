// Where the nodes of the token-flow view stand on the canvas, and the ways between them.
#pragma once

#include "ui/look.h"
#include "ui/token_flow.h"

namespace ui {

inline constexpr float flow_server_radius = 22;

struct FlowPlaces {
  Box box;
  float left = 0, right = 0;  // the widths of names
  size_t applications = 0, apis = 0;
  ImVec2 server;

  static FlowPlaces of(Look& look, const TokenFlow& flow);
  ImVec2 application(size_t at) const { return {box.min.x + left, row(at, applications)}; }
  ImVec2 api(size_t at) const { return {box.max.x - right, row(at, apis)}; }
  float row(size_t at, size_t all) const {
    return box.min.y + box.height() * (static_cast<float>(at) + 0.5f) / static_cast<float>(all);
  }
  // Calls go by below the server, beside each other by their applications.
  float lane(size_t application) const {
    const float from_middle =
        static_cast<float>(application) - static_cast<float>(applications - 1) / 2;
    return box.max.y - 48 + from_middle * 5;
  }
  FlowWay way(FlowKind kind, size_t application, size_t api) const;
};

}  // namespace ui

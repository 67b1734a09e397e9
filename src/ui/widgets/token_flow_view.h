// The token flow of a simulation: what goes from applications through the authorization server to
// APIs, as marks that travel.
#pragma once

#include <vector>

#include "sim/simulation.h"
#include "ui/look.h"
#include "ui/widgets/token_flow_places.h"

namespace ui {

enum class Motion { rests, plays };

class TokenFlowView {
 public:
  // As wide as the column. While it rests marks stand still, and no frame is asked for.
  void draw(Look& look, const sim::Simulation& simulation, Motion motion);

 private:
  void advance(const TokenFlow& flow, const FlowUnits& wanted, double seconds, Motion motion);
  void draw_picture(Look& look, const TokenFlow& flow, const FlowPlaces& places);
  TokenFlowPaint paint_of(const Look& look, const TokenFlow& flow, const FlowPlaces& places) const;

  const sim::Simulation* m_simulation = nullptr;  // whose connections these are
  std::vector<bool> m_connections;
  double m_phase = 0;
  FlowUnits m_units;
  std::vector<std::array<float, flow_kinds>> m_marks;  // by pair; they follow the counts softly
};

}  // namespace ui

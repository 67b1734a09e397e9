// A scenario of the gallery as a card: what it is, and a picture of what it does.
#pragma once

#include <string>

#include "sim/scenario.h"
#include "ui/look.h"
#include "ui/scenario_previews.h"

namespace ui {

struct ScenarioCard {
  const std::string& id;
  const sim::Scenario& scenario;
  bool has_picture = false;
  const ScenarioPreview* preview = nullptr;  // nothing: the picture comes
};

float scenario_card_height(const Look& look, const ScenarioCard& card, float width);
// True when it was chosen.
bool scenario_card(Look& look, const ScenarioCard& card, ImVec2 size);

}  // namespace ui

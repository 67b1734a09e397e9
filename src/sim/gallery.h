// Scenarios to begin with: web/scenarios, each a lesson that is seen within seconds.
#pragma once

#include <string_view>
#include <vector>

namespace sim {

struct GalleryScenario {
  std::string_view name;  // of its file, without ".json"
  std::string_view text;  // as scenario_json.h reads it
};

// In the order in which they are best looked at.
const std::vector<GalleryScenario>& gallery();
// Nothing when there is none of that name.
const GalleryScenario* find_in_gallery(std::string_view name);

}  // namespace sim

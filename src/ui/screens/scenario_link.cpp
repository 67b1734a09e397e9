#include "ui/screens/scenario_link.h"

#include "ui/router.h"
#include "ui/text/simulator.h"

namespace ui {
namespace {

constexpr std::string_view prefix = "shared.";

}  // namespace

bool is_shared_scenario(const std::string& id) {
  return id.rfind(prefix, 0) == 0;
}

void ScenarioLink::begin(Platform& platform, const sim::Scenario& scenario) {
  m_under_way = true;
  platform.pack(base::write_json(sim::scenario_json(scenario)));
}

std::optional<std::string> ScenarioLink::take(Platform& platform) {
  if (!m_under_way) return std::nullopt;
  const auto packed = platform.take_packed();
  if (!packed) return std::nullopt;
  m_under_way = false;
  if (packed->empty()) return std::string();
  return platform.page_address() +
         to_address({Screen::simulation, std::string(prefix) + *packed, Tab::settings});
}

const sim::Scenario* SharedScenario::find(Platform& platform, const std::string& id) {
  if (id != m_id) {
    m_id = id;
    m_scenario.reset();
    m_errors.clear();
    platform.unpack(id.substr(prefix.size()), sim::scenario_size_max);
  }
  if (m_scenario) return &*m_scenario;
  const auto text = platform.take_unpacked();
  if (!text) return nullptr;
  auto read = text->empty() ? base::Result<sim::Scenario, sim::ScenarioErrors>(
                                  base::failure(sim::ScenarioErrors{{"$", words::shared_broken}}))
                            : sim::read_scenario(*text);
  if (!read) {
    m_errors = read.error();
    return nullptr;
  }
  m_scenario = std::move(*read);
  return &*m_scenario;
}

}  // namespace ui

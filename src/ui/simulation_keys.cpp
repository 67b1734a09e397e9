#include "ui/simulation_keys.h"

#include "imgui.h"

namespace ui {
namespace {

constexpr size_t keys_needed = 2;
constexpr double patience_seconds = 3;  // with each

}  // namespace

SimulationKeys::State SimulationKeys::look_for(Look& look) {
  if (const auto pair = look.platform.take_key_pair(m_asked)) {
    m_asked = 0;
    if (pair->private_pem.empty()) {
      m_is_refused = true;
    } else {
      m_pems.push_back(pair->private_pem);
    }
  }
  if (m_pems.size() >= keys_needed) return State::there;
  if (m_is_refused) return State::not_to_be_had;
  if (m_asked == 0) {
    m_asked = look.platform.make_key_pair("RS256");
    m_asked_at = ImGui::GetTime();
  }
  const double waited = ImGui::GetTime() - m_asked_at;
  if (waited > patience_seconds) return State::not_to_be_had;
  look.wake_after(patience_seconds - waited + 0.01);
  return State::coming;
}

}  // namespace ui

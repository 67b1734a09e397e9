#include "ui/screens/simulation_failures.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/text/format.h"
#include "ui/text/simulator.h"
#include "ui/widgets/page.h"

namespace ui {
namespace {

constexpr size_t failures_shown_max = 20;

const char* reason_text(sim::FailureReason reason) {
  switch (reason) {
    case sim::FailureReason::quota:
      return words::reason_quota;
    case sim::FailureReason::plan:
      return words::reason_plan;
    case sim::FailureReason::wrong_secret:
      return words::reason_wrong_secret;
    case sim::FailureReason::no_grant:
      return words::reason_no_grant;
    case sim::FailureReason::refused:
      return words::reason_refused;
    case sim::FailureReason::unreachable:
      return words::reason_unreachable;
    case sim::FailureReason::lost:
      return words::reason_lost;
    case sim::FailureReason::timed_out:
      return words::reason_timed_out;
    case sim::FailureReason::no_token:
      return words::reason_no_token;
    case sim::FailureReason::expired:
      return words::reason_expired;
    case sim::FailureReason::unknown_kid:
      return words::reason_unknown_kid;
    case sim::FailureReason::missing_scope:
      return words::reason_missing_scope;
  }
  return "";
}

std::string what_failed(const sim::Failure& failure) {
  std::string what = reason_text(failure.reason);
  if (failure.underlying) what += std::string(": ") + reason_text(*failure.underlying);
  return what;
}

}  // namespace

std::optional<base::Time> SimulationFailures::draw(Look& look, const SimulationRun& run) {
  m_moment.reset();
  const auto failures = run.simulation().failures();
  if (failures.empty() && !run.results()) return std::nullopt;
  {
    const Card card(look);
    card_header(look, words::failures_title, failures.empty() ? "" : words::failures_sentence);
    if (failures.empty()) text(look, look.muted(), words::failures_none);
    const MirrorScope rows(Role::list, words::failures_title);
    for (size_t at = 0; at < std::min(failures_shown_max, failures.size()); ++at) {
      if (at > 0) {
        gap(12);
        divider(look);
        gap(12);
      }
      draw_one(look, run, failures[at]);
    }
  }
  gap(16);
  return m_moment;
}

void SimulationFailures::draw_one(Look& look, const SimulationRun& run,
                                  const sim::Failure& failure) {
  const std::string what = what_failed(failure);
  const std::string id = failure.service + '\n' + failure.api + '\n' + what + '\n' +
                         (failure.event ? std::to_string(*failure.event) : "");
  const MirrorScope item(Role::listitem, "");
  ImGui::PushID(id.c_str());
  const bool is_open = m_opened.contains(id);
  const float why_width = 96;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = look.available();
  float bottom = at.y;
  {
    ColumnScope column(look, at.x, width - why_width - 16);
    text(look, look.strong(), fill(words::failure_head, count_text(failure.count), what));
    text(look, look.small_muted(),
         fill(words::failure_who, failure.service, failure.api,
              fill(words::failure_times, moment_text(failure.first), moment_text(failure.last))));
    bottom = ImGui::GetCursorScreenPos().y;
  }
  ImGui::SetCursorScreenPos({at.x + width - why_width, at.y + 4});
  if (button(look, "why", words::failure_why,
             {.icon = is_open ? icon_chevron_up : icon_chevron_down,
              .width = why_width,
              .name = fill(words::failure_why_name, what)})) {
    if (is_open) {
      m_opened.erase(id);
    } else {
      m_opened.insert(id);
    }
  }
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, std::max(44.0f, bottom - at.y)});
  if (is_open) {
    const MirrorScope chain(Role::list, words::failure_chain);
    for (size_t link = 0; link < failure.chain.size(); ++link) {
      const MirrorScope one(Role::listitem, "");
      text(look, look.small(), std::to_string(link + 1) + ". " + failure.chain[link]);
    }
    const auto& markers = run.simulation().markers();
    for (size_t mark = 0; mark < markers.size() && failure.event; ++mark) {
      if (markers[mark].event != *failure.event) continue;
      gap(8);
      if (button(look, "event", fill(words::failure_to_event, std::to_string(mark + 1)),
                 {.icon = icon_history})) {
        m_moment = markers[mark].at;
      }
    }
  }
  ImGui::PopID();
}

}  // namespace ui

#include "ui/screens/scenario_card.h"

#include "ui/text/common.h"
#include "ui/text/format.h"
#include "ui/text/simulator.h"
#include "ui/widgets/hit.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/text.h"

namespace ui {
namespace {

constexpr float card_padding = 20, picture_height = 56, caption_height = 24, space = 14;

std::string facts_of(const sim::Scenario& scenario) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(scenario.duration);
  const std::string events = scenario.events.empty()
                                 ? words::simulator_no_event
                                 : counted(static_cast<long long>(scenario.events.size()),
                                           words::simulator_event_one, words::simulator_event_many);
  return fill(words::simulator_facts, duration_text(seconds.count()),
              counted(static_cast<long long>(scenario.services.size()),
                      words::simulator_service_one, words::simulator_service_many),
              events);
}

std::string failing_text(const sim::Counts& total) {
  const uint64_t failed = total.failed_calls();
  if (failed == 0) return words::preview_none_fail;
  if (failed * 100 < total.calls) return words::preview_few_fail;
  return fill(words::preview_fail, std::to_string(failed * 100 / total.calls));
}

// "Token requests: at most 803 a second, at 2026-03-02 00:19 UTC; 3 % of calls fail. …"
std::string said_of(const ScenarioPreview& preview) {
  std::string said =
      fill(words::preview_said, count_text(preview.peak_requests_per_second),
           moment_text(preview.peak_at).substr(0, 16), failing_text(preview.total()));
  for (const sim::Marker& marker : preview.markers) {
    said += fill(words::preview_happened, moment_text(marker.at).substr(0, 16), marker.text);
  }
  return said;
}

Sparkline sparkline_of(const Look& look, const ScenarioPreview& preview) {
  const Palette& p = look.colours();
  const auto part = [&](base::Time at) {
    return static_cast<float>(static_cast<double>((at - preview.start).count()) /
                              static_cast<double>((preview.end - preview.start).count()));
  };
  Sparkline picture;
  picture.lines = {{p.bad, {}}, {p.accent, {}}};
  for (size_t at = 1; at < preview.snapshots.size(); ++at) {
    const sim::Counts counts = preview.snapshots[at].total.since(preview.snapshots[at - 1].total);
    picture.ends.push_back(part(preview.snapshots[at].at));
    picture.lines[0].values.push_back(counts.requests);
    picture.lines[1].values.push_back(counts.tokens);
    picture.failed.push_back(counts.failed_calls() > 0);
  }
  // What is drawn under a line that is the same shines through its area.
  if (picture.lines[0].values == picture.lines[1].values)
    picture.lines.erase(picture.lines.begin());
  for (const sim::Marker& marker : preview.markers) picture.marks.push_back(part(marker.at));
  return picture;
}

// Calls that fail are told in red.
void draw_caption(Look& look, const Box& box, const ScenarioPreview& preview) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const bool fails = preview.total().failed_calls() > 0;
  draw_in(list, box, look.small_muted(),
          fill(words::preview_peak, count_text(preview.peak_requests_per_second)));
  draw_in(list, box, fails ? look.small().in(look.colours().bad) : look.small_muted(),
          failing_text(preview.total()), Align::right);
}

void draw_picture(Look& look, const ScenarioCard& card, const Box& box) {
  const Box picture{box.min, {box.max.x, box.min.y + picture_height}};
  if (!card.preview) return draw_sparkline(look, picture, {});
  draw_sparkline(look, picture, sparkline_of(look, *card.preview));
  draw_caption(look, {{box.min.x, box.max.y - caption_height + 2}, box.max}, *card.preview);
}

}  // namespace

float scenario_card_height(const Look& look, const ScenarioCard& card, float width) {
  const float inner = width - 2 * card_padding;
  return 2 * card_padding + measure(look.strong(), card.scenario.title, inner).y + 4 +
         measure(look.muted(), card.scenario.lesson, inner).y + 12 +
         (card.has_picture ? picture_height + caption_height + space : 0) + look.small_muted().line;
}

bool scenario_card(Look& look, const ScenarioCard& card, ImVec2 size) {
  const sim::Scenario& scenario = card.scenario;
  const std::string facts = facts_of(scenario);
  const std::string said = scenario.title + "\n" + scenario.lesson + "\n" + facts;
  const std::string picture = card.preview ? " " + said_of(*card.preview) : std::string();
  const Hit hit = hit_area(look, card.id, size, Role::link, scenario.title, Enabled::yes,
                           {.description = scenario.lesson + " " + facts + picture});
  const Palette& p = look.colours();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(hit.box.min, hit.box.max, hit.hovered ? p.hover : p.surface, radius_card);
  list->AddRect(hit.box.min, hit.box.max, hit.hovered ? p.border_strong : p.border, radius_card);
  const ImVec2 after = ImGui::GetCursorScreenPos();
  const float left = hit.box.min.x + card_padding, right = hit.box.max.x - card_padding;
  {
    const MirrorSaid silence(said);
    ImGui::SetCursorScreenPos({left, hit.box.min.y + card_padding});
    ColumnScope column(look, left, right - left);
    text(look, look.strong(), scenario.title);
    gap(4);
    text(look, look.muted(), scenario.lesson);
  }
  const float bottom = hit.box.max.y - card_padding - look.small_muted().line;
  draw_line(list, {left, bottom}, look.small_muted(), facts);
  const bool is_seen = ImGui::IsRectVisible(hit.box.min, hit.box.max);
  if (card.has_picture && is_seen) {
    const float top = bottom - space - caption_height - picture_height;
    draw_picture(look, card, {{left, top}, {right, bottom - space}});
  }
  ImGui::SetCursorScreenPos(after);
  return hit.pressed;
}

}  // namespace ui

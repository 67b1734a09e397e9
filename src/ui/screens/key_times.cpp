#include "ui/screens/key_times.h"

#include <algorithm>
#include <chrono>

#include "ui/icons.h"
#include "ui/mirror.h"
#include "ui/screens/application_draft.h"
#include "ui/text/common.h"
#include "ui/text/format.h"
#include "ui/text/keys.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/page.h"
#include "ui/widgets/text.h"

namespace ui {
namespace {

constexpr size_t bars_max = 8;
constexpr float bar_height = 12, key_height = 32;

// Where moments stand on the width of the card.
struct Scale {
  base::Time from, to;
  float left, right;
  float x(base::Time time) const {
    const auto whole = static_cast<double>((to - from).count());
    const double part = whole > 0 ? static_cast<double>((time - from).count()) / whole : 0;
    return left + static_cast<float>(std::clamp(part, 0.0, 1.0)) * (right - left);
  }
};

std::string bar_text(const SigningKey& key) {
  std::string life = fill(words::bar_published, minute_text(key.created_at));
  if (key.current_since) life += ", " + fill(words::bar_signs, minute_text(key.current_since));
  if (key.current_until) life += ", " + fill(words::bar_until, minute_text(key.current_until));
  if (key.revoked_at) life += ", " + fill(words::bar_revoked, minute_text(key.revoked_at));
  return fill(words::key_bar, phase_word(key.phase), key.short_id(), life);
}

void draw_key_bar(Look& look, const SigningKey& key, const Scale& scale, base::Time now) {
  const Palette& p = look.colours();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = look.available();
  ImGui::Dummy({width, key_height});
  describe_text(Role::image, bar_text(key));
  tooltip(look, bar_text(key));
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float label = scale.left - at.x - 12;
  draw_in(list, {at, {at.x + label, at.y + key_height}}, look.mono(), key.short_id());
  const float top = at.y + (key_height - bar_height) / 2, bottom = top + bar_height;
  const base::Time begin = key.created_at.value_or(scale.from);
  const base::Time end = key.revoked_at                   ? *key.revoked_at
                         : key.phase == KeyPhase::retired ? key.current_until.value_or(now)
                                                          : now;
  const base::Time since = std::min(key.current_since.value_or(end), end);
  const base::Time until = std::min(key.current_until.value_or(end), end);
  const auto piece = [&](base::Time from, base::Time to, ImU32 colour) {
    const float left = scale.x(from), right = scale.x(to);
    if (to > from) list->AddRectFilled({left, top}, {std::max(right, left + 2), bottom}, colour, 3);
  };
  piece(begin, since, p.border_strong);
  piece(until, end, p.heat_low);
  piece(since, until, p.accent);
}

void draw_key_legend(Look& look) {
  const Palette& p = look.colours();
  const std::pair<ImU32, const char*> all[] = {{p.border_strong, words::legend_next},
                                               {p.accent, words::legend_signs},
                                               {p.heat_low, words::legend_previous}};
  for (const auto& [colour, word] : all) {
    const float wide = measure(look.small_muted(), word).x;
    if (word != words::legend_next) {
      if (look.compact) {
        gap(0);
      } else {
        same_line(20);
      }
    }
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddRectFilled({at.x, at.y + 4}, {at.x + 12, at.y + 16}, colour, 3);
    ImGui::SetCursorScreenPos({at.x + 20, at.y});
    line(look, look.small_muted(), word, wide);
  }
}

// The times at both ends and a line for the present moment.
void draw_axis(Look& look, const Scale& scale, base::Time now, float top) {
  const Palette& p = look.colours();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float x = scale.x(now);
  list->AddLine({x, top}, {x, at.y + 4}, p.text, 1.5f);
  const std::string from = minute_text(scale.from);
  const float wide = measure(look.small_muted(), from).x;
  draw_in(list, {{scale.left, at.y + 4}, {scale.left + wide + 1, at.y + 24}}, look.small_muted(),
          from);
  const float word = measure(look.small_strong(), words::bar_now).x;
  const float left = std::min(x - word / 2, scale.right - word);
  if (left > scale.left + wide + 12)
    draw_in(list, {{left, at.y + 4}, {left + word + 1, at.y + 24}}, look.small_strong(),
            words::bar_now);
  ImGui::Dummy({look.available(), 28});
}

void note(Look& look, Tone tone, const std::string& said) {
  const ToneInk ink = tone_ink(look, tone);
  icon_mark(look, ink.icon, 16, ink.ink, look.body().line);
  same_line(8);
  ColumnScope column(look, ImGui::GetCursorScreenPos().x, look.available());
  text(look, look.body(), said);
}

}  // namespace

const char* phase_word(KeyPhase phase) {
  switch (phase) {
    case KeyPhase::next:
      return words::key_next;
    case KeyPhase::current:
      return words::key_current;
    case KeyPhase::previous:
      return words::key_previous;
    case KeyPhase::retired:
      return words::key_retired;
    case KeyPhase::revoked:
      return words::key_revoked;
  }
  return "";
}

Tone phase_tone(KeyPhase phase) {
  switch (phase) {
    case KeyPhase::current:
      return Tone::good;
    case KeyPhase::next:
      return Tone::accent;
    case KeyPhase::previous:
    case KeyPhase::retired:
      return Tone::neutral;
    case KeyPhase::revoked:
      return Tone::bad;
  }
  return Tone::neutral;
}

std::string minute_text(std::optional<base::Time> time) {
  return time ? utc_text(base::to_iso(*time)).substr(0, 16) + " UTC" : "–";
}

void KeyTimes::draw(Look& look, const std::vector<SigningKey>& keys, base::Time now) {
  Card card(look);
  card_header(look, words::key_times, words::key_times_sentence);
  const size_t shown = std::min(keys.size(), bars_max);
  base::Time from = now - std::chrono::hours(1);
  for (size_t i = 0; i < shown; ++i) from = std::min(from, keys[i].created_at.value_or(from));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float label = measure(look.mono(), "00000000").x + 12, width = look.available();
  const Scale scale{from, now + (now - from) / 12, at.x + label, at.x + width};
  {
    const MirrorScope bars(Role::group, words::key_times);
    for (size_t i = 0; i < shown; ++i) draw_key_bar(look, keys[i], scale, now);
  }
  draw_axis(look, scale, now, at.y);
  draw_key_legend(look);
  gap(20);
  draw_cache(look, keys, now);
}

void KeyTimes::draw_cache(Look& look, const std::vector<SigningKey>& keys, base::Time now) {
  select(look, "fetched", m_fetched,
         {{"0", words::cache_now, {}},
          {"1", words::cache_hour, {}},
          {"24", words::cache_day, {}},
          {"168", words::cache_week, {}},
          {"720", words::cache_month, {}}},
         {.label = words::cache_fetched, .width = std::min(look.available(), 280.0f)});
  gap(12);
  const base::Time moment = now - std::chrono::hours(number_in(m_fetched, 0, 1000));
  std::string held;
  for (const SigningKey& key : keys) {
    if (key.was_published(moment)) held += (held.empty() ? "" : ", ") + key.short_id();
  }
  if (held.empty()) return note(look, Tone::neutral, words::cache_holds_nothing);
  text(look, look.body(), fill(words::cache_holds, held));
  for (const SigningKey& key : keys) {
    const bool known = key.was_published(moment);
    if (key.phase == KeyPhase::current) {
      gap(8);
      note(look, known ? Tone::good : Tone::bad,
           fill(known ? words::cache_knows : words::cache_knows_not, key.short_id()));
    }
    if (key.phase == KeyPhase::revoked && known) {
      gap(8);
      note(look, Tone::warn, fill(words::cache_trusts_revoked, key.short_id()));
    }
  }
}

}  // namespace ui

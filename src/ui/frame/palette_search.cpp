#include "ui/frame/palette_search.h"

#include <algorithm>

namespace ui {
namespace {

constexpr int recent_counts = 25'000;

}  // namespace

bool PaletteSearch::step(const std::string& made_from, const std::vector<Source>& sources) {
  if (made_from != m_made_from) {
    m_made_from = made_from;
    m_next.assign(sources.size(), {});
    m_source = m_place = 0;
    m_done = false;
  }
  if (m_done) return true;
  for (size_t work = 0; work < work_of_frame && m_source < sources.size();) {
    if (m_place == sources[m_source].count) {
      ++m_source;
      m_place = 0;
      continue;
    }
    look_at(sources[m_source], m_place++);
    ++work;
  }
  if (m_source < sources.size()) return false;
  publish(sources);
  return true;
}

void PaletteSearch::look_at(const Source& source, size_t place) {
  int score = source.query.score(source.at(place));
  if (score == 0) return;
  if (source.is_recent && source.is_recent(place)) score += recent_counts;
  Group& group = m_next[m_source];
  ++group.found;
  const auto after = source.keeps_order
                         ? group.hits.end()
                         : std::find_if(group.hits.begin(), group.hits.end(),
                                        [&](const Hit& hit) { return hit.score < score; });
  if (group.hits.size() == source.most && after == group.hits.end()) return;
  group.hits.insert(after, {m_source, place, score});
  if (group.hits.size() > source.most) group.hits.pop_back();
}

void PaletteSearch::publish(const std::vector<Source>& sources) {
  m_groups.clear();
  bool ranked = false;
  for (size_t i = 0; i < m_next.size(); ++i) {
    m_next[i].source = i;
    ranked = ranked || !sources[i].query.empty();
    if (!m_next[i].hits.empty()) m_groups.push_back(std::move(m_next[i]));
  }
  m_next.clear();
  m_done = true;
  if (!ranked) return;
  const auto best = [](const Group& group) {
    int score = 0;
    for (const Hit& hit : group.hits) score = std::max(score, hit.score);
    return score;
  };
  std::stable_sort(m_groups.begin(), m_groups.end(),
                   [&](const Group& a, const Group& b) { return best(a) > best(b); });
}

}  // namespace ui

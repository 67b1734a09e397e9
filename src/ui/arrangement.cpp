#include "ui/arrangement.h"

#include <algorithm>
#include <utility>

namespace ui {
namespace {

// Short runs are sorted in one go; their comparisons count as so many steps for each element.
constexpr size_t run_length = 512, run_cost = 5;

}  // namespace

bool Arrangement::step(const Rules& rules) {
  if (rules.made_from != m_made_from) begin(rules);
  for (size_t work = 0; m_phase != Phase::done && work < work_of_frame;) {
    switch (m_phase) {
      case Phase::choose:
        work += choose(rules);
        break;
      case Phase::sort:
        work += sort_run(rules);
        break;
      case Phase::merge:
        work += merge_some(rules);
        break;
      case Phase::done:
        break;
    }
  }
  return m_phase == Phase::done;
}

void Arrangement::begin(const Rules& rules) {
  m_made_from = rules.made_from;
  m_phase = Phase::choose;
  m_at = 0;
  m_next.clear();
  // The list may have become shorter: what is beyond its end cannot be shown meanwhile.
  if (std::erase_if(m_rows, [&](uint32_t row) { return row >= rules.count; }) > 0) ++m_version;
  m_numbers.clear();
  if (rules.number) m_numbers.resize(rules.count);
}

bool Arrangement::before(const Rules& rules, uint32_t a, uint32_t b) const {
  if (rules.descending) std::swap(a, b);
  return rules.number ? m_numbers[a] < m_numbers[b] : rules.before(a, b);
}

void Arrangement::publish() {
  m_rows.swap(m_next);
  ++m_version;
  m_phase = Phase::done;
}

size_t Arrangement::choose(const Rules& rules) {
  const size_t end = std::min(rules.count, m_at + run_length), begun = m_at;
  for (; m_at < end; ++m_at) {
    if (rules.passes && !rules.passes(m_at)) continue;
    m_next.push_back(static_cast<uint32_t>(m_at));
    if (rules.number) m_numbers[m_at] = rules.number(m_at);
  }
  if (m_at == rules.count) {
    m_at = 0;
    m_phase = Phase::sort;
    if ((!rules.before && !rules.number) || m_next.size() < 2) publish();
  }
  return std::max<size_t>(1, end - begun);
}

size_t Arrangement::sort_run(const Rules& rules) {
  const size_t end = std::min(m_next.size(), m_at + run_length), length = end - m_at;
  const auto at = [&](size_t place) { return m_next.begin() + static_cast<std::ptrdiff_t>(place); };
  std::stable_sort(at(m_at), at(end), [&](uint32_t a, uint32_t b) { return before(rules, a, b); });
  m_at = end;
  if (m_at == m_next.size()) begin_merge(run_length);
  return length * run_cost;
}

void Arrangement::begin_merge(size_t width) {
  if (width >= m_next.size()) return publish();
  m_phase = Phase::merge;
  m_width = width;
  m_merged.clear();
  m_merged.reserve(m_next.size());
  m_at = m_left = 0;
  m_right = std::min(width, m_next.size());
}

// A few elements of a pair of runs; then the next pair, then runs of twice the width.
size_t Arrangement::merge_some(const Rules& rules) {
  const size_t size = m_next.size();
  for (size_t done = 0; done < run_length; ++done) {
    const size_t middle = std::min(m_at + m_width, size), end = std::min(m_at + 2 * m_width, size);
    const bool has_left = m_left < middle, has_right = m_right < end;
    if (has_left && (!has_right || !before(rules, m_next[m_right], m_next[m_left]))) {
      m_merged.push_back(m_next[m_left++]);
    } else if (has_right) {
      m_merged.push_back(m_next[m_right++]);
    } else if (end == size) {
      m_next.swap(m_merged);
      begin_merge(m_width * 2);
      return done + 1;
    } else {
      m_at = end;
      m_left = end;
      m_right = std::min(end + m_width, size);
    }
  }
  return run_length;
}

bool SearchedList::step(const Arrangement::Rules& order, const std::string& search,
                        const std::function<bool(size_t)>& finds) {
  const bool ordered = m_order.step(order);
  Arrangement::Rules found;
  found.count = m_order.rows().size();
  found.made_from = std::to_string(m_order.version()) + "/" + search;
  if (!search.empty()) found.passes = [&](size_t row) { return finds(m_order.rows()[row]); };
  return m_found.step(found) && ordered;
}

}  // namespace ui

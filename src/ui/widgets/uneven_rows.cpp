#include "ui/widgets/uneven_rows.h"

#include <algorithm>
#include <cmath>

#include "imgui.h"

namespace ui {
namespace {

constexpr size_t rows_beyond = 4;

}  // namespace

float UnevenRows::top_of(size_t row, float usual) const {
  float top = usual * static_cast<float>(row);
  for (auto at = m_more.begin(); at != m_more.end() && at->first < row; ++at) top += at->second;
  return top;
}

// The row that is drawn at so many pixels below the first one's top.
size_t UnevenRows::row_at(float height, size_t count, float usual) const {
  if (height <= 0 || count == 0) return 0;
  for (const auto& [row, more] : m_more) {
    // `height` is without what the rows above have more.
    const float top = usual * static_cast<float>(row);
    if (height < top) break;
    if (height < top + usual + more) return std::min(row, count - 1);
    height -= more;
  }
  return std::min(static_cast<size_t>(height / usual), count - 1);
}

void UnevenRows::submit(size_t count, float usual, const std::function<void(size_t)>& draw) {
  if (count == 0) return;
  m_more.erase(m_more.lower_bound(count), m_more.end());
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const ImVec2 min = ImGui::GetWindowDrawList()->GetClipRectMin(),
               max = ImGui::GetWindowDrawList()->GetClipRectMax();
  const size_t first = row_at(min.y - start.y, count, usual);
  const size_t last = row_at(max.y - start.y, count, usual);
  const size_t from = first - std::min(first, rows_beyond);
  const size_t to = std::min(count, last + 1 + rows_beyond);
  float top = top_of(from, usual);
  for (size_t row = from; row < to; ++row) {
    ImGui::SetCursorScreenPos({start.x, start.y + top});
    draw(row);
    const float high = ImGui::GetCursorScreenPos().y - (start.y + top);
    if (std::abs(high - usual) > 0.5f) {
      m_more[row] = high - usual;
    } else {
      m_more.erase(row);
    }
    top += high;
  }
  ImGui::SetCursorScreenPos(start);
  ImGui::Dummy({1, top_of(count, usual)});
}

}  // namespace ui

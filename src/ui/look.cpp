#include "ui/look.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "imgui_internal.h"

namespace ui {
namespace {

constexpr float capital_height = 0.727f;  // Inter's, in ems
constexpr const char* ellipsis = "…";

// Where ImGui has to start a line so that its capitals stand in the middle of a line box.
float glyph_top(const TextLook& look, float line_top, float line_height) {
  const float ascent = look.font->GetFontBaked(look.size)->Ascent;
  return std::floor(line_top + (line_height + capital_height * look.size) / 2 - ascent + 0.5f);
}

float width_of(const TextLook& look, const char* begin, const char* end) {
  return look.font->CalcTextSizeA(look.size, FLT_MAX, 0, begin, end).x;
}

}  // namespace

float Look::available() const {
  return columns.back().left + columns.back().width - ImGui::GetCursorScreenPos().x;
}

ColumnScope::ColumnScope(Look& look, float left, float width) : m_look(look) {
  look.columns.push_back({left, width});
  ImGui::SetCursorScreenPos({left, ImGui::GetCursorScreenPos().y});
  ImGui::BeginGroup();
}

ColumnScope::~ColumnScope() {
  ImGui::EndGroup();
  m_look.columns.pop_back();
}

Columns::Columns(Look& look, std::vector<float> weights, float gap)
    : m_look(look), m_weights(std::move(weights)), m_gap(gap) {
  m_left = ImGui::GetCursorScreenPos().x;
  m_top = m_bottom = ImGui::GetCursorScreenPos().y;
  m_width = look.available();
  const float sum = std::accumulate(m_weights.begin(), m_weights.end(), 0.0f);
  for (float& weight : m_weights) weight /= sum;
}

void Columns::close() {
  if (!m_open) return;
  ImGui::EndGroup();
  m_look.columns.pop_back();
  m_bottom = std::max(m_bottom, ImGui::GetItemRectMax().y);
  m_open = false;
}

void Columns::next() {
  close();
  float left = m_left, width = m_width;
  if (m_look.compact) {
    if (m_index > 0) m_bottom += m_gap;
    ImGui::SetCursorScreenPos({left, m_bottom});
  } else {
    const float room = m_width - m_gap * static_cast<float>(m_weights.size() - 1);
    for (size_t i = 0; i < m_index; ++i) left += std::floor(room * m_weights[i]) + m_gap;
    width = std::floor(room * m_weights[m_index]);
    ImGui::SetCursorScreenPos({left, m_top});
  }
  ++m_index;
  m_look.columns.push_back({left, width});
  ImGui::BeginGroup();
  m_open = true;
}

Columns::~Columns() {
  close();
  ImGui::SetCursorScreenPos({m_left, m_bottom});
  ImGui::Dummy({0, 0});
}

void gap(float height) {
  ImGui::Dummy({0, height});
}
void same_line(float distance) {
  ImGui::SameLine(0, distance);
}

void flow(const Look& look, float width) {
  constexpr float space = 8;
  const float right = look.column_left() + look.columns.back().width;
  if (ImGui::GetItemRectMax().x + space + width <= right) {
    same_line(space);
  } else {
    gap(space);
  }
}

ImVec2 measure(const TextLook& look, std::string_view text, float wrap_width) {
  const char *at = text.data(), *end = at + text.size();
  if (wrap_width <= 0) return {std::ceil(width_of(look, at, end)), look.line};
  ImVec2 size(0, 0);
  do {
    const char* newline = std::find(at, end, '\n');
    const char* stop =
        std::min(newline, look.font->CalcWordWrapPosition(look.size, at, newline, wrap_width));
    size.x = std::max(size.x, width_of(look, at, stop));
    size.y += look.line;
    at = stop;
    if (at < end && *at == '\n')
      ++at;
    else
      while (at < end && *at == ' ') ++at;
  } while (at < end);
  return {std::ceil(size.x), size.y};
}

void draw_line(ImDrawList* list, ImVec2 at, const TextLook& look, std::string_view text) {
  if (text.empty()) return;
  list->AddText(look.font, look.size, {at.x, glyph_top(look, at.y, look.line)}, look.colour,
                text.data(), text.data() + text.size());
}

bool draw_in(ImDrawList* list, const Box& box, const TextLook& look, std::string_view text,
             Align align) {
  const float room = box.width(), needed = width_of(look, text.data(), text.data() + text.size());
  const float y = glyph_top(look, box.min.y, box.height());
  if (needed <= room + 0.5f) {
    const float spare = room - needed;
    const float x = box.min.x + (align == Align::left    ? 0
                                 : align == Align::right ? spare
                                                         : spare / 2);
    list->AddText(look.font, look.size, {std::floor(x + 0.5f), y}, look.colour, text.data(),
                  text.data() + text.size());
    return false;
  }
  const char* stop = nullptr;
  const float dots = width_of(look, ellipsis, ellipsis + 3);
  const float shown = look.font
                          ->CalcTextSizeA(look.size, std::max(room - dots, 1.0f), 0, text.data(),
                                          text.data() + text.size(), &stop)
                          .x;
  list->AddText(look.font, look.size, {box.min.x, y}, look.colour, text.data(), stop);
  list->AddText(look.font, look.size, {box.min.x + shown, y}, look.colour, ellipsis);
  return true;
}

void draw_icon(ImDrawList* list, ImVec2 centre, ImFont* font, float size, ImU32 colour,
               const char* icon) {
  unsigned int point = 0;
  ImTextCharFromUtf8(&point, icon, nullptr);
  const ImFontGlyph* glyph = font->GetFontBaked(size)->FindGlyph(static_cast<ImWchar>(point));
  const float middle = (glyph->Y0 + glyph->Y1) / 2;
  list->AddText(
      font, size,
      {std::floor(centre.x - glyph->AdvanceX / 2 + 0.5f), std::floor(centre.y - middle + 0.5f)},
      colour, icon);
}

}  // namespace ui

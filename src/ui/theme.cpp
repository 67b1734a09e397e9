#include "ui/theme.h"

#include <algorithm>
#include <cmath>

#include "ui/fonts.h"

namespace ui {
namespace {

constexpr ImU32 rgb(unsigned hex) {
  return IM_COL32((hex >> 16) & 255, (hex >> 8) & 255, hex & 255, 255);
}

double linear(unsigned channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(ImU32 colour) {
  return 0.2126 * linear((colour >> IM_COL32_R_SHIFT) & 255) +
         0.7152 * linear((colour >> IM_COL32_G_SHIFT) & 255) +
         0.0722 * linear((colour >> IM_COL32_B_SHIFT) & 255);
}

Palette make_dark() {
  Palette p{};
  p.background = rgb(0x0E1116);
  p.surface = rgb(0x151A21);
  p.raised = rgb(0x1C232D);
  p.hover = rgb(0x202833);
  p.border = rgb(0x2A323E);
  p.border_strong = rgb(0x3D4858);
  p.text = rgb(0xE7ECF3);
  p.muted = rgb(0x9AA6B5);
  p.accent = rgb(0x7C9CFF);
  p.accent_hover = rgb(0x93AEFF);
  p.on_accent = rgb(0x0B1020);
  p.good = rgb(0x3FB984);
  p.warn = rgb(0xE0A83A);
  p.bad = rgb(0xF0616D);
  p.bad_hover = rgb(0xF57E88);
  p.on_bad = rgb(0x1A0608);
  p.focus = rgb(0xA9BFFF);
  p.field = rgb(0x0E1116);
  p.code = rgb(0x0B0E13);
  p.shade = IM_COL32(4, 6, 10, 176);
  p.heat_low = rgb(0x2A3A6B);
  p.heat_high = rgb(0x9DB5FF);
  return p;
}

Palette make_light() {
  Palette p{};
  p.background = rgb(0xF6F7F9);
  p.surface = rgb(0xFFFFFF);
  p.raised = rgb(0xF2F4F7);
  p.hover = rgb(0xEDF0F4);
  p.border = rgb(0xDDE2E9);
  p.border_strong = rgb(0xB9C2CF);
  p.text = rgb(0x151B23);
  p.muted = rgb(0x566170);
  p.accent = rgb(0x3656D4);
  p.accent_hover = rgb(0x2947BE);
  p.on_accent = rgb(0xFFFFFF);
  p.good = rgb(0x0E6B43);
  p.warn = rgb(0x815000);
  p.bad = rgb(0xBE2436);
  p.bad_hover = rgb(0xA31A2B);
  p.on_bad = rgb(0xFFFFFF);
  p.focus = rgb(0x5B7BF0);
  p.field = rgb(0xFFFFFF);
  p.code = rgb(0xF4F6F9);
  p.shade = IM_COL32(20, 26, 36, 120);
  p.heat_low = rgb(0xC6D3FF);
  p.heat_high = rgb(0x2440B0);
  return p;
}

void add_tints(Palette& p, float part) {
  p.accent_tint = mix(p.surface, p.accent, part);
  p.good_tint = mix(p.surface, p.good, part);
  p.warn_tint = mix(p.surface, p.warn, part);
  p.bad_tint = mix(p.surface, p.bad, part);
}

}  // namespace

const Palette& dark_palette() {
  static const Palette palette = [] {
    Palette p = make_dark();
    add_tints(p, 0.14f);
    return p;
  }();
  return palette;
}

const Palette& light_palette() {
  static const Palette palette = [] {
    Palette p = make_light();
    add_tints(p, 0.09f);
    return p;
  }();
  return palette;
}

std::string_view name(ThemeChoice choice) {
  switch (choice) {
    case ThemeChoice::system:
      return "system";
    case ThemeChoice::dark:
      return "dark";
    case ThemeChoice::light:
      return "light";
  }
  return {};
}

ThemeChoice theme_choice_from_name(std::string_view text) {
  if (text == "dark") return ThemeChoice::dark;
  if (text == "light") return ThemeChoice::light;
  return ThemeChoice::system;
}

std::vector<ColourPair> text_pairs(const Palette& p) {
  std::vector<ColourPair> pairs = {
      {"accent button", p.on_accent, p.accent},
      {"accent button, hovered", p.on_accent, p.accent_hover},
      {"danger button", p.on_bad, p.bad},
      {"danger button, hovered", p.on_bad, p.bad_hover},
      {"accent badge", p.accent, p.accent_tint},
      {"good badge", p.good, p.good_tint},
      {"warn badge", p.warn, p.warn_tint},
      {"bad badge", p.bad, p.bad_tint},
      {"text in a good panel", p.text, p.good_tint},
      {"text in a warning", p.text, p.warn_tint},
      {"text in an error", p.text, p.bad_tint},
      {"text in a tint", p.text, p.accent_tint},
  };
  for (const auto& [place, behind] :
       std::initializer_list<std::pair<const char*, ImU32>>{{"page", p.background},
                                                            {"surface", p.surface},
                                                            {"raised", p.raised},
                                                            {"hover", p.hover},
                                                            {"field", p.field},
                                                            {"code", p.code}}) {
    for (const ImU32 colour : {p.text, p.muted, p.accent, p.good, p.warn, p.bad}) {
      pairs.push_back({place, colour, behind});
    }
  }
  return pairs;
}

double contrast(ImU32 a, ImU32 b) {
  const double one = luminance(a), other = luminance(b);
  return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

ImU32 mix(ImU32 a, ImU32 b, float part) {
  const auto blend = [&](int shift) {
    const float from = static_cast<float>((a >> shift) & 255),
                to = static_cast<float>((b >> shift) & 255);
    return static_cast<ImU32>(std::lround(from + (to - from) * part)) << shift;
  };
  return blend(IM_COL32_R_SHIFT) | blend(IM_COL32_G_SHIFT) | blend(IM_COL32_B_SHIFT) |
         IM_COL32_A_MASK;
}

ImU32 faded(ImU32 colour, float alpha) {
  const float was = static_cast<float>((colour & IM_COL32_A_MASK) >> IM_COL32_A_SHIFT);
  return (colour & ~IM_COL32_A_MASK) | (static_cast<ImU32>(was * alpha) << IM_COL32_A_SHIFT);
}

void apply_style(const Palette& p) {
  ImGuiStyle style;
  style.FontSizeBase = size_base;
  style.WindowPadding = {0, 0};
  style.FramePadding = {0, 0};
  style.ItemSpacing = {0, 0};
  style.ItemInnerSpacing = {0, 0};
  style.WindowBorderSize = 0;
  style.ChildBorderSize = 0;
  style.PopupBorderSize = 1;
  style.PopupRounding = radius_card;
  style.WindowRounding = 0;
  style.FrameRounding = radius_control;
  style.ScrollbarSize = 10;
  style.ScrollbarRounding = 5;
  style.WindowMinSize = {1, 1};
  style.DisabledAlpha = 1;
  style.HoverDelayNormal = 0.45f;
  const auto set = [&](ImGuiCol index, ImU32 colour) {
    style.Colors[index] = ImGui::ColorConvertU32ToFloat4(colour);
  };
  for (int i = 0; i < ImGuiCol_COUNT; ++i) set(i, 0);
  set(ImGuiCol_Text, p.text);
  set(ImGuiCol_TextDisabled, p.muted);
  set(ImGuiCol_PopupBg, p.surface);
  set(ImGuiCol_Border, p.border);
  set(ImGuiCol_ScrollbarGrab, p.border);
  set(ImGuiCol_ScrollbarGrabHovered, p.border_strong);
  set(ImGuiCol_ScrollbarGrabActive, p.border_strong);
  set(ImGuiCol_NavCursor, p.focus);
  set(ImGuiCol_TextSelectedBg, mix(p.surface, p.accent, 0.35f));
  set(ImGuiCol_InputTextCursor, p.text);
  set(ImGuiCol_ModalWindowDimBg, p.shade);
  ImGui::GetStyle() = style;
}

}  // namespace ui

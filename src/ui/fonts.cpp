#include "ui/fonts.h"

#include <cstdio>

#include "imgui.h"

namespace ui {

// Written by scripts/fonts.py when built.
namespace embedded {
extern const unsigned char inter_regular[], inter_semibold[], jetbrains_mono[], lucide[];
extern const int inter_regular_size, inter_semibold_size, jetbrains_mono_size, lucide_size;
}  // namespace embedded

namespace {

// Icons hang from the baseline of the text around them; this centres them on its capitals.
constexpr float icon_drop = 2.05f;

ImFont* add_font(const char* name, const unsigned char* data, int size, bool merge = false) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.MergeMode = merge;
  if (merge) config.GlyphOffset.y = icon_drop;
  std::snprintf(config.Name, sizeof config.Name, "%s", name);
  // The atlas only reads the octets; its interface is older than const.
  return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(const_cast<unsigned char*>(data), size,
                                                    size_base, &config);
}

ImFont* add_with_icons(const char* name, const unsigned char* data, int size) {
  ImFont* font = add_font(name, data, size);
  add_font("Lucide", embedded::lucide, embedded::lucide_size, true);
  return font;
}

}  // namespace

Fonts add_fonts() {
  Fonts fonts;
  fonts.text = add_with_icons("Inter", embedded::inter_regular, embedded::inter_regular_size);
  fonts.semibold =
      add_with_icons("Inter SemiBold", embedded::inter_semibold, embedded::inter_semibold_size);
  fonts.mono =
      add_with_icons("JetBrains Mono", embedded::jetbrains_mono, embedded::jetbrains_mono_size);
  return fonts;
}

}  // namespace ui

// Typefaces: Inter for text, JetBrains Mono for ids, tokens and code, Lucide for icons. Subset when
// built, rasterised at the device's pixel ratio.
#pragma once

struct ImFont;

namespace ui {

struct Fonts {
  ImFont* text = nullptr;      // Inter Regular, icons merged
  ImFont* semibold = nullptr;  // Inter SemiBold, icons merged
  ImFont* mono = nullptr;      // JetBrains Mono Regular, icons merged
};

// Sizes in CSS pixels of the em: design/dashboard.md's steps, and the mono size.
inline constexpr float size_small = 13, size_base = 15, size_large = 18, size_title = 22;
inline constexpr float size_huge = 28, size_mono = 13.5f;

// Adds the embedded subsets to the current ImGui context's atlas. Once for each context.
Fonts add_fonts();

}  // namespace ui

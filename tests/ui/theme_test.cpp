#include "ui/theme.h"

#include <catch2/catch_test_macros.hpp>

TEST_CASE("Every text can be read on everything it is written on, in both themes") {
  for (const ui::Palette* palette : {&ui::dark_palette(), &ui::light_palette()}) {
    for (const ui::ColourPair& pair : ui::text_pairs(*palette)) {
      INFO((palette == &ui::dark_palette() ? "dark: " : "light: ")
           << pair.name << std::hex << ", text " << pair.text << " on " << pair.behind);
      CHECK(ui::contrast(pair.text, pair.behind) >= 4.5);
    }
  }
}

TEST_CASE("The keyboard's ring stands out from what it surrounds") {
  for (const ui::Palette* palette : {&ui::dark_palette(), &ui::light_palette()}) {
    CHECK(ui::contrast(palette->focus, palette->background) >= 3);
    CHECK(ui::contrast(palette->focus, palette->surface) >= 3);
  }
}

TEST_CASE("Contrast is the ratio of WCAG 2.2") {
  CHECK(ui::contrast(IM_COL32_WHITE, IM_COL32_BLACK) == 21);
  CHECK(ui::contrast(IM_COL32(119, 119, 119, 255), IM_COL32_WHITE) > 4.47);
  CHECK(ui::contrast(IM_COL32(119, 119, 119, 255), IM_COL32_WHITE) < 4.49);
}

// The life of the signing keys as bars, and what a key set fetched at some moment knows of them.
#pragma once

#include <string>
#include <vector>

#include "base/time.h"
#include "ui/look.h"
#include "ui/tenant/signing_keys.h"
#include "ui/widgets/card.h"

namespace ui {

class KeyTimes {
 public:
  void draw(Look& look, const std::vector<SigningKey>& keys, base::Time now);

 private:
  void draw_cache(Look& look, const std::vector<SigningKey>& keys, base::Time now);

  std::string m_fetched = "0";  // so many hours ago
};

const char* phase_word(KeyPhase phase);
Tone phase_tone(KeyPhase phase);
// "2026-11-23 09:30 UTC"; a dash when it is not known.
std::string minute_text(std::optional<base::Time> time);

}  // namespace ui

// The card of things that cannot be taken back.
#pragma once

#include <string_view>

#include "ui/widgets/card.h"

namespace ui {

class DangerZone : public Card {
 public:
  explicit DangerZone(Look& look);
  // What it does at the left, the button at the right. True when pressed; ask before acting.
  bool action(std::string_view id, std::string_view label, std::string_view sentence);

 private:
  Look& m_look;
  bool m_first = true;
};

}  // namespace ui

// RSA keys that the browser makes beside the page, which all simulations share: in wasm their own
// would hold up the drawing for a second each.
#pragma once

#include <string>
#include <vector>

#include "ui/look.h"

namespace ui {

class SimulationKeys {
 public:
  enum class State {
    coming,
    there,
    not_to_be_had,  // the browser makes none, or has not yet: a simulation makes its own
  };
  // Once a frame, by a screen that needs them; a frame is drawn when this changes.
  State look_for(Look& look);
  // PEM, PKCS #8.
  const std::vector<std::string>& pems() const { return m_pems; }

 private:
  std::vector<std::string> m_pems;
  int m_asked = 0;  // the pair's number, 0: none
  bool m_is_refused = false;
  double m_asked_at = 0;
};

}  // namespace ui

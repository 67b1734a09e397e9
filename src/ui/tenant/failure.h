// Why a request to the tenant came to nothing.
#pragma once

#include <string>

namespace ui {

struct Failure {
  int status = 0;       // 0: no answer came
  std::string error;    // the machine's word, when there is one: "insufficient_scope"
  std::string message;  // the tenant's own sentence
};

inline const Failure malformed_answer{200, "malformed_answer", {}};

}  // namespace ui

// What a shell does to an answer on its way out: the engine has no socket to do it with.
#pragma once

#include <chrono>
#include <utility>

#include "base/http_message.h"

namespace sim {

struct Disturbance {
  // The answer leaves so much later.
  std::chrono::milliseconds delay{0};
  enum class End {
    whole,          // nothing is lost
    before_answer,  // the connection ends without an answer
    in_answer       // it ends in the middle of the body
  };
  End end = End::whole;
};

struct Disturbed {
  // Without a fault.
  Disturbed(base::Response whole = {}) : response(std::move(whole)) {}

  base::Response response;
  Disturbance disturbance;
};

}  // namespace sim

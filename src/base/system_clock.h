// The machine's clock: only shells build one.
#pragma once

#include "base/time.h"

namespace base {

class SystemClock : public Clock {
 public:
  Time now() const override;
};

}  // namespace base

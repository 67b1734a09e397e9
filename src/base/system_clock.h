// The machine's clock: only shells build one, and what keeps a place among servers, whose time is
// that of the machines whatever clock the tenant has.
#pragma once

#include "base/time.h"

namespace base {

class SystemClock : public Clock {
 public:
  Time now() const override;
};

}  // namespace base

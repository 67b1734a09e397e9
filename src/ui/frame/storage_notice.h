// A strip under the top bar while changes cannot be kept: what happened, why, and what to do.
#pragma once

#include "ui/context.h"

namespace ui {

// At the top of `box`; gives its height.
float storage_notice(Context& context, const Box& box, const StorageState& state);

}  // namespace ui

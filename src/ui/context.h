// What every screen is handed.
#pragma once

#include "base/time.h"
#include "ui/backend.h"
#include "ui/look.h"
#include "ui/router.h"
#include "ui/tenant/tenant.h"
#include "ui/widgets/feedback.h"

namespace ui {

struct Context {
  Look& look;
  Router& router;
  Tenant& tenant;
  Toasts& toasts;
  Questions& questions;
  Backend& backend;
  const base::Clock& clock;

  bool is(Screen screen) const { return router.route().screen == screen; }
};

}  // namespace ui

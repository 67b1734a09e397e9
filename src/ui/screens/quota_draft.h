// A token quota while it is being edited: an application's, an organization's, or a default.
#pragma once

#include <string>

#include "ui/look.h"
#include "ui/tenant/quotas.h"

namespace ui {

struct QuotaDraft {
  std::string per_hour, per_day, mode = "enforce";
  bool operator==(const QuotaDraft&) const = default;
  bool valid() const;
};

QuotaDraft quota_draft_of(const TokenQuota& quota);
TokenQuota quota_of(const QuotaDraft& draft);
void draw_quota_fields(Look& look, QuotaDraft& draft);

}  // namespace ui

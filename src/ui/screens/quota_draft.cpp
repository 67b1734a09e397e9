#include "ui/screens/quota_draft.h"

#include <algorithm>

#include "base/http_message.h"
#include "ui/screens/application_draft.h"
#include "ui/text/quota.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"

namespace ui {
namespace {

constexpr long long quota_max = 2'147'483'647;

bool is_limit(const std::string& text) {
  return base::trim(text).empty() || number_in(text, 1, quota_max) > 0;
}

std::string limit_text(long long limit) {
  return limit > 0 ? std::to_string(limit) : std::string();
}

}  // namespace

bool QuotaDraft::valid() const {
  return is_limit(per_hour) && is_limit(per_day);
}

QuotaDraft quota_draft_of(const TokenQuota& quota) {
  return {limit_text(quota.per_hour), limit_text(quota.per_day),
          quota.enforces ? "enforce" : "observe"};
}

TokenQuota quota_of(const QuotaDraft& draft) {
  return {std::max(0LL, number_in(draft.per_hour, 1, quota_max)),
          std::max(0LL, number_in(draft.per_day, 1, quota_max)), draft.mode != "observe"};
}

void draw_quota_fields(Look& look, QuotaDraft& draft) {
  {
    Columns columns(look, {1, 1}, 16);
    columns.next();
    text_field(look, "hour", draft.per_hour,
               {.label = words::quota_hour,
                .help = words::quota_none_help,
                .error = is_limit(draft.per_hour) ? "" : words::quota_wrong});
    columns.next();
    text_field(look, "day", draft.per_day,
               {.label = words::quota_day,
                .help = words::quota_none_help,
                .error = is_limit(draft.per_day) ? "" : words::quota_wrong});
  }
  gap(16);
  select(look, "mode", draft.mode,
         {{"enforce", words::quota_enforce, words::quota_enforce_note},
          {"observe", words::quota_observe, words::quota_observe_note}},
         {.label = words::quota_mode, .width = std::min(look.available(), 440.0f)});
}

}  // namespace ui

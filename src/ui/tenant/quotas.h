// Token quotas: what an application may take, and how far that is used.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"

namespace ui {

struct TokenQuota {
  long long per_hour = 0, per_day = 0;  // 0: no limit
  bool enforces = true;
  bool empty() const { return per_hour == 0 && per_day == 0; }
  bool operator==(const TokenQuota&) const = default;
};
// Of "token_quota", or of one member of "default_token_quota"; empty when there is none.
TokenQuota read_token_quota(const base::Json* json);
// What the API takes; null when the quota is empty.
base::Json to_json(const TokenQuota& quota);

struct QuotaWindow {
  bool hourly = false;
  long long quota = 0, used = 0, over = 0;
  std::string resets_at;
};

struct QuotaState {
  std::string entity_type, entity_id, name;
  bool is_default = false, enforces = true;
  std::vector<QuotaWindow> windows;
};

// What quotas did to one application in a month.
struct QuotaEffect {
  std::string id, name;
  long long tokens = 0, would_have_refused = 0, refused = 0;
};

struct QuotaReport {
  long long would_have_refused = 0, refused = 0;
  std::vector<QuotaState> quotas;
  std::vector<QuotaEffect> by_application;

  const QuotaState* find(const std::string& client_id) const;
  const QuotaEffect* effect_on(const std::string& client_id) const;
};
std::optional<QuotaReport> read_quota_report(const base::Json& json);

}  // namespace ui

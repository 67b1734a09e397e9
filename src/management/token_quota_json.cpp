#include "management/token_quota_json.h"

#include <limits>

namespace management {

namespace {

// Whether the bucket is there, right or wrong.
bool read_bucket(BodyReader& body, std::string_view name, std::optional<int>& place) {
  int count = 0;
  if (body.is_null(name)) return false;
  if (body.integer(name, count, 1, std::numeric_limits<int>::max())) place = count;
  return body.has(name);
}

}  // namespace

void read_token_quota(BodyReader& body, std::string_view name,
                      std::optional<domain::TokenQuota>& place) {
  if (body.is_null(name)) place.reset();
  domain::TokenQuota quota;
  const bool sent = body.within(name, [&](BodyReader& outer) {
    outer.require("client_credentials");
    outer.within("client_credentials", [&](BodyReader& inner) {
      bool enforce = true;
      inner.flag("enforce", enforce);
      quota.mode = enforce ? domain::QuotaMode::enforce : domain::QuotaMode::observe;
      const bool by_hour = read_bucket(inner, "per_hour", quota.per_hour);
      const bool by_day = read_bucket(inner, "per_day", quota.per_day);
      if (!by_hour && !by_day) {
        outer.wrong("client_credentials", "Too few properties defined (0), minimum 1");
      }
    });
  });
  if (sent) place = quota;
}

base::Json token_quota_json(const domain::TokenQuota& quota) {
  base::Json inner = {{"enforce", quota.mode == domain::QuotaMode::enforce}};
  if (quota.per_day) inner["per_day"] = *quota.per_day;
  if (quota.per_hour) inner["per_hour"] = *quota.per_hour;
  return {{"client_credentials", std::move(inner)}};
}

}  // namespace management

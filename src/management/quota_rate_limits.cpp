#include "management/quota_rate_limits.h"

#include "domain/tenant.h"
#include "management/body_reader.h"

namespace management {

namespace {

using domain::RateLimit;
using domain::RateLimits;

constexpr int rate_max = 1'000'000;

struct NamedLimit {
  const char* name;
  RateLimit RateLimits::*limit;
};
constexpr NamedLimit named_limits[] = {{"token_endpoint", &RateLimits::token_endpoint},
                                       {"token_of_application", &RateLimits::token_of_application},
                                       {"management_api", &RateLimits::management_api}};

base::Json limits_json(const RateLimits& limits) {
  base::Json json;
  for (const NamedLimit& named : named_limits) {
    const RateLimit& limit = limits.*named.limit;
    base::Json one = nullptr;
    if (limit.per_second > 0) one = {{"per_second", limit.per_second}, {"burst", limit.size()}};
    json[named.name] = std::move(one);
  }
  return json;
}

void read_limit(BodyReader& body, const char* name, RateLimit& place) {
  if (body.is_null(name)) place = {};
  RateLimit limit;
  const bool sent = body.within(name, [&](BodyReader& inner) {
    inner.require("per_second");
    inner.integer("per_second", limit.per_second, 1, rate_max);
    inner.integer("burst", limit.burst, 1, rate_max);
  });
  if (sent) place = limit;
}

}  // namespace

Outcome get_rate_limits(const Call& call) {
  return answer(200, limits_json(call.context.tenant.settings().policies.rate_limits));
}

Outcome update_rate_limits(const Call& call) {
  domain::TenantSettings settings = call.context.tenant.settings();
  BodyReader body(call.body);
  for (const NamedLimit& named : named_limits) {
    read_limit(body, named.name, settings.policies.rate_limits.*named.limit);
  }
  if (auto problem = body.problem()) return *problem;
  return answer(200, limits_json(settings.policies.rate_limits), {settings});
}

}  // namespace management

// What is simulated, as values: a tenant, the fleet that takes tokens from it, the world between
// them, and what happens when. Read from JSON (scenario_json.h), or put together in the dashboard.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "domain/api.h"
#include "domain/tenant_settings.h"
#include "domain/token_quota.h"
#include "domain/words.h"

namespace sim {

using Milliseconds = std::chrono::milliseconds;

// Rates are whole thousandths of a call per second, so that no platform rounds them differently.
using MilliRate = uint64_t;

struct JwksCache {
  Milliseconds lifetime{600'000};  // 0: fetched for each look at a key
  bool refetches_unknown_kid = true;
};

struct ApiPlan {
  std::string id;
  std::vector<std::string> scopes;
  int token_lifetime_seconds = 86400;
  domain::ApiSigningAlgorithm algorithm = domain::ApiSigningAlgorithm::rs256;
  JwksCache jwks_cache;
};

struct ApplicationPlan {
  std::string id;
  std::optional<domain::TokenQuota> quota;
};

enum class InstancesKind { fixed, curve, autoscaling, serverless, cron, ci };
// How many processes of a service there are.
struct Instances {
  InstancesKind kind = InstancesKind::fixed;
  uint32_t count = 1;              // fixed; of one run of cron and ci; the least of autoscaling
  uint32_t count_max = 1000;       // autoscaling, serverless
  std::vector<uint32_t> by_hour;   // curve: 24 numbers, UTC
  uint32_t weekend_percent = 100;  // curve: of these numbers, on Saturday and Sunday
  MilliRate calls_each = 10'000;   // autoscaling, serverless: what one takes before another starts
  Milliseconds lives{0};           // serverless: then it goes cold; cron, ci: how long a run takes
  Milliseconds every{3'600'000};   // cron
  uint32_t runs_per_day = 24;      // ci: at moments of chance
};

enum class CallsKind { constant, poisson, diurnal, bursts };
// Calls of APIs. Of one instance; of the whole service where instances follow the load.
struct Calls {
  CallsKind kind = CallsKind::constant;
  MilliRate rate = 1000;     // diurnal: at the highest of the day; bursts: between them
  MilliRate rate_low = 0;    // diurnal: at the lowest of the day, at 03:00 UTC
  MilliRate rate_burst = 0;  // bursts
  Milliseconds every{600'000}, lasts{60'000};  // bursts
};

enum class CacheKind { none, process, host, shared };
enum class RefreshKind { at_expiry, early, on_401, never };
// How instances keep their tokens.
struct TokenCache {
  CacheKind kind = CacheKind::process;
  uint32_t processes_each_host = 10;  // host
  RefreshKind refresh = RefreshKind::at_expiry;
  // early: so many percent of the lifetime before its end, and up to so many more by chance.
  uint32_t early_percent = 10, jitter_percent = 10;
};

enum class RetryKind { none, fixed, exponential, storm };
// What follows a token request that failed. none: the next call asks again.
struct Retry {
  RetryKind kind = RetryKind::exponential;
  Milliseconds first{1000}, longest{60'000};  // fixed: always `first`; exponential: with jitter
};

struct Service {
  std::string name;
  std::string application;          // an ApplicationPlan's id
  std::vector<std::string> apis;    // ApiPlans' ids: each is called
  std::vector<std::string> scopes;  // what its calls need; empty: nothing
  uint32_t copies = 1;              // alike, each with an application of its own
  Instances instances;
  Calls calls;
  TokenCache cache;
  Retry retry;
  Milliseconds clock_behind{0};         // of its clock, by which it judges `exp`; negative: ahead
  Milliseconds timeout{10'000};         // for an answer of the token endpoint
  Milliseconds learns_secret{600'000};  // at most, after a rotation; each instance by chance
};

enum class EventKind {
  secret_rotated,
  signing_key_rotated,
  signing_key_revoked,  // the previous one; and rotated before, when it still signs
  scope_removed,
  grant_deleted,
  quota_set,
  token_lifetime_set,
  server_down,
  server_slow,
  secret_leaked,
  deploy,
  month_boundary  // nothing happens but a mark
};

struct Event {
  EventKind kind = EventKind::deploy;
  Milliseconds at{0};                       // since the start
  std::string application, api, service;    // of what: by the kind
  std::string scope;                        // scope_removed
  std::optional<domain::TokenQuota> quota;  // quota_set; nothing: taken away
  int seconds = 0;                          // token_lifetime_set; secret_rotated: the overlap
  Milliseconds lasts{0};                    // server_down, server_slow, secret_leaked
  Milliseconds delay{0};                    // server_slow
  MilliRate rate = 0;                       // secret_leaked: tokens that the stranger takes
};

// What tokens cost.
struct PricePlan {
  std::string name;
  uint64_t tokens_per_month = 0;
  uint64_t price_cents = 0;         // a month
  uint64_t cents_per_thousand = 0;  // beyond tokens_per_month; 0: it ends there
};

struct Network {
  Milliseconds latency{20};
  uint32_t lost_per_million = 0;  // token requests that never arrive
  std::string region = "anywhere";
};

struct Scenario {
  std::string title, lesson;
  uint64_t seed = 1;
  base::Time start{};
  Milliseconds duration{86'400'000};
  Milliseconds step{0};  // of the calls' count; 0: by the duration
  Network world;
  domain::Plan plan;
  std::vector<PricePlan> prices;
  std::vector<ApiPlan> apis;
  std::vector<ApplicationPlan> applications;
  std::vector<Service> services;
  std::vector<Event> events;  // by time

  // What the calls are counted by: a second up to six hours, ten up to two days, a minute up to a
  // week, else an hour.
  Milliseconds step_length() const;
};

}  // namespace sim

namespace domain {

template <>
struct Words<sim::InstancesKind> {
  static constexpr Word<sim::InstancesKind> all[] = {
      {sim::InstancesKind::fixed, "fixed"},
      {sim::InstancesKind::curve, "curve"},
      {sim::InstancesKind::autoscaling, "autoscaling"},
      {sim::InstancesKind::serverless, "serverless"},
      {sim::InstancesKind::cron, "cron"},
      {sim::InstancesKind::ci, "ci"}};
};
template <>
struct Words<sim::CallsKind> {
  static constexpr Word<sim::CallsKind> all[] = {{sim::CallsKind::constant, "constant"},
                                                 {sim::CallsKind::poisson, "poisson"},
                                                 {sim::CallsKind::diurnal, "diurnal"},
                                                 {sim::CallsKind::bursts, "bursts"}};
};
template <>
struct Words<sim::CacheKind> {
  static constexpr Word<sim::CacheKind> all[] = {{sim::CacheKind::none, "none"},
                                                 {sim::CacheKind::process, "process"},
                                                 {sim::CacheKind::host, "host"},
                                                 {sim::CacheKind::shared, "shared"}};
};
template <>
struct Words<sim::RefreshKind> {
  static constexpr Word<sim::RefreshKind> all[] = {{sim::RefreshKind::at_expiry, "at_expiry"},
                                                   {sim::RefreshKind::early, "early"},
                                                   {sim::RefreshKind::on_401, "on_401"},
                                                   {sim::RefreshKind::never, "never"}};
};
template <>
struct Words<sim::RetryKind> {
  static constexpr Word<sim::RetryKind> all[] = {{sim::RetryKind::none, "none"},
                                                 {sim::RetryKind::fixed, "fixed"},
                                                 {sim::RetryKind::exponential, "exponential"},
                                                 {sim::RetryKind::storm, "storm"}};
};
template <>
struct Words<sim::EventKind> {
  static constexpr Word<sim::EventKind> all[] = {
      {sim::EventKind::secret_rotated, "secret_rotated"},
      {sim::EventKind::signing_key_rotated, "signing_key_rotated"},
      {sim::EventKind::signing_key_revoked, "signing_key_revoked"},
      {sim::EventKind::scope_removed, "scope_removed"},
      {sim::EventKind::grant_deleted, "grant_deleted"},
      {sim::EventKind::quota_set, "quota_set"},
      {sim::EventKind::token_lifetime_set, "token_lifetime_set"},
      {sim::EventKind::server_down, "server_down"},
      {sim::EventKind::server_slow, "server_slow"},
      {sim::EventKind::secret_leaked, "secret_leaked"},
      {sim::EventKind::deploy, "deploy"},
      {sim::EventKind::month_boundary, "month_boundary"}};
};

}  // namespace domain

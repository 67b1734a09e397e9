// A fault on purpose: what goes wrong, for whom, and how often.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/http_message.h"
#include "base/time.h"
#include "domain/words.h"

namespace sim {

enum class FaultKind {
  delay,
  drop_connection,
  cut_answer,
  internal_server_error,
  bad_gateway,
  service_unavailable,
  too_many_requests,
  truncated_body,
  malformed_json,
  wrong_content_type,
  token_expired,
  token_not_yet_valid,
  wrong_audience,
  wrong_issuer,
  missing_scope,
  bad_signature,
  alg_none,
  unknown_kid,
  wrong_token_type,
  wrong_expires_in,
  stale_jwks,
  empty_jwks
};
inline constexpr size_t fault_kind_count = static_cast<size_t>(FaultKind::empty_jwks) + 1;

// Where a fault is at work.
enum class FaultStage {
  delay,    // beside one of the others
  instead,  // the engine is not asked
  token,    // while a token is made; and its answer
  keys,     // the answer of /.well-known/jwks.json
  answer    // any answer, when it is there
};
FaultStage stage_of(FaultKind kind);

inline constexpr size_t fault_rules_max = 100;
inline constexpr int fault_delay_milliseconds_max = 60'000;
inline constexpr int fault_seconds_max = 31 * 86'400;
inline constexpr long long fault_count_max = 1'000'000'000;

struct FaultRule {
  std::string id;
  FaultKind kind = FaultKind::delay;
  int delay_milliseconds = 0;  // of FaultKind::delay, and up to `jitter` more
  int jitter_milliseconds = 0;
  int retry_after_seconds = 0;  // of 429 and 503; 0: 503 has none, 429 says 1

  // Whom; empty: all. A path may end with '*'. Nothing under /api and /admin suffers without a path
  // that names it, and no token for the Management API without its audience.
  std::string client_id, audience, path, method;

  // How often; all of them together.
  long long count = 0;  // 0: no end
  double probability = 1;
  uint32_t seed = 0;
  std::optional<base::Time> until;

  bool announces = false;  // answers carry the field x-tallygate-fault
  bool is_enabled = true;
  base::Time created_at{};
  uint64_t matched = 0, applied = 0;
};

// Why a rule is over; `none` while it is at work.
enum class FaultEnd { none, count, time, switched_off };
FaultEnd end_of(const FaultRule& rule, base::Time now);

// Who asks, as far as the request says it.
struct FaultTarget {
  std::string client_id, audience;
};
// Where faults are ended, without a query: nothing goes wrong there.
bool is_faults_path(std::string_view path);
// By path and method alone.
bool fits_place(const FaultRule& rule, const base::Request& request);
bool fits(const FaultRule& rule, const FaultTarget& target);

}  // namespace sim

template <>
struct domain::Words<sim::FaultKind> {
  using enum sim::FaultKind;
  static constexpr Word<sim::FaultKind> all[] = {
      {delay, "delay"},
      {drop_connection, "drop_connection"},
      {cut_answer, "cut_answer"},
      {internal_server_error, "internal_server_error"},
      {bad_gateway, "bad_gateway"},
      {service_unavailable, "service_unavailable"},
      {too_many_requests, "too_many_requests"},
      {truncated_body, "truncated_body"},
      {malformed_json, "malformed_json"},
      {wrong_content_type, "wrong_content_type"},
      {token_expired, "token_expired"},
      {token_not_yet_valid, "token_not_yet_valid"},
      {wrong_audience, "wrong_audience"},
      {wrong_issuer, "wrong_issuer"},
      {missing_scope, "missing_scope"},
      {bad_signature, "bad_signature"},
      {alg_none, "alg_none"},
      {unknown_kid, "unknown_kid"},
      {wrong_token_type, "wrong_token_type"},
      {wrong_expires_in, "wrong_expires_in"},
      {stale_jwks, "stale_jwks"},
      {empty_jwks, "empty_jwks"},
  };
};
template <>
struct domain::Words<sim::FaultEnd> {
  using enum sim::FaultEnd;
  static constexpr Word<sim::FaultEnd> all[] = {
      {none, ""}, {count, "count"}, {time, "time"}, {switched_off, "switched_off"}};
};

#include "sim/faults/spoiled_answer.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/trace_parent.h"

namespace sim {

namespace {

constexpr long long rate_limit_shown = 10;
constexpr long long expires_in_error_seconds = 3600;

Disturbed error(int status, const char* code, const char* description) {
  return base::Response{status,
                        {{"content-type", "application/json"}, {"cache-control", "no-store"}},
                        base::write_json({{"error", code}, {"error_description", description}})};
}

// The ids of the keys that signed until they were rotated away, as the Management API tells them.
std::vector<std::string> previous_key_ids(engine::Engine& engine) {
  base::Request request;
  request.target = "/api/v2/keys/signing";
  request.headers.set("authorization", "Bearer " + engine.dashboard_token());
  const auto keys = base::parse_json(engine.handle(request).body);
  std::vector<std::string> ids;
  if (!keys || !keys->is_array()) return ids;
  for (const base::Json& key : *keys) {
    if (!base::bool_member(key, "previous").value_or(false)) continue;
    if (auto id = base::string_member(key, "kid")) ids.push_back(std::move(*id));
  }
  return ids;
}

// An RSA key is published under an id of its own for each algorithm (oauth/key_ring.h).
bool is_of(const std::string& kid, const std::string& key_id) {
  return kid == key_id || kid.starts_with(key_id + '-');
}

base::Json stale(const base::Json& set, engine::Engine& engine) {
  const std::vector<std::string> previous = previous_key_ids(engine);
  base::Json keys = base::Json::array();
  const base::Json* published = base::find_member(set, "keys");
  if (published && published->is_array()) {
    for (const base::Json& key : *published) {
      const std::string kid = base::string_member(key, "kid").value_or("");
      const auto was = [&](const std::string& id) { return is_of(kid, id); };
      if (std::any_of(previous.begin(), previous.end(), was)) keys.push_back(key);
    }
  }
  return {{"keys", keys}};
}

}  // namespace

Disturbed answer_instead(const FaultRule& rule, base::Time now) {
  if (rule.kind == FaultKind::internal_server_error) {
    return error(500, "server_error", "Internal server error");
  }
  if (rule.kind == FaultKind::bad_gateway) return error(502, "bad_gateway", "Bad gateway");
  if (rule.kind == FaultKind::too_many_requests) {
    // As Auth0's rate limits answer (reference/auth0.md).
    const int seconds = std::max(rule.retry_after_seconds, 1);
    Disturbed answer = error(429, "too_many_requests", "Global limit has been reached");
    base::Headers& headers = answer.response.headers;
    headers.add("retry-after", std::to_string(seconds));
    headers.add("x-ratelimit-limit", std::to_string(rate_limit_shown));
    headers.add("x-ratelimit-remaining", "0");
    headers.add("x-ratelimit-reset", std::to_string(base::unix_seconds(now) + seconds));
    return answer;
  }
  if (rule.kind == FaultKind::drop_connection) {
    Disturbed answer = error(503, "temporarily_unavailable", "Connection lost");
    answer.disturbance.end = Disturbance::End::before_answer;
    return answer;
  }
  Disturbed answer = error(503, "temporarily_unavailable", "Service unavailable");
  if (rule.retry_after_seconds > 0) {
    answer.response.headers.add("retry-after", std::to_string(rule.retry_after_seconds));
  }
  return answer;
}

domain::LogEvent event_instead(const FaultRule& rule, const FaultTarget& target,
                               const base::Request& request, const Disturbed& answer) {
  constexpr size_t audience_octets_max = 200;
  const std::string kind(domain::name(rule.kind));
  const bool is_silent = answer.disturbance.end == Disturbance::End::before_answer;
  domain::LogEvent event;
  event.type = domain::LogEventType::fault_applied;
  event.description =
      "A fault on purpose, " + kind +
      (is_silent ? ", ended the connection without an answer" : ", answered in the tenant's place");
  event.client_id.value = target.client_id;
  event.audience.value = target.audience.substr(0, audience_octets_max);
  event.status = is_silent ? 0 : answer.response.status;
  base::Json details = {{"fault", rule.id}, {"kind", kind}};
  if (const auto trace = base::trace_parent(request.headers)) details["traceparent"] = trace->text;
  event.other_details = base::write_json(details);
  return event;
}

void spoil_answer(const FaultRule& rule, Disturbed& answer) {
  std::string& body = answer.response.body;
  if (rule.kind == FaultKind::cut_answer) answer.disturbance.end = Disturbance::End::in_answer;
  if (rule.kind == FaultKind::truncated_body) body.resize(body.size() / 2);
  if (rule.kind == FaultKind::malformed_json) {
    // As long as it was.
    const size_t colon = body.find(':');
    if (colon != body.npos) body[colon] = '=';
    if (colon == body.npos) body.insert(0, "{");
  }
  if (rule.kind == FaultKind::wrong_content_type) {
    answer.response.headers.set("content-type", "text/html; charset=utf-8");
  }
}

void spoil_keys(const FaultRule& rule, engine::Engine& engine, base::Response& response) {
  if (response.status != 200) return;
  response.headers.erase("etag");
  base::Json keys = {{"keys", base::Json::array()}};
  if (rule.kind == FaultKind::stale_jwks) {
    if (const auto set = base::parse_json(response.body)) keys = stale(*set, engine);
  }
  response.body = base::write_json(keys);
}

void spoil_token_answer(const FaultRule& rule, base::Response& response) {
  if (response.status != 200) return;
  auto body = base::parse_json(response.body);
  if (!body || !body->is_object()) return;
  if (rule.kind == FaultKind::wrong_token_type) (*body)["token_type"] = "mac";
  if (rule.kind == FaultKind::wrong_expires_in) {
    const long long expires_in = base::integer_member(*body, "expires_in").value_or(0);
    (*body)["expires_in"] = expires_in + expires_in_error_seconds;
  }
  response.body = base::write_json(*body);
}

std::chrono::milliseconds delay_of(const FaultRule& rule, base::Random& random) {
  uint32_t number = 0;
  random.fill(&number, sizeof number);
  const auto jitter = number % (static_cast<uint32_t>(rule.jitter_milliseconds) + 1);
  return std::chrono::milliseconds(rule.delay_milliseconds + static_cast<int>(jitter));
}

void announce(const FaultRule& rule, base::Response& response) {
  const std::string field = "x-tallygate-fault", exposed = "access-control-expose-headers";
  if (!rule.announces) return;
  response.headers.add(field, rule.id + "; " + std::string(domain::name(rule.kind)));
  // Pages of other origins may read it where they may read the answer.
  if (const std::string* shown = response.headers.find(exposed)) {
    response.headers.set(exposed, *shown + ", " + field);
  }
}

}  // namespace sim

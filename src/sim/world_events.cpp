// The scenario's events, made by requests to the Management API.
#include <algorithm>

#include "base/form.h"
#include "base/number_text.h"
#include "sim/scenario_json.h"
#include "sim/world.h"

namespace sim {

namespace {

template <class Entry>
size_t place_of(const std::vector<Entry>& entries, std::string Entry::*name,
                const std::string& wanted) {
  const auto at = std::find_if(entries.begin(), entries.end(),
                               [&](const Entry& entry) { return entry.*name == wanted; });
  return static_cast<size_t>(at - entries.begin());
}

std::string quota_text(const domain::TokenQuota& quota) {
  std::string text;
  if (quota.per_hour) text = base::grouped(*quota.per_hour) + " an hour";
  if (quota.per_day) {
    text += (text.empty() ? "" : " and ") + base::grouped(*quota.per_day) + " a day";
  }
  return text + (quota.mode == domain::QuotaMode::enforce ? ", enforced" : ", observed only");
}

std::string text_of(const Event& event) {
  const std::string application = "\"" + event.application + "\"", api = "\"" + event.api + "\"";
  switch (event.kind) {
    case EventKind::secret_rotated:
      return "The secret of " + application + " is rotated, " +
             (event.seconds == 0 ? "without overlap."
                                 : "the old one is good for another " +
                                       duration_words(std::chrono::seconds(event.seconds)) + ".");
    case EventKind::signing_key_rotated:
      return "The signing key is rotated.";
    case EventKind::signing_key_revoked:
      return "The signing key is rotated, and the one before revoked.";
    case EventKind::scope_removed:
      return "The scope " + event.scope + " is removed from " + api + ".";
    case EventKind::grant_deleted:
      return "The grant of " + application + " for " + api + " is deleted.";
    case EventKind::quota_set:
      return event.quota ? application + " gets a quota: " + quota_text(*event.quota) + "."
                         : "The quota of " + application + " is taken away.";
    case EventKind::token_lifetime_set:
      return "Tokens for " + api + " live " + duration_words(std::chrono::seconds(event.seconds)) +
             " from now on.";
    case EventKind::server_down:
      return "The authorization server is down for " + duration_words(event.lasts) + ".";
    case EventKind::server_slow:
      return "The authorization server takes " + duration_words(event.delay) + " longer, for " +
             duration_words(event.lasts) + ".";
    case EventKind::secret_leaked:
      return "A stranger has the secret of " + application + " and takes tokens for " + api + ", " +
             duration_words(event.lasts) + " long.";
    case EventKind::deploy:
      return (event.service.empty() ? std::string("A new version of everything")
                                    : "A new version of \"" + event.service + "\"") +
             " is deployed: all its instances start anew.";
    case EventKind::month_boundary:
      return "A new month begins.";
  }
  return "";
}

}  // namespace

size_t World::application_place(const std::string& id) const {
  return place_of(m_scenario.applications, &ApplicationPlan::id, id);
}

size_t World::api_place(const std::string& id) const {
  return place_of(m_scenario.apis, &ApiPlan::id, id);
}

void World::take_place(size_t place) {
  const Event& event = m_scenario.events[place];
  m_ledger.begin_event(place, m_now, text_of(event));
  m_tenant.set_time(m_now);
  switch (event.kind) {
    case EventKind::secret_rotated:
      return rotate_secret(event);
    case EventKind::signing_key_rotated:
      manage("POST", "/api/v2/keys/signing/rotate");
      return;
    case EventKind::signing_key_revoked:
      return revoke_key();
    case EventKind::scope_removed:
      return remove_scope(event);
    case EventKind::grant_deleted:
      return delete_grant(event);
    case EventKind::quota_set:
      return set_quota(event);
    case EventKind::token_lifetime_set:
      return set_lifetime(event);
    case EventKind::server_down:
      m_troubles.push_back({m_now, m_now + event.lasts, Milliseconds(0)});
      return;
    case EventKind::server_slow:
      m_troubles.push_back({m_now, m_now + event.lasts, event.delay});
      return;
    case EventKind::secret_leaked:
      return leak(place);
    case EventKind::deploy:
      return deploy(event);
    case EventKind::month_boundary:
      return;
  }
}

bool World::manage(const char* method, const std::string& target, const base::Json& body,
                   base::Json* answer) {
  const base::Response response = m_tenant.manage(method, target, body);
  if (response.status >= 300) {
    m_complaints.push_back(std::string(method) + ' ' + target + " answered " +
                           std::to_string(response.status) + ": " + response.body);
    return false;
  }
  if (answer) {
    if (auto json = base::parse_json(response.body)) *answer = std::move(*json);
  }
  return true;
}

void World::rotate_secret(const Event& event) {
  const size_t application = application_place(event.application);
  auto& clients = m_tenant.clients()[application];
  for (uint32_t copy = 0; copy < clients.size(); ++copy) {
    base::Json answer;
    if (!manage("POST", "/api/v2/clients/" + clients[copy].id + "/rotate-secret",
                {{"overlap_seconds", event.seconds}}, &answer)) {
      continue;
    }
    clients[copy].secret = base::string_member(answer, "client_secret").value_or("");
    for (Line& line : m_lines) {
      const Callers& callers = callers_of(line);
      if (callers.application != application || line.copy != copy) continue;
      engine::RepeatedRequest request =
          m_tenant.token_request(clients[copy], Tenant::audience(m_scenario.apis[callers.api]));
      // A stranger has what was leaked, and learns of no other.
      if (callers.service >= m_scenario.services.size()) continue;
      line.old_request = std::exchange(line.request, std::move(request));
      line.rotated_at = m_now;
      ++line.rotations;
    }
  }
}

void World::revoke_key() {
  base::Json before;
  if (!manage("GET", "/api/v2/keys/signing", nullptr, &before)) return;
  if (!manage("POST", "/api/v2/keys/signing/rotate")) return;
  for (const auto& key : before) {
    if (base::bool_member(key, "current").value_or(false)) {
      const auto kid = base::string_member(key, "kid").value_or("");
      manage("PUT", "/api/v2/keys/signing/" + kid + "/revoke");
    }
  }
}

std::string World::api_id(size_t api) {
  const std::string audience =
      base::write_form({{"identifiers", Tenant::audience(m_scenario.apis[api])}});
  base::Json found;
  if (!manage("GET", "/api/v2/resource-servers?" + audience, nullptr, &found)) return "";
  return found.is_array() && !found.empty() ? base::string_member(found[0], "id").value_or("") : "";
}

void World::remove_scope(const Event& event) {
  const size_t api = api_place(event.api);
  const std::string id = api_id(api);
  base::Json present;
  if (!manage("GET", "/api/v2/resource-servers/" + id, nullptr, &present)) return;
  base::Json scopes = base::Json::array();
  for (const auto& scope : present["scopes"]) {
    if (scope["value"] != event.scope) scopes.push_back(scope);
  }
  manage("PATCH", "/api/v2/resource-servers/" + id, {{"scopes", scopes}});
}

void World::delete_grant(const Event& event) {
  const size_t application = application_place(event.application);
  const std::string audience = Tenant::audience(m_scenario.apis[api_place(event.api)]);
  for (const Client& client : m_tenant.clients()[application]) {
    base::Json grants;
    const std::string query = base::write_form({{"client_id", client.id}, {"audience", audience}});
    if (!manage("GET", "/api/v2/client-grants?" + query, nullptr, &grants)) continue;
    for (const auto& grant : grants) {
      manage("DELETE", "/api/v2/client-grants/" + base::string_member(grant, "id").value_or(""));
    }
  }
}

void World::set_quota(const Event& event) {
  base::Json quota;
  if (event.quota) {
    base::Json windows = {{"enforce", event.quota->mode == domain::QuotaMode::enforce}};
    if (event.quota->per_hour) windows["per_hour"] = *event.quota->per_hour;
    if (event.quota->per_day) windows["per_day"] = *event.quota->per_day;
    quota = {{"client_credentials", windows}};
  }
  for (const Client& client : m_tenant.clients()[application_place(event.application)]) {
    manage("PATCH", "/api/v2/clients/" + client.id, {{"token_quota", quota}});
  }
}

void World::set_lifetime(const Event& event) {
  const std::string id = api_id(api_place(event.api));
  manage("PATCH", "/api/v2/resource-servers/" + id, {{"token_lifetime", event.seconds}});
}

void World::leak(size_t place) {
  const Event& event = m_scenario.events[place];
  Service stranger;
  stranger.name = "a stranger";
  stranger.calls = {CallsKind::constant, event.rate};
  stranger.cache.kind = CacheKind::none;
  stranger.retry.kind = RetryKind::none;
  add_callers(m_scenario.services.size() + m_strangers.size(), application_place(event.application),
              api_place(event.api));
  m_strangers.push_back(stranger);
  Line& line = add_line(m_callers.size() - 1, 0);
  set_instances(line, 1);
  line.stops_at = m_now + event.lasts;
  appoint(m_now, Kind::batch, static_cast<uint32_t>(m_lines.size() - 1), 0, 0);
}

// What is kept outside the processes stays.
void World::deploy(const Event& event) {
  for (uint32_t at = 0; at < m_lines.size(); ++at) {
    Line& line = m_lines[at];
    if (callers_of(line).service >= m_scenario.services.size()) continue;
    const Service& service = service_of(line);
    if (!event.service.empty() && service.name != event.service) continue;
    line.old_request.reset();
    if (service.cache.kind == CacheKind::shared) continue;
    for (uint32_t slot = 0; slot < line.holders.size(); ++slot) {
      if (line.holders[slot].is_alive) start_instance(at, slot);
    }
  }
}

}  // namespace sim

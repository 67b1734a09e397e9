// A tenant of very many applications that nobody made: answers are written when they are asked for.
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <utility>

#include "base/form.h"
#include "base/json.h"
#include "ui/backend.h"

namespace test_support {

class CrowdBackend : public ui::Backend {
 public:
  explicit CrowdBackend(size_t applications) : m_count(applications) {}

  void send(base::Request request, std::function<void(base::Response)> done) override {
    m_waiting.emplace_back(std::move(request), std::move(done));
  }
  std::string label() const override { return "a crowd"; }
  std::string issuer() const override { return "http://localhost:8080/"; }
  bool can_reset() const override { return false; }
  void reset() override {}

  bool deliver() {
    if (m_waiting.empty()) return false;
    auto [request, done] = std::move(m_waiting.front());
    m_waiting.pop_front();
    ++answered;
    base::Response response;
    response.body = base::write_json(answer_to(request));
    done(std::move(response));
    return true;
  }

  static std::string id_of(size_t i) { return "client" + std::to_string(1'000'000 + i); }
  // Names in another order than ids: the first is the last application's.
  std::string name_of(size_t i) const {
    return "Service " + std::to_string(1'000'000 + m_count - 1 - i);
  }

  size_t answered = 0;

 private:
  base::Json answer_to(const base::Request& request) const {
    const std::string path(request.path());
    const std::string target = request.target;
    if (path == "/api/v2/clients") return page(target, "clients", m_count, &CrowdBackend::client);
    if (path.rfind("/api/v2/clients/", 0) == 0)
      return client(std::stoul(path.substr(22)) - 1'000'000);
    if (path == "/api/v2/client-grants")
      return page(target, "client_grants", m_count, &CrowdBackend::grant);
    if (path == "/api/v2/resource-servers")
      return page(target, "resource_servers", 1, &CrowdBackend::api);
    if (path == "/api/tallygate/v1/usage/applications") return activity();
    if (path == "/api/v2/organizations")
      return page(target, "organizations", m_count, &CrowdBackend::organization);
    if (path == "/api/v2/logs") return page(target, "logs", m_count, &CrowdBackend::event);
    if (path == "/api/v2/keys/signing") return keys();
    if (path == "/api/tallygate/v1/rules") return rules();
    if (path == "/api/tallygate/v1/usage") return usage();
    return {{"total", m_count}, {"quotas", base::Json::array()}};
  }

  base::Json page(const std::string& target, const char* key, size_t total,
                  base::Json (CrowdBackend::*make)(size_t) const) const {
    const size_t at = target.find("page=");
    const size_t first = at == std::string::npos ? 0 : 100 * std::stoul(target.substr(at + 5));
    base::Json items = base::Json::array();
    for (size_t i = first; i < std::min(total, first + 100); ++i) items.push_back((this->*make)(i));
    base::Json body = {{"total", total}, {"start", first}, {"limit", 100}};
    body[key] = std::move(items);
    return body;
  }
  base::Json client(size_t i) const {
    return {{"client_id", id_of(i)},
            {"name", name_of(i)},
            {"app_type", "non_interactive"},
            {"grant_types", base::Json::array({"client_credentials"})}};
  }
  base::Json grant(size_t i) const {
    return {{"id", "grant" + std::to_string(i)},
            {"client_id", id_of(i)},
            {"audience", "https://orders.example/api"},
            {"scope", base::Json::array({"read:orders"})}};
  }
  base::Json organization(size_t i) const {
    return {{"id", "org_" + std::to_string(i)},
            {"name", "customer-" + std::to_string(i)},
            {"display_name", "Customer " + std::to_string(m_count - 1 - i)}};
  }
  base::Json event(size_t i) const {
    return {{"log_id", std::to_string(9'000'000 - i)},
            {"date", "2026-11-23T09:00:00.000Z"},
            {"type", i % 5 == 0 ? "feccft" : "seccft"},
            {"description", "Client credentials"},
            {"client_id", id_of(i)},
            {"client_name", name_of(i)}};
  }
  static base::Json keys() {
    base::Json all = base::Json::array();
    for (const char* phase : {"next", "current", "previous"}) {
      all.push_back({{"kid", std::string("key-") + phase},
                     {phase, true},
                     {"created_at", "2026-10-01T00:00:00.000Z"},
                     {"current_since", "2026-10-02T00:00:00.000Z"}});
    }
    return all;
  }
  // As many as a tenant may have.
  static base::Json rules() {
    base::Json all = base::Json::array();
    for (int i = 0; i < 100; ++i) {
      all.push_back({{"id", "rul_" + std::to_string(i)},
                     {"name", "Rule " + std::to_string(i)},
                     {"enabled", true},
                     {"order", i},
                     {"match", {{"client_ids", base::Json::array({id_of(7), id_of(8)})}}},
                     {"action", {{"set_claims", {{"https://example.com/n", i}}}}}});
    }
    return {{"rules", std::move(all)}};
  }
  base::Json usage() const {
    base::Json days = base::Json::array(), shares = base::Json::array();
    for (int day = 1; day <= 30; ++day) {
      const std::string digits = (day < 10 ? "0" : "") + std::to_string(day);
      days.push_back({{"date", "2026-11-" + digits},
                      {"count", 24 * day},
                      {"hours", base::Json(std::vector<int>(24, day))}});
    }
    for (size_t i = 0; i < m_count; ++i)
      shares.push_back({{"client_id", id_of(i)}, {"name", name_of(i)}, {"count", m_count - i}});
    return {{"total", m_count},
            {"month", "2026-11"},
            {"from", "2026-11-01T00:00:00.000Z"},
            {"to", "2026-12-01T00:00:00.000Z"},
            {"now", "2026-11-23T09:30:00.000Z"},
            {"days", std::move(days)},
            {"by_application", std::move(shares)}};
  }
  base::Json api(size_t) const {
    base::Json scopes = base::Json::array();
    for (const char* value : {"read:orders", "write:orders"}) scopes.push_back({{"value", value}});
    return {{"id", "api1"},
            {"identifier", "https://orders.example/api"},
            {"name", "Orders"},
            {"signing_alg", "RS256"},
            {"scopes", std::move(scopes)}};
  }
  base::Json activity() const {
    base::Json rows = base::Json::array();
    for (size_t i = 0; i < m_count; ++i) {
      rows.push_back({{"client_id", id_of(i)},
                      {"count_this_month", i},
                      {"last_token_at", "2026-11-23T09:00:00.000Z"}});
    }
    return {{"applications", std::move(rows)}};
  }

  size_t m_count;
  std::deque<std::pair<base::Request, std::function<void(base::Response)>>> m_waiting;
};

}  // namespace test_support

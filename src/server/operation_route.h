// What those who watch over the server ask it: /healthz, /readyz, /metrics.
#pragma once

#include <atomic>
#include <string>
#include <string_view>
#include <vector>

#include "base/http_message.h"
#include "server/tenants.h"
#include "server/worker_metrics.h"

namespace server {

struct OperationSettings {
  std::string dashboard_key;
  // Empty: /metrics is open to this machine.
  std::string metrics_token;
};

// Any thread.
class OperationRoute {
 public:
  // All that is handed over must outlive it.
  OperationRoute(OperationSettings settings, const Tenants& tenants,
                 std::vector<const WorkerMetrics*> workers)
      : m_settings(std::move(settings)), m_tenants(tenants), m_workers(std::move(workers)) {}

  // Is not ready from now on.
  void drain() { m_is_draining = true; }
  // `tenant` is the one at whose host name was asked; readiness is told of that one.
  base::Response answer(const base::Request& request, std::string_view tenant) const;

 private:
  base::Response readiness(std::string_view tenant) const;
  base::Response metrics(const base::Request& request) const;
  bool may_read_metrics(const base::Request& request) const;

  OperationSettings m_settings;
  const Tenants& m_tenants;
  std::vector<const WorkerMetrics*> m_workers;
  std::atomic<bool> m_is_draining{false};
};

}  // namespace server

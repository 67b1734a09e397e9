// The text of /metrics.
#pragma once

#include <string>
#include <vector>

#include "server/tenants.h"
#include "server/worker_metrics.h"

namespace server {

// What workers and tenants have counted until now; any thread.
std::string metrics_text(const Tenants& tenants, const std::vector<const WorkerMetrics*>& workers);

}  // namespace server

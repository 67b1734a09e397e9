#include "server/metrics_text.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "server/process_figures.h"
#include "server/prometheus_text.h"

namespace server {

namespace {

using Kind = PrometheusText::Kind;

constexpr std::string_view outcome_names[] = {"success", "refused", "limited", "failed"};
static_assert(std::size(outcome_names) == request_outcome_count);

// No tenant can be called that.
constexpr std::string_view unnamed_tenant = "-";

struct TenantFigures {
  std::string name;
  engine::Figures engine;
  uint64_t commits = 0, writes = 0;
  bool is_failed = false;
  std::array<uint64_t, sim::fault_kind_count> faults{};
};

std::vector<TenantFigures> figures_of(const Tenants& tenants) {
  std::vector<std::string> names = tenants.names();
  names.insert(names.begin(), "");
  std::vector<TenantFigures> all;
  for (std::string& name : names) {
    const auto tenant = tenants.find(name);
    if (!tenant) continue;
    if (name.empty()) name = unnamed_tenant;
    const auto open = tenant->now();
    all.push_back({name, open->engine->figures(), tenant->commits(), open->store->durable(),
                   open->store->has_failed(), tenant->faults().applied()});
  }
  return all;
}

using Counter = WorkerMetrics::Counter;

template <class Read>
uint64_t sum(const std::vector<const WorkerMetrics*>& workers, Read read) {
  uint64_t total = 0;
  for (const WorkerMetrics* worker : workers) {
    total += read(*worker).load(std::memory_order_relaxed);
  }
  return total;
}

void write_requests(PrometheusText& text, const std::vector<const WorkerMetrics*>& workers) {
  text.metric("tallygate_requests_total", Kind::counter,
              "Answered requests: refused is 4xx, limited is 429, failed is 5xx.");
  for (size_t endpoint = 0; endpoint < endpoint_count; ++endpoint) {
    for (size_t outcome = 0; outcome < request_outcome_count; ++outcome) {
      text.sample({{"endpoint", name(static_cast<Endpoint>(endpoint))},
                   {"outcome", outcome_names[outcome]}},
                  sum(workers, [&](const WorkerMetrics& worker) -> const Counter& {
                    return worker.requests[endpoint][outcome];
                  }));
    }
  }
  text.metric("tallygate_request_duration_seconds", Kind::histogram,
              "From a request read to its response ready to leave.");
  for (size_t endpoint = 0; endpoint < endpoint_count; ++endpoint) {
    Histogram::Values values;
    for (const WorkerMetrics* worker : workers) worker->times[endpoint].add_to(values);
    text.sample({{"endpoint", name(static_cast<Endpoint>(endpoint))}}, values);
  }
  Histogram::Values waits;
  for (const WorkerMetrics* worker : workers) worker->store_waits.add_to(waits);
  text.metric("tallygate_store_wait_seconds", Kind::histogram,
              "How long answers waited until their write was on the disk.");
  text.sample({}, waits);
}

void write_connections(PrometheusText& text, const std::vector<const WorkerMetrics*>& workers) {
  const auto accepted = sum(workers, [](const WorkerMetrics& worker) -> const Counter& {
    return worker.connections_accepted;
  });
  const auto closed = sum(workers, [](const WorkerMetrics& worker) -> const Counter& {
    return worker.connections_closed;
  });
  text.metric("tallygate_connections", Kind::gauge, "Open connections.");
  text.sample({}, accepted - std::min(accepted, closed));
  text.metric("tallygate_connections_accepted_total", Kind::counter, "Connections taken.");
  text.sample({}, accepted);
  text.metric("tallygate_connections_refused_total", Kind::counter,
              "Connections refused because there were too many.");
  text.sample({}, sum(workers, [](const WorkerMetrics& worker) -> const Counter& {
                return worker.connections_refused;
              }));
}

void write_tokens(PrometheusText& text, const std::vector<TenantFigures>& tenants) {
  text.metric("tallygate_tokens_total", Kind::counter,
              "Tokens issued and counted, by the application's type.");
  for (const TenantFigures& tenant : tenants) {
    for (const auto& [type, count] : tenant.engine.tokens) {
      text.sample({{"tenant", tenant.name}, {"application_type", type}}, count);
    }
  }
  text.metric("tallygate_management_tokens_total", Kind::counter,
              "Tokens for the Management API, which count towards nothing.");
  for (const TenantFigures& tenant : tenants) {
    text.sample({{"tenant", tenant.name}}, tenant.engine.management_tokens);
  }
  text.metric("tallygate_token_refusals_total", Kind::counter,
              "Refused token requests, by the error answered.");
  for (const TenantFigures& tenant : tenants) {
    for (const auto& [error, count] : tenant.engine.refusals) {
      text.sample({{"tenant", tenant.name}, {"error", error}}, count);
    }
  }
  text.metric("tallygate_quota_refusals_total", Kind::counter,
              "Token requests refused by an enforced quota or a hard plan.");
  for (const TenantFigures& tenant : tenants) {
    const engine::Figures& figures = tenant.engine;
    text.sample({{"tenant", tenant.name}, {"quota", "application"}},
                figures.application_quota_refusals);
    text.sample({{"tenant", tenant.name}, {"quota", "organization"}},
                figures.organization_quota_refusals);
    text.sample({{"tenant", tenant.name}, {"quota", "plan"}}, figures.plan_refusals);
  }
  text.metric("tallygate_rate_limit_refusals_total", Kind::counter,
              "Token requests refused by a rate limit.");
  for (const TenantFigures& tenant : tenants) {
    text.sample({{"tenant", tenant.name}}, tenant.engine.rate_limit_refusals);
  }
}

void write_faults(PrometheusText& text, const std::vector<TenantFigures>& tenants) {
  text.metric("tallygate_faults_applied_total", Kind::counter,
              "Requests that something went wrong with on purpose (/admin/faults).");
  for (const TenantFigures& tenant : tenants) {
    for (const auto& [kind, word] : domain::Words<sim::FaultKind>::all) {
      text.sample({{"tenant", tenant.name}, {"fault", word}},
                  tenant.faults[static_cast<size_t>(kind)]);
    }
  }
}

void write_stores(PrometheusText& text, const std::vector<TenantFigures>& tenants) {
  text.metric("tallygate_store_commits_total", Kind::counter,
              "Groups of writes that were put on the disk together.");
  for (const TenantFigures& tenant : tenants) {
    text.sample({{"tenant", tenant.name}}, tenant.commits);
  }
  text.metric("tallygate_store_writes_total", Kind::counter,
              "Writes in these groups; divided by the groups it is their size.");
  for (const TenantFigures& tenant : tenants) {
    text.sample({{"tenant", tenant.name}}, tenant.writes);
  }
  text.metric("tallygate_store_failed", Kind::gauge, "1 when the last group could not be stored.");
  for (const TenantFigures& tenant : tenants) {
    text.sample({{"tenant", tenant.name}}, uint64_t{tenant.is_failed});
  }
}

// Of tenants that several servers have at once.
void write_replicas(PrometheusText& text, const std::vector<TenantFigures>& tenants) {
  using Figures = domain::Replication::Figures;
  const auto write = [&](std::string_view name, Kind kind, std::string_view help, auto read) {
    text.metric(name, kind, help);
    for (const TenantFigures& tenant : tenants) {
      const auto& replication = tenant.engine.replication;
      if (replication) text.sample({{"tenant", tenant.name}}, read(*replication));
    }
  };
  write("tallygate_replicas", Kind::gauge, "Servers that have the tenant, this one too.",
        [](const Figures& it) { return it.replicas; });
  write("tallygate_replica_followed_changes_total", Kind::counter,
        "Changes of other servers that this one has followed.",
        [](const Figures& it) { return it.followed_changes; });
  write("tallygate_replica_staleness_seconds", Kind::gauge,
        "How long ago others' changes were looked for.",
        [](const Figures& it) { return it.staleness_seconds; });
  write("tallygate_replica_has_registry", Kind::gauge,
        "1 when this server has the right to change the registry.",
        [](const Figures& it) { return uint64_t{it.has_registry}; });
  write("tallygate_store_statements_total", Kind::counter,
        "What the database was asked, by whatever has to do with the tenant.",
        [](const Figures& it) { return it.statements; });
  text.metric("tallygate_quota_slices", Kind::gauge,
              "Windows of quotas of which this server holds a slice.");
  for (const TenantFigures& tenant : tenants) {
    if (tenant.engine.replication) {
      text.sample({{"tenant", tenant.name}}, tenant.engine.quota_slices);
    }
  }
}

void write_process(PrometheusText& text) {
  const ProcessFigures process = process_figures();
  text.metric("process_cpu_seconds_total", Kind::counter, "CPU time used.");
  text.sample({}, process.cpu_seconds);
  text.metric("process_start_time_seconds", Kind::gauge, "When the server started, Unix time.");
  text.sample({}, process.started_at_seconds);
  text.metric("process_resident_memory_bytes", Kind::gauge, "Memory in use.");
  text.sample({}, process.resident_octets);
  text.metric("process_open_fds", Kind::gauge, "Open file descriptors.");
  text.sample({}, process.open_descriptors);
  text.metric("tallygate_build_info", Kind::gauge, "1; the labels tell what runs.");
  text.sample({{"version", TALLYGATE_VERSION}}, uint64_t{1});
}

}  // namespace

std::string metrics_text(const Tenants& tenants, const std::vector<const WorkerMetrics*>& workers) {
  const std::vector<TenantFigures> figures = figures_of(tenants);
  PrometheusText text;
  write_requests(text, workers);
  write_connections(text, workers);
  write_tokens(text, figures);
  write_faults(text, figures);
  write_stores(text, figures);
  const bool has_replicas = std::any_of(figures.begin(), figures.end(), [](const auto& tenant) {
    return tenant.engine.replication.has_value();
  });
  if (has_replicas) write_replicas(text, figures);
  write_process(text);
  return text.text();
}

}  // namespace server

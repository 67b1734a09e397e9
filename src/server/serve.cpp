#include "server/serve.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <iostream>
#include <mutex>
#include <optional>

#include "base/system_clock.h"
#include "crypto/crypto.h"
#include "server/certified_names.h"
#include "server/clock_route.h"
#include "server/file.h"
#include "server/front.h"
#include "server/http_text.h"
#include "server/log.h"
#include "server/operation_route.h"
#include "server/page.h"
#include "server/ready_file.h"
#include "server/signals.h"
#include "server/tenants.h"
#include "server/tenants_route.h"
#include "server/ticker.h"
#include "server/virtual_clock.h"
#include "server/workers.h"
#include "sim/faults/faults_route.h"

namespace server {

namespace {

constexpr size_t dashboard_key_length = 32;

int refuse(const std::string& sentence) {
  std::cerr << "tallygate: " << sentence << '\n';
  return 1;
}

// Connections are descriptors; the system's default is for programs that have few.
void allow_descriptors() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

// Tells how the server is reached: a file for programs, or lines for people.
bool announce(const ServeOptions& options, const ServerReadiness& readiness) {
  if (options.ready_file.empty()) {
    std::cout << to_text(readiness) << std::flush;
    return true;
  }
  const std::error_code error = write_file(options.ready_file, to_json(readiness));
  if (error) {
    refuse("The ready file " + options.ready_file.string() +
           " cannot be written: " + error.message() + ".");
  }
  return !error;
}

struct Ports {
  uint16_t http = 0;
  std::optional<uint16_t> https;
};

// The server's parts that are there before it answers.
struct Parts {
  Parts(const ServeOptions& serve_options, Workers& all_workers, Ports listening,
        TenantsSettings settings, const base::Clock& server_clock, base::Random& server_random)
      : options(serve_options),
        workers(all_workers),
        ports(listening),
        dashboard_key(settings.dashboard_key),
        clock(server_clock),
        random(server_random),
        tenants(
            std::move(settings),
            [this](const std::shared_ptr<const domain::Store>& store,
                   const base::Result<domain::Ticket, domain::StoreError>& outcome) {
              if (!outcome) {
                spdlog::critical("{} Nothing is stored and no token is issued until it can be.",
                                 outcome.error().explanation);
              }
              workers.release(store, outcome);
            },
            clock, random) {}

  Readiness describe(const std::string& name, RunningTenant& tenant) const;
  ServerReadiness readiness() const;

  const ServeOptions& options;
  Workers& workers;
  const Ports ports;
  const std::string dashboard_key;
  const base::Clock& clock;
  base::Random& random;
  Tenants tenants;
  std::unique_ptr<CertifiedNames> certified_names;  // none: HTTPS is off
};

Readiness Parts::describe(const std::string& name, RunningTenant& tenant) const {
  Readiness readiness;
  readiness.name = name;
  readiness.issuer = tenant.issuer();
  if (name.empty() && !options.issuer.empty()) {
    if (options.issuer.starts_with("https://")) readiness.https_issuer = options.issuer;
  } else if (ports.https) {
    readiness.https_issuer = "https://" + (name.empty() ? "" : name + ".") +
                             "localhost:" + std::to_string(*ports.https) + "/";
  }
  readiness.dashboard_key = dashboard_key;
  readiness.first_application = tenant.first_application();
  readiness.data = tenant.folder().string();
  return readiness;
}

ServerReadiness Parts::readiness() const {
  ServerReadiness readiness;
  readiness.http_port = ports.http;
  readiness.https_port = ports.https;
  readiness.tenant = describe("", *tenants.find(""));
  for (const std::string& name : tenants.names()) {
    if (const auto tenant = tenants.find(name)) readiness.others.push_back(describe(name, *tenant));
  }
  if (certified_names) readiness.authority_file = certified_names->authority_file();
  readiness.process = getpid();
  return readiness;
}

Front::Tenant front_tenant(const Tenants& tenants, std::string_view name) {
  const auto tenant = tenants.find(name);
  if (!tenant) return {};
  const auto open = tenant->now();
  return {[open](const base::Request& request) { return open->handle(request); }, store_of(open)};
}

base::Response about_faults(Parts& parts, const base::Request& request, std::string_view name) {
  if (!crypto::constant_time_equal(request.header_or("authorization", ""),
                                   "Bearer " + parts.dashboard_key)) {
    return plain_response(401, "invalid_key",
                          "The dashboard key is not the one that this server was started with.");
  }
  const auto tenant = parts.tenants.find(name);
  if (!tenant) return no_such_tenant();
  return sim::answer_about_faults(tenant->faults(), request, parts.clock, parts.random);
}

std::string shown(const std::vector<std::string>& addresses) {
  return addresses.empty() ? "this machine" : fmt::format("{}", fmt::join(addresses, ", "));
}

// Answers until a signal comes.
int answer_until_stopped(Parts& parts, VirtualClock* virtual_clock, const Signals& signals) {
  const ServeOptions& options = parts.options;
  const auto renew_certificate = [&parts] {
    if (parts.certified_names) parts.certified_names->renew();
  };
  Page page(options.page);
  TenantsRoute administration(
      parts.tenants, TenantDocuments(parts.tenants, parts.clock, parts.random), parts.dashboard_key,
      [&](const std::string& name, RunningTenant& tenant) { return parts.describe(name, tenant); },
      renew_certificate);
  std::mutex maintenance;
  const auto maintain = [&] {
    const std::lock_guard lock(maintenance);
    parts.tenants.tick();
  };
  std::optional<ClockRoute> clock_route;
  if (virtual_clock) clock_route.emplace(*virtual_clock, parts.dashboard_key, maintain);
  OperationRoute operation({parts.dashboard_key, options.metrics_token}, parts.tenants,
                           parts.workers.metrics());
  Front front(
      {options.issuer, options.trusted_proxies, options.access_log_interval,
       options.clock == ClockKind::made_up},
      [&](std::string_view name) { return front_tenant(parts.tenants, name); },
      [&](const base::Request& request, std::string_view tenant) {
        if (clock_route && request.path() == "/admin/clock") return clock_route->answer(request);
        if (sim::is_faults_path(request.path())) return about_faults(parts, request, tenant);
        return administration.answer(request, std::string(tenant));
      },
      [&](const base::Request& request, std::string_view tenant) {
        return operation.answer(request, tenant);
      },
      page);
  parts.workers.start([&](base::Request&& request) { return front.answer(std::move(request)); },
                      parts.clock);
  int exit_code = 0;
  {
    const Ticker ticker([&] {
      maintain();
      renew_certificate();
    });
    const ServerReadiness readiness = parts.readiness();
    if (announce(options, readiness)) {
      spdlog::info("Listening on port {} of {}, {} workers, data in {}", parts.ports.http,
                   shown(options.http_addresses), options.workers, readiness.tenant.data);
      if (options.durability == Durability::relaxed) {
        spdlog::warn(
            "Durability is relaxed: a crash takes back what was answered in the last second");
      }
      if (parts.ports.https) {
        spdlog::info("Listening for HTTPS on port {} of {}", *parts.ports.https,
                     shown(options.https_addresses));
      }
      while (signals.wait() == Signals::Wish::reload) {
        if (parts.certified_names) parts.certified_names->reload();
      }
      spdlog::info("Stopping");
      operation.drain();
      parts.workers.send_away();
      signals.wait_for(options.drain_delay);
      signals.let_go();
    } else {
      exit_code = 1;
    }
    parts.workers.stop();
  }
  std::error_code ignored;
  if (!options.ready_file.empty()) std::filesystem::remove(options.ready_file, ignored);
  spdlog::info("Stopped");
  return exit_code;
}

base::Result<Ports, ListenError> listen(Workers& workers, const ServeOptions& options) {
  const auto http = workers.listen(Protocol::http, options.http_port, options.http_addresses);
  if (!http) return base::failure(http.error());
  if (!options.https_port) return Ports{*http, std::nullopt};
  const auto https = workers.listen(Protocol::https, *options.https_port, options.https_addresses);
  if (!https) return base::failure(https.error());
  return Ports{*http, *https};
}

}  // namespace

int serve(const ServeOptions& options) {
  umask(077);
  const Signals signals(options.tls_files.certificates.empty() ? Signals::Reload::never
                                                               : Signals::Reload::by_hangup);
  allow_descriptors();
  // A file that may not grow is an error of the store's, not the end of the server.
  std::signal(SIGXFSZ, SIG_IGN);
  std::error_code ignored;
  if (!options.ready_file.empty()) std::filesystem::remove(options.ready_file, ignored);
  const base::SystemClock system_clock;
  std::optional<VirtualClock> virtual_clock;
  if (options.clock == ClockKind::made_up) virtual_clock.emplace(system_clock);
  const base::Clock& clock =
      virtual_clock ? static_cast<const base::Clock&>(*virtual_clock) : system_clock;
  const Log log(options.log_format, options.log_level, clock);
  crypto::SecureRandom random;

  HttpLimits limits = options.limits;
  limits.addresses_for_many = options.trusted_proxies;
  const std::string dashboard_key = options.dashboard_key.empty()
                                        ? base::random_alphanumeric(random, dashboard_key_length)
                                        : options.dashboard_key;
  limits.carries_document = [authorization = "Bearer " + dashboard_key](std::string_view target,
                                                                        std::string_view field) {
    return is_import_path(target) && crypto::constant_time_equal(field, authorization);
  };
  Workers workers(options.workers, limits);
  const auto ports = listen(workers, options);
  if (!ports) return refuse(ports.error().explanation);
  TenantsSettings settings;
  settings.data = options.data;
  settings.store = options.store;
  settings.master_key = options.master_key;
  settings.http_port = ports->http;
  settings.durability = options.durability;
  settings.issuer = options.issuer.empty() ? "http://localhost:" + std::to_string(ports->http) + "/"
                                           : options.issuer;
  settings.dashboard_key = dashboard_key;
  Parts parts(options, workers, *ports, std::move(settings), clock, random);
  const auto opened = parts.tenants.open(options.tenants);
  if (!opened) return refuse(opened.error().explanation);
  if (ports->https) {
    // Clients look at certificates by clocks of their own.
    auto certified = CertifiedNames::open(options.tls_files, options.issuer, parts.tenants, workers,
                                          system_clock, random);
    if (!certified) return refuse(certified.error().explanation);
    parts.certified_names = std::move(*certified);
  }
  if (virtual_clock) {
    spdlog::warn("The clock is virtual: whoever has the dashboard key moves it at /admin/clock");
  }
  return answer_until_stopped(parts, virtual_clock ? &*virtual_clock : nullptr, signals);
}

}  // namespace server

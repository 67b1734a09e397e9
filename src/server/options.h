// The command line: what was asked for, as values.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "server/folder_words.h"
#include "server/forwarded.h"
#include "server/http_limits.h"
#include "server/log.h"
#include "server/running_tenant.h"
#include "server/simulate_command.h"
#include "server/tls_keeper.h"
#include "server/token_command.h"

namespace server {

enum class ClockKind { system, made_up };

struct ServeOptions {
  uint16_t http_port = 8080;           // 0: any free port
  std::optional<uint16_t> https_port;  // likewise; nothing: HTTP only
  // Numbers of addresses to listen on; none: 127.0.0.1 and, where there is one, ::1.
  std::vector<std::string> http_addresses, https_addresses;
  TlsFiles tls_files;
  HttpLimits limits;
  // How long it goes on answering, but is not ready any more, before it stops.
  std::chrono::seconds drain_delay{0};
  std::filesystem::path data;
  std::string store;          // "postgres://…"; empty: SQLite in the data folder
  std::string master_key;     // 32 octets; empty: of each tenant's folder
  std::string dashboard_key;  // empty: a new one for this start
  std::string metrics_token;  // empty: /metrics is open to this machine
  LogFormat log_format = LogFormat::text;
  LogLevel log_level = LogLevel::info;
  uint32_t access_log_interval = 0;  // a line about every so many requests; 0: none
  std::filesystem::path ready_file;  // empty: none
  std::filesystem::path page;
  // With the slash at the end; empty: the address of each request.
  std::string issuer;
  ClockKind clock = ClockKind::system;
  std::vector<std::string> tenants;  // names
  // As numbers: "127.0.0.1", "::1".
  ProxyAddresses trusted_proxies;
  size_t workers = 1;
  Durability durability = Durability::strict;
};

using Command = std::variant<ServeOptions, FolderCommand, TokenOptions, SimulateOptions>;

// The program has said what it was asked for, or what it did not understand.
struct Exit {
  int code = 0;
};

// Prints help and the version to standard output, and a sentence about what it does not understand
// to standard error (code 2).
base::Result<Command, Exit> parse_command_line(int argument_count, const char* const* arguments);

}  // namespace server

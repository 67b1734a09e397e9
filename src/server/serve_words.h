// What is said about "tallygate serve", as it is said, and what it means.
#pragma once

#include <CLI/App.hpp>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "server/option_sources.h"
#include "server/options.h"

namespace server {

struct ServeWords {
  ServeWords();

  std::map<std::string, std::string> numbers;  // by the name of the option; empty: not said
  std::string config;
  std::string certificate, key, client_authorities;
  std::string master_key_file;
  std::string data, store, page, ready_file;
  std::string dashboard_key, metrics_token;
  std::string clock = "system";
  std::string log_format = "text", log_level = "info";
  std::string issuer;
  std::vector<std::string> tenants, listen, trusted_proxies;
  bool insecure_http = false;
  std::string durability = "strict";
};

void add_serve_options(CLI::App& serve, ServeWords& words);

// Fails with one sentence that names what was said where.
base::Result<ServeOptions, std::string> serve_options(const ServeWords& words,
                                                      const OptionSources& sources);

}  // namespace server

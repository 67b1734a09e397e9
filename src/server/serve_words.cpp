#include "server/serve_words.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <charconv>
#include <optional>
#include <thread>

#include "server/data_folder.h"
#include "server/help.h"
#include "server/issuer.h"
#include "server/master_key.h"
#include "server/tenants.h"

namespace server {

namespace filesystem = std::filesystem;
using Taken = base::Result<void, std::string>;

namespace {

// build/page for build/native/tallygate.
filesystem::path default_page_folder() {
  std::error_code error;
  const filesystem::path executable = filesystem::read_symlink("/proc/self/exe", error);
  return (executable.parent_path() / "../page").lexically_normal();
}

std::chrono::seconds seconds(uint64_t number) {
  return std::chrono::seconds(static_cast<int64_t>(number));
}

struct NumberOption {
  const char* name;
  const char* type;
  const char* what;
  uint64_t least, most;
  const char* otherwise;  // empty: stays as it is
  const char* help;
  void (*take)(ServeOptions&, uint64_t);
};

constexpr uint64_t timeout_seconds_max = 3600;
constexpr uint64_t connections_max = 1'000'000;

constexpr NumberOption number_options[] = {
    {"http", "PORT", "a port", 0, 65535, "8080", help::http,
     [](ServeOptions& options, uint64_t number) {
       options.http_port = static_cast<uint16_t>(number);
     }},
    {"https", "PORT", "a port", 0, 65535, "", help::https,
     [](ServeOptions& options, uint64_t number) {
       options.https_port = static_cast<uint16_t>(number);
     }},
    {"workers", "N", "a number", 1, 256, "", help::workers,
     [](ServeOptions& options, uint64_t number) { options.workers = number; }},
    {"access-log", "N", "a number", 0, 1'000'000'000, "0", help::access_log,
     [](ServeOptions& options, uint64_t number) {
       options.access_log_interval = static_cast<uint32_t>(number);
     }},
    {"max-header-bytes", "BYTES", "a number", 1024, 1024 * 1024, "32768", help::max_header_bytes,
     [](ServeOptions& options, uint64_t number) {
       options.limits.header_octets_max = static_cast<uint32_t>(number);
     }},
    {"max-body-bytes", "BYTES", "a number", 1024, 64 * 1024 * 1024, "1048576", help::max_body_bytes,
     [](ServeOptions& options, uint64_t number) { options.limits.body_octets_max = number; }},
    {"header-timeout", "SECONDS", "a number", 1, timeout_seconds_max, "10", help::header_timeout,
     [](ServeOptions& options, uint64_t number) {
       options.limits.header_time_max = seconds(number);
     }},
    {"body-timeout", "SECONDS", "a number", 1, timeout_seconds_max, "30", help::body_timeout,
     [](ServeOptions& options, uint64_t number) {
       options.limits.body_time_max = seconds(number);
     }},
    {"idle-timeout", "SECONDS", "a number", 1, timeout_seconds_max, "60", help::idle_timeout,
     [](ServeOptions& options, uint64_t number) {
       options.limits.idle_time_max = seconds(number);
     }},
    {"max-connections", "N", "a number", 1, connections_max, "10000", help::max_connections,
     [](ServeOptions& options, uint64_t number) { options.limits.connections_max = number; }},
    {"max-connections-per-address", "N", "a number", 1, connections_max, "1000",
     help::max_connections_per_address,
     [](ServeOptions& options, uint64_t number) {
       options.limits.connections_per_address_max = number;
     }},
    {"drain-delay", "SECONDS", "a number", 0, timeout_seconds_max, "0", help::drain_delay,
     [](ServeOptions& options, uint64_t number) { options.drain_delay = seconds(number); }},
    {"drain-timeout", "SECONDS", "a number", 0, timeout_seconds_max, "5", help::drain_timeout,
     [](ServeOptions& options, uint64_t number) {
       options.limits.drain_time_max = seconds(number);
     }},
};

std::optional<uint64_t> number_from(const std::string& text) {
  uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

tl::unexpected<std::string> wrong_word(std::string sentence) {
  return base::failure(std::move(sentence));
}

std::string quoted(const std::string& text) {
  return '"' + text + '"';
}

Taken take_numbers(const ServeWords& words, const OptionSources& sources, ServeOptions& options) {
  for (const NumberOption& option : number_options) {
    const std::string& text = words.numbers.at(option.name);
    if (text.empty()) continue;
    const auto number = number_from(text);
    if (!number || *number < option.least || *number > option.most) {
      return wrong_word(sources.said(option.name) + " takes " + option.what + " from " +
                        std::to_string(option.least) + " to " + std::to_string(option.most) +
                        ", not " + quoted(text) + ".");
    }
    option.take(options, *number);
  }
  return {};
}

Taken take_tls(const ServeWords& words, ServeOptions& options) {
  if (words.certificate.empty() != words.key.empty()) {
    return wrong_word("--cert and --key belong together.");
  }
  options.tls_files = {words.certificate, words.key, words.client_authorities};
  if (!options.https_port && !(words.certificate + words.client_authorities).empty()) {
    return wrong_word("--cert, --key and --client-ca need --https.");
  }
  return {};
}

// The numbers of IP addresses, as the system writes them.
base::Result<std::vector<boost::asio::ip::address>, std::string> addresses_from(
    const std::vector<std::string>& texts, const std::string& said) {
  std::vector<boost::asio::ip::address> addresses;
  for (const std::string& text : texts) {
    boost::system::error_code error;
    addresses.push_back(boost::asio::ip::make_address(text, error));
    if (error) return wrong_word(said + " takes an IP address, not " + quoted(text) + ".");
  }
  return addresses;
}

// Secrets and tokens never go in the clear over a network, unless the operator says that he knows.
Taken take_addresses(const ServeWords& words, const OptionSources& sources, ServeOptions& options) {
  const auto proxies = addresses_from(words.trusted_proxies, sources.said("trusted-proxy"));
  if (!proxies) return wrong_word(proxies.error());
  for (const auto& address : *proxies) options.trusted_proxies.insert(address.to_string());
  const auto listen = addresses_from(words.listen, sources.said("listen"));
  if (!listen) return wrong_word(listen.error());
  const auto elsewhere = std::find_if(listen->begin(), listen->end(),
                                      [](const auto& one) { return !one.is_loopback(); });
  for (const auto& address : *listen) {
    options.https_addresses.push_back(address.to_string());
    if (words.insecure_http || elsewhere == listen->end()) {
      options.http_addresses.push_back(address.to_string());
    }
  }
  if (elsewhere == listen->end()) return {};
  const std::string begin = sources.said("listen") + " " + elsewhere->to_string();
  if (!options.https_port && !words.insecure_http) {
    return wrong_word(
        begin +
        " is more than this machine and needs --https; or --insecure-http, which sends "
        "secrets and tokens in the clear.");
  }
  if (words.issuer.empty()) {
    return wrong_word(
        begin +
        " needs --issuer: requests are answered only at localhost and at the issuer's "
        "host.");
  }
  return {};
}

Taken take_words(const ServeWords& words, const OptionSources& sources, ServeOptions& options) {
  if (words.data.empty()) return wrong_word(sources.said("data") + " takes a folder.");
  options.data = words.data;
  options.page = words.page;
  const auto master_key = given_master_key(words.master_key_file);
  if (!master_key) return wrong_word(master_key.error().explanation);
  options.master_key = *master_key;
  options.ready_file = words.ready_file;
  options.dashboard_key = words.dashboard_key;
  options.metrics_token = words.metrics_token;
  if (words.clock != "system" && words.clock != "virtual") {
    return wrong_word(sources.said("clock") + " takes system or virtual, not " +
                      quoted(words.clock) + ".");
  }
  options.clock = words.clock == "virtual" ? ClockKind::made_up : ClockKind::system;
  const auto format = log_format_from(words.log_format);
  if (!format) {
    return wrong_word(sources.said("log-format") + " takes text or json, not " +
                      quoted(words.log_format) + ".");
  }
  options.log_format = *format;
  const auto level = log_level_from(words.log_level);
  if (!level) {
    return wrong_word(sources.said("log-level") +
                      " takes debug, info, warning, error or off, not " + quoted(words.log_level) +
                      ".");
  }
  options.log_level = *level;
  if (words.durability != "strict" && words.durability != "relaxed") {
    return wrong_word(sources.said("durability") + " takes strict or relaxed, not " +
                      quoted(words.durability) + ".");
  }
  options.durability = words.durability == "relaxed" ? Durability::relaxed : Durability::strict;
  return {};
}

Taken take_names(const ServeWords& words, const OptionSources& sources, ServeOptions& options) {
  for (const std::string& name : words.tenants) {
    if (!is_tenant_name(name)) {
      return wrong_word(
          sources.said("tenant") +
          " takes 1 to 63 lower-case letters, digits and hyphens, and not \"mtls\"; " +
          quoted(name) + " is not that.");
    }
  }
  options.tenants = words.tenants;
  const bool is_postgres =
      words.store.starts_with("postgres://") || words.store.starts_with("postgresql://");
  if (!words.store.empty() && !is_postgres) {
    // Not quoted: it may hold a password.
    return wrong_word(sources.said("store") +
                      " takes an address such as postgres://user@host/database, not another.");
  }
  options.store = words.store;
  if (words.issuer.empty()) return {};
  const auto issuer = parse_issuer(words.issuer);
  if (!issuer) {
    return wrong_word(sources.said("issuer") +
                      " takes an address such as https://login.example.com/, without query and "
                      "fragment, not " +
                      quoted(words.issuer) + ".");
  }
  options.issuer = *issuer;
  return {};
}

}  // namespace

ServeWords::ServeWords() : data(default_data_folder()), page(default_page_folder()) {
  for (const NumberOption& option : number_options) numbers[option.name] = option.otherwise;
  numbers["workers"] = std::to_string(std::clamp(std::thread::hardware_concurrency(), 1U, 256U));
}

void add_serve_options(CLI::App& serve, ServeWords& words) {
  const auto add = [&serve](const char* name, auto& target, const char* text, const char* type) {
    return serve.add_option(name, target, text)->type_name(type);
  };
  const auto add_number = [&](std::string_view name) {
    for (const NumberOption& option : number_options) {
      if (name != option.name) continue;
      auto& text = words.numbers.at(option.name);
      CLI::Option* added = serve.add_option("--" + std::string(name), text, option.help);
      added->type_name(option.type);
      if (*option.otherwise) added->capture_default_str();
    }
  };
  add("--config", words.config, help::config, "FILE");
  add_number("http");
  add_number("https");
  add("--listen", words.listen, help::listen, "ADDRESS");
  serve.add_flag("--insecure-http", words.insecure_http, help::insecure_http);
  add("--cert", words.certificate, help::certificate, "PATH");
  add("--key", words.key, help::key, "PATH");
  add("--client-ca", words.client_authorities, help::client_authorities, "PATH");
  add("--issuer", words.issuer, help::issuer, "URL");
  add("--trusted-proxy", words.trusted_proxies, help::trusted_proxy, "ADDRESS");
  add("--data", words.data, help::data, "DIR");
  add("--store", words.store, help::store, "URL");
  add("--master-key-file", words.master_key_file, help::master_key_file, "PATH");
  add("--tenant", words.tenants, help::tenant, "NAME");
  add("--dashboard-key", words.dashboard_key, help::dashboard_key, "KEY");
  add("--page", words.page, help::page, "DIR");
  add("--ready-file", words.ready_file, help::ready_file, "PATH");
  add_number("workers");
  add("--durability", words.durability, help::durability, "strict|relaxed");
  add("--clock", words.clock, help::clock, "system|virtual");
  add("--metrics-token", words.metrics_token, help::metrics_token, "TOKEN");
  add("--log-format", words.log_format, help::log_format, "text|json");
  add("--log-level", words.log_level, help::log_level, "LEVEL");
  for (const NumberOption& option : number_options) {
    const std::string name = "--" + std::string(option.name);
    if (!serve.get_option_no_throw(name)) add_number(option.name);
  }
}

base::Result<ServeOptions, std::string> serve_options(const ServeWords& words,
                                                      const OptionSources& sources) {
  ServeOptions options;
  auto taken = take_words(words, sources, options);
  if (taken) taken = take_numbers(words, sources, options);
  if (taken) taken = take_tls(words, options);
  if (taken) taken = take_addresses(words, sources, options);
  if (taken) taken = take_names(words, sources, options);
  if (!taken) return base::failure(taken.error());
  return options;
}

}  // namespace server

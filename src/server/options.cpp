#include "server/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <charconv>
#include <iostream>
#include <optional>
#include <thread>

#include "server/data_folder.h"
#include "server/help.h"
#include "server/issuer.h"
#include "server/tenants.h"

namespace server {

namespace filesystem = std::filesystem;

namespace {

constexpr int usage_exit_code = 2;
constexpr int workers_max = 256;

// build/page for build/native/tallygate.
filesystem::path default_page_folder() {
  std::error_code error;
  const filesystem::path executable = filesystem::read_symlink("/proc/self/exe", error);
  return (executable.parent_path() / "../page").lexically_normal();
}

// A port, or another number of its size.
std::optional<uint16_t> port_from(const std::string& text) {
  uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return port;
}

tl::unexpected<Exit> misunderstood(const std::string& sentence,
                                   const std::string& command = "serve") {
  std::cerr << "tallygate: " << sentence << " \"tallygate " << command << " --help\" tells more.\n";
  return base::failure(Exit{usage_exit_code});
}

// What the command line says, as it says it.
struct Words {
  std::string http = std::to_string(ServeOptions().http_port);
  std::string https;
  std::string certificate, key, client_authorities;
  std::string data = default_data_folder();
  std::string page = default_page_folder();
  std::string ready_file;
  std::string log_format = "text", log_level = "info", access_log = "0";
  std::vector<std::string> trusted_proxies;
  std::string workers = std::to_string(std::max(1U, std::thread::hardware_concurrency()));
  std::string durability = "strict";
};

void add_serve(CLI::App& app, ServeOptions& options, Words& words) {
  CLI::App* serve = app.add_subcommand("serve", help::serve_summary);
  serve->footer(help::serve_footer);
  serve->add_option("--http", words.http, help::http)->type_name("PORT")->capture_default_str();
  serve->add_option("--https", words.https, help::https)->type_name("PORT");
  serve->add_option("--cert", words.certificate, help::certificate)->type_name("PATH");
  serve->add_option("--key", words.key, help::key)->type_name("PATH");
  serve->add_option("--client-ca", words.client_authorities, help::client_authorities)
      ->type_name("PATH");
  serve->add_option("--data", words.data, help::data)->type_name("DIR");
  serve->add_option("--tenant", options.tenants, help::tenant)->type_name("NAME");
  serve->add_option("--dashboard-key", options.dashboard_key, help::dashboard_key)
      ->type_name("KEY")
      ->envname("TALLYGATE_DASHBOARD_KEY");
  serve->add_option("--metrics-token", options.metrics_token, help::metrics_token)
      ->type_name("TOKEN")
      ->envname("TALLYGATE_METRICS_TOKEN");
  serve->add_option("--ready-file", words.ready_file, help::ready_file)->type_name("PATH");
  serve->add_option("--page", words.page, help::page)->type_name("DIR");
  serve->add_option("--issuer", options.issuer, help::issuer)->type_name("URL");
  serve->add_option("--trusted-proxy", words.trusted_proxies, help::trusted_proxy)
      ->type_name("ADDRESS");
  serve->add_option("--workers", words.workers, help::workers)->type_name("N");
  serve->add_option("--durability", words.durability, help::durability)
      ->type_name("strict|relaxed");
}

// Ports and what belongs to HTTPS.
base::Result<void, Exit> take_listening(const Words& words, ServeOptions& options) {
  const auto http = port_from(words.http);
  if (!http) {
    return misunderstood("--http takes a port from 0 to 65535, not \"" + words.http + "\".");
  }
  options.http_port = *http;
  if (!words.https.empty()) {
    options.https_port = port_from(words.https);
    if (!options.https_port) {
      return misunderstood("--https takes a port from 0 to 65535, not \"" + words.https + "\".");
    }
  }
  if (words.certificate.empty() != words.key.empty()) {
    return misunderstood("--cert and --key belong together.");
  }
  options.tls_files = {words.certificate, words.key, words.client_authorities};
  if (!options.https_port && !(words.certificate + words.client_authorities).empty()) {
    return misunderstood("--cert, --key and --client-ca need --https.");
  }
  for (const std::string& text : words.trusted_proxies) {
    boost::system::error_code error;
    const auto address = boost::asio::ip::make_address(text, error);
    if (error) return misunderstood("--trusted-proxy takes an IP address, not \"" + text + "\".");
    options.trusted_proxies.insert(address.to_string());
  }
  return {};
}

// How hard it works, and for what.
base::Result<void, Exit> take_pace(const Words& words, ServeOptions& options) {
  const auto workers = port_from(words.workers);
  if (!workers || *workers == 0 || *workers > workers_max) {
    return misunderstood("--workers takes a number from 1 to " + std::to_string(workers_max) +
                         ", not \"" + words.workers + "\".");
  }
  options.workers = *workers;
  if (words.durability == "relaxed") {
    options.durability = Durability::relaxed;
  } else if (words.durability != "strict") {
    return misunderstood("--durability takes strict or relaxed, not \"" + words.durability + "\".");
  }
  return {};
}

base::Result<void, Exit> take_names(ServeOptions& options) {
  for (const std::string& name : options.tenants) {
    if (!is_tenant_name(name)) {
      return misunderstood(
          "--tenant takes 1 to 63 lower-case letters, digits and hyphens, and not \"mtls\"; \"" +
          name + "\" is not that.");
    }
  }
  if (options.issuer.empty()) return {};
  const auto issuer = parse_issuer(options.issuer);
  if (!issuer) {
    return misunderstood(
        "--issuer takes an address such as https://login.example.com/, without query and "
        "fragment, not \"" +
        options.issuer + "\".");
  }
  options.issuer = *issuer;
  return {};
}

}  // namespace

base::Result<Command, Exit> parse_command_line(int argument_count, const char* const* arguments) {
  ServeOptions options;
  Words words;
  CLI::App app(help::summary, "tallygate");
  app.set_version_flag("--version", "tallygate " TALLYGATE_VERSION, "Print the version.");
  app.set_help_flag("-h,--help", "Print this text.");
  app.require_subcommand(1);
  app.footer(help::footer);
  add_serve(app, options, words);
  const FolderWords folder_words(app);
  try {
    app.parse(argument_count, arguments);
  } catch (const CLI::Success& wanted) {
    return base::failure(Exit{app.exit(wanted)});
  } catch (const CLI::ParseError& error) {
    const auto chosen = app.get_subcommands();
    if (!chosen.empty()) {
      return misunderstood(std::string(error.what()) + ".", chosen.front()->get_name());
    }
    std::cerr << "tallygate: A command is missing; \"tallygate --help\" lists them.\n";
    return base::failure(Exit{usage_exit_code});
  }

  const auto folder_command = folder_words.command();
  if (!folder_command) {
    return misunderstood(folder_command.error(), app.get_subcommands().front()->get_name());
  }
  if (*folder_command) return **folder_command;
  if (words.data.empty()) return misunderstood("--data takes a folder.");
  options.data = words.data;
  options.page = words.page;
  options.ready_file = words.ready_file;
  const auto listening = take_listening(words, options);
  if (!listening) return base::failure(listening.error());
  const auto pace = take_pace(words, options);
  if (!pace) return base::failure(pace.error());
  const auto names = take_names(options);
  if (!names) return base::failure(names.error());
  return options;
}

}  // namespace server

#include "server/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdlib>
#include <iostream>
#include <optional>

#include "server/help.h"
#include "server/issuer.h"

namespace server {

namespace filesystem = std::filesystem;

namespace {

constexpr int usage_exit_code = 2;

// Where this user's programs keep their data (XDG base directories).
filesystem::path default_data_folder() {
  if (const char* data_home = std::getenv("XDG_DATA_HOME"); data_home && *data_home) {
    return filesystem::path(data_home) / "tallygate";
  }
  const char* home = std::getenv("HOME");
  return filesystem::path(home && *home ? home : ".") / ".local/share/tallygate";
}

// build/page for build/native/tallygate.
filesystem::path default_page_folder() {
  std::error_code error;
  const filesystem::path executable = filesystem::read_symlink("/proc/self/exe", error);
  return (executable.parent_path() / "../page").lexically_normal();
}

std::optional<uint16_t> port_from(const std::string& text) {
  uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return port;
}

tl::unexpected<Exit> misunderstood(const std::string& sentence) {
  std::cerr << "tallygate: " << sentence << " \"tallygate serve --help\" tells more.\n";
  return base::failure(Exit{usage_exit_code});
}

}  // namespace

base::Result<ServeOptions, Exit> parse_command_line(int argument_count,
                                                    const char* const* arguments) {
  ServeOptions options;
  std::string port = std::to_string(options.http_port);
  std::string data = default_data_folder();
  std::string page = default_page_folder();
  std::string ready_file;

  CLI::App app(help::summary, "tallygate");
  app.set_version_flag("--version", "tallygate " TALLYGATE_VERSION, "Print the version.");
  app.set_help_flag("-h,--help", "Print this text.");
  app.require_subcommand(1);
  app.footer(help::footer);
  CLI::App* serve = app.add_subcommand("serve", help::serve_summary);
  serve->footer(help::serve_footer);
  serve->add_option("--http", port, help::http)->type_name("PORT")->capture_default_str();
  serve->add_option("--data", data, help::data)->type_name("DIR");
  serve->add_option("--dashboard-key", options.dashboard_key, help::dashboard_key)
      ->type_name("KEY")
      ->envname("TALLYGATE_DASHBOARD_KEY");
  serve->add_option("--ready-file", ready_file, help::ready_file)->type_name("PATH");
  serve->add_option("--page", page, help::page)->type_name("DIR");
  serve->add_option("--issuer", options.issuer, help::issuer)->type_name("URL");
  try {
    app.parse(argument_count, arguments);
  } catch (const CLI::Success& wanted) {
    return base::failure(Exit{app.exit(wanted)});
  } catch (const CLI::RequiredError&) {
    return misunderstood("A command is missing; the only one is \"serve\".");
  } catch (const CLI::ParseError& error) {
    return misunderstood(std::string(error.what()) + ".");
  }

  const auto port_number = port_from(port);
  if (!port_number) {
    return misunderstood("--http takes a port from 0 to 65535, not \"" + port + "\".");
  }
  options.http_port = *port_number;
  if (data.empty()) return misunderstood("--data takes a folder.");
  options.data = data;
  options.page = page;
  options.ready_file = ready_file;
  if (!options.issuer.empty()) {
    const auto issuer = parse_issuer(options.issuer);
    if (!issuer) {
      return misunderstood(
          "--issuer takes an address such as https://login.example.com/, without query and "
          "fragment, not \"" +
          options.issuer + "\".");
    }
    options.issuer = *issuer;
  }
  return options;
}

}  // namespace server

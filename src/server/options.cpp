#include "server/options.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "server/folder_words.h"
#include "server/help.h"
#include "server/option_sources.h"
#include "server/serve_words.h"

namespace server {

namespace {

constexpr int usage_exit_code = 2;

tl::unexpected<Exit> misunderstood(const std::string& sentence, const std::string& command) {
  std::cerr << "tallygate: " << sentence << " \"tallygate " << command << " --help\" tells more.\n";
  return base::failure(Exit{usage_exit_code});
}

}  // namespace

base::Result<Command, Exit> parse_command_line(int argument_count, const char* const* arguments) {
  CLI::App app(help::summary, "tallygate");
  app.set_version_flag("--version", "tallygate " TALLYGATE_VERSION, "Print the version.");
  app.set_help_flag("-h,--help", "Print this text.");
  app.require_subcommand(1);
  app.footer(help::footer);
  ServeWords words;
  CLI::App* serve = app.add_subcommand("serve", help::serve_summary);
  serve->footer(help::serve_footer);
  add_serve_options(*serve, words);
  const FolderWords folder_words(app);
  const TokenWords token_words(app);
  const SimulateWords simulate_words(app);
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

  CLI::App& chosen = *app.get_subcommands().front();
  const auto sources = OptionSources::fill(chosen);
  if (!sources) return misunderstood(sources.error(), chosen.get_name());
  if (token_words.parsed()) {
    const auto token = token_words.options();
    if (!token) return misunderstood(token.error(), chosen.get_name());
    return *token;
  }
  if (simulate_words.parsed()) {
    const auto simulation = simulate_words.options();
    if (!simulation) return misunderstood(simulation.error(), chosen.get_name());
    return *simulation;
  }
  const auto folder_command = folder_words.command();
  if (!folder_command) return misunderstood(folder_command.error(), chosen.get_name());
  if (*folder_command) return **folder_command;
  const auto options = serve_options(words, *sources);
  if (!options) return misunderstood(options.error(), chosen.get_name());
  return *options;
}

}  // namespace server

// tallygate: the native server.
#include <exception>
#include <iostream>

#include "server/allocator.h"
#include "server/options.h"
#include "server/serve.h"

int main(int argument_count, char** arguments) {
  server::prepare_allocator();
  const auto command = server::parse_command_line(argument_count, arguments);
  if (!command) return command.error().code;
  try {
    if (const auto* options = std::get_if<server::ServeOptions>(&*command)) {
      return server::serve(*options);
    }
    if (const auto* options = std::get_if<server::TokenOptions>(&*command)) {
      return server::run(*options);
    }
    if (const auto* options = std::get_if<server::SimulateOptions>(&*command)) {
      return server::run(*options);
    }
    return std::visit([](const auto& options) { return server::run(options); },
                      std::get<server::FolderCommand>(*command));
  } catch (const std::exception& exception) {
    std::cerr << "tallygate: " << exception.what() << '\n';
    return 1;
  }
}

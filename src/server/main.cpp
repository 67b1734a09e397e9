// tallygate: the native server.
#include <exception>
#include <iostream>

#include "server/options.h"
#include "server/serve.h"

int main(int argument_count, char** arguments) {
  const auto options = server::parse_command_line(argument_count, arguments);
  if (!options) return options.error().code;
  try {
    return server::serve(*options);
  } catch (const std::exception& exception) {
    std::cerr << "tallygate: " << exception.what() << '\n';
    return 1;
  }
}

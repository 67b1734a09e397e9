// The command line: what was asked for, as values.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/result.h"

namespace server {

struct ServeOptions {
  uint16_t http_port = 8080;  // 0: any free port
  std::filesystem::path data;
  std::string dashboard_key;         // empty: a new one for this start
  std::filesystem::path ready_file;  // empty: none
  std::filesystem::path page;
  std::string issuer;  // with the slash at the end; empty: http://localhost:PORT/
};

// The program has said what it was asked for, or what it did not understand.
struct Exit {
  int code = 0;
};

// Prints help and the version to standard output, and a sentence about what it does not understand
// to standard error (code 2).
base::Result<ServeOptions, Exit> parse_command_line(int argument_count,
                                                    const char* const* arguments);

}  // namespace server

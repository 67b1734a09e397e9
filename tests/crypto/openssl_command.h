// What OpenSSL's command line says about files that we wrote: a reader that is not ours.
#pragma once

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "tests/storage/temporary_folder.h"

namespace openssl_command {

// Everything that a shell command prints.
inline std::string output_of(const std::string& command) {
  std::FILE* const pipe = popen((command + " 2>&1").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string output;
  std::array<char, 4096> buffer{};
  while (const size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
    output.append(buffer.data(), size);
  }
  pclose(pipe);
  return output;
}

// Runs `openssl <arguments>` in a folder that holds these files. The running test is skipped where
// the command is missing.
inline std::string openssl(const std::vector<std::pair<std::string, std::string>>& files,
                           const std::string& arguments) {
  static const bool is_there = output_of("openssl version").starts_with("OpenSSL");
  if (!is_there) SKIP("skipped: the command openssl is missing");
  const TemporaryFolder folder;
  for (const auto& [name, content] : files) {
    std::ofstream(folder.file(name), std::ios::binary) << content;
  }
  return output_of("cd '" + folder.path() + "' && openssl " + arguments);
}

}  // namespace openssl_command

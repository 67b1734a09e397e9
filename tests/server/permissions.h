// Who may read a file or folder, as chmod takes it.
#pragma once

#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <string>

namespace test_support {

inline unsigned permissions_of(const std::string& path) {
  struct stat state {};
  REQUIRE(stat(path.c_str(), &state) == 0);
  return state.st_mode & 0777U;
}

}  // namespace test_support

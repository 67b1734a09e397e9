// A place for the files of one test.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <string>

#include "base/assert.h"

// A folder that is gone after the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "tallygate-XXXXXX").string();
    ASSERT(mkdtemp(pattern.data()));
    m_path = pattern;
  }
  ~TemporaryFolder() { std::filesystem::remove_all(m_path); }
  const std::string& path() const { return m_path; }
  std::string file(const std::string& name) const { return m_path + "/" + name; }

 private:
  std::string m_path;
};

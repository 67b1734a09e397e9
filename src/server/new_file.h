// A file that must not be there yet, and is there as a whole or not at all.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace server {

struct FileProblem {
  std::string explanation;  // one sentence, for the operator
};

class NewFile {
 public:
  // An empty file beside the path, for this user's eyes only (0600). Fails when there is something
  // at the path.
  static base::Result<NewFile, FileProblem> make(const std::filesystem::path& path);
  NewFile(NewFile&& other) noexcept;
  NewFile& operator=(NewFile&&) = delete;
  // Without keep() nothing remains.
  ~NewFile();

  // Where it is written.
  std::string unfinished() const { return m_path.string() + ".new"; }
  // Puts it on the disk and in its place.
  base::Result<void, FileProblem> keep();

 private:
  NewFile(std::filesystem::path path, int file) : m_path(std::move(path)), m_file(file) {}

  std::filesystem::path m_path;
  int m_file = -1;  // locked, so that nobody else writes it; -1: kept
};

}  // namespace server

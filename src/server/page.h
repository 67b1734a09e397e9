// The dashboard's static files, sent so that a browser may keep but not misuse them.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "base/http_message.h"

namespace server {

// Any thread.
class Page {
 public:
  // The folder may be missing, and may come or change while the server runs.
  explicit Page(std::filesystem::path folder) : m_folder(std::move(folder)) {}

  // For GET and HEAD: the file at the request's path, or why there is none. The front page says
  // that its tenant is the server's.
  base::Response answer(const base::Request& request);

 private:
  struct File {
    std::filesystem::file_time_type written_at;
    uintmax_t size = 0;
    std::string content;
    std::string entity_tag;
  };

  std::optional<File> file(const std::string& relative_path);
  base::Response missing(std::string_view path) const;

  std::filesystem::path m_folder;
  std::mutex m_mutex;
  std::map<std::string, File> m_files;
};

}  // namespace server

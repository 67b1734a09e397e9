#include "server/file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <fstream>
#include <iterator>

namespace server {

namespace {

std::error_code last_error() {
  return {errno, std::generic_category()};
}

// A descriptor that is closed at the end of its scope.
class Descriptor {
 public:
  Descriptor(const std::filesystem::path& path, int flags)
      : m_number(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
  ~Descriptor() {
    if (m_number >= 0) ::close(m_number);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  explicit operator bool() const { return m_number >= 0; }
  int number() const { return m_number; }

 private:
  int m_number;
};

std::error_code write_and_sync(const std::filesystem::path& path, std::string_view content) {
  const Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC);
  if (!file) return last_error();
  while (!content.empty()) {
    const ssize_t written = ::write(file.number(), content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return last_error();
    content.remove_prefix(static_cast<size_t>(written));
  }
  return ::fsync(file.number()) == 0 ? std::error_code() : last_error();
}

}  // namespace

std::error_code write_file(const std::filesystem::path& path, std::string_view content) {
  const std::filesystem::path temporary = path.string() + ".new";
  std::error_code error = write_and_sync(temporary, content);
  if (!error) std::filesystem::rename(temporary, path, error);
  if (error) {
    std::error_code ignored;
    std::filesystem::remove(temporary, ignored);
    return error;
  }
  const auto folder_path = path.has_parent_path() ? path.parent_path() : ".";
  const Descriptor folder(folder_path, O_RDONLY | O_DIRECTORY);
  if (folder) ::fsync(folder.number());
  return {};
}

std::optional<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

}  // namespace server

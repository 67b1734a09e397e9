#include "server/new_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

namespace server {

namespace {

tl::unexpected<FileProblem> fail(const std::string& path, const std::string& what) {
  return base::failure(FileProblem{path + ' ' + what + '.'});
}

tl::unexpected<FileProblem> fail_by_system(const std::string& path) {
  return fail(path, "cannot be written: " + std::generic_category().message(errno));
}

tl::unexpected<FileProblem> fail_because_there(const std::string& path) {
  return fail(path, "is there already, and is not overwritten");
}

// Where the file system cannot rename without replacing, a second name does the same.
int put_in_place(const std::string& from, const std::string& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return -1;
  if (::link(from.c_str(), to.c_str()) != 0) return -1;
  return ::unlink(from.c_str());
}

}  // namespace

base::Result<NewFile, FileProblem> NewFile::make(const std::filesystem::path& path) {
  std::error_code error;
  if (std::filesystem::exists(std::filesystem::symlink_status(path, error))) {
    return fail_because_there(path.string());
  }
  NewFile file(path, -1);
  const std::string unfinished = file.unfinished();
  const int opened = ::open(unfinished.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (opened < 0) return fail_by_system(path.string());
  if (::flock(opened, LOCK_EX | LOCK_NB) != 0) {
    ::close(opened);
    return fail(path.string(), "is being written by another program");
  }
  file.m_file = opened;
  // What one that was killed has left.
  if (::ftruncate(opened, 0) != 0 || ::fchmod(opened, 0600) != 0) {
    return fail_by_system(path.string());
  }
  return file;
}

NewFile::NewFile(NewFile&& other) noexcept
    : m_path(std::move(other.m_path)), m_file(std::exchange(other.m_file, -1)) {}

NewFile::~NewFile() {
  if (m_file < 0) return;
  ::unlink(unfinished().c_str());
  ::close(m_file);
}

base::Result<void, FileProblem> NewFile::keep() {
  if (::fsync(m_file) != 0) return fail_by_system(m_path.string());
  if (put_in_place(unfinished(), m_path.string()) != 0) {
    return errno == EEXIST ? fail_because_there(m_path.string()) : fail_by_system(m_path.string());
  }
  ::close(std::exchange(m_file, -1));
  const auto folder = m_path.has_parent_path() ? m_path.parent_path() : ".";
  const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened >= 0) {
    ::fsync(opened);
    ::close(opened);
  }
  return {};
}

}  // namespace server

#include "server/data_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include "base/http_message.h"
#include "server/file.h"
#include "server/master_key.h"

namespace server {

namespace filesystem = std::filesystem;
using Done = base::Result<void, FolderError>;

namespace {

constexpr char database_name[] = "tallygate.db";
constexpr char master_key_name[] = "master.key";
constexpr char server_id_name[] = "server.id";
constexpr char in_database_name[] = "in.database";
constexpr char lock_name[] = "tallygate.lock";
constexpr char next_master_key_name[] = "master.key.new";
constexpr size_t server_id_length = 16;

tl::unexpected<FolderError> fail(std::string explanation) {
  return base::failure(FolderError{std::move(explanation)});
}

std::string process_in(int lock) {
  std::array<char, 32> text{};
  const ssize_t size = ::pread(lock, text.data(), text.size(), 0);
  const std::string_view number =
      base::trim({text.data(), static_cast<size_t>(std::max<ssize_t>(size, 0))});
  return number.empty() ? "" : " (process " + std::string(number) + ")";
}

}  // namespace

filesystem::path default_data_folder() {
  if (const char* data_home = std::getenv("XDG_DATA_HOME"); data_home && *data_home) {
    return filesystem::path(data_home) / "tallygate";
  }
  const char* home = std::getenv("HOME");
  return filesystem::path(home && *home ? home : ".") / ".local/share/tallygate";
}

std::string database_in(const filesystem::path& folder) {
  return (folder / database_name).string();
}

std::string master_key_in(const filesystem::path& folder) {
  return (folder / master_key_name).string();
}

base::Result<std::string, FolderError> read_master_key(const filesystem::path& folder) {
  auto key = given_master_key("");
  if (key && key->empty()) key = read_master_key_file(master_key_in(folder));
  if (!key) return fail(key.error().explanation);
  return *key;
}

bool was_in_database(const filesystem::path& folder) {
  std::error_code error;
  return filesystem::exists(folder / in_database_name, error);
}

base::Result<DataFolder, FolderError> DataFolder::open(const filesystem::path& path,
                                                       base::Random& random,
                                                       const std::string& given_master_key) {
  DataFolder folder(filesystem::absolute(path).lexically_normal());
  Done done = folder.make_or_recognize();
  if (done) done = folder.lock();
  folder.m_master_key = given_master_key;
  if (done && given_master_key.empty()) done = folder.read_or_make_master_key(random);
  if (done) done = folder.read_or_make_server_id(random);
  if (!done) return base::failure(done.error());
  return folder;
}

DataFolder::DataFolder(DataFolder&& other) noexcept
    : m_path(std::move(other.m_path)),
      m_lock(std::exchange(other.m_lock, -1)),
      m_master_key(std::move(other.m_master_key)),
      m_server_id(std::move(other.m_server_id)) {}

DataFolder::~DataFolder() {
  if (m_lock >= 0) ::close(m_lock);
}

Done DataFolder::make_or_recognize() const {
  std::error_code error;
  if (filesystem::create_directories(m_path, error)) {
    filesystem::permissions(m_path, filesystem::perms::owner_all, error);
  }
  if (error) {
    return fail("The data folder " + m_path.string() + " cannot be made: " + error.message() + ".");
  }
  if (::access(m_path.c_str(), R_OK | W_OK | X_OK) != 0) {
    return fail("The data folder " + m_path.string() +
                " cannot be written: " + std::generic_category().message(errno) + ".");
  }
  bool holds_other_things = false;
  for (filesystem::directory_iterator at(m_path, error), end; !error && at != end;
       at.increment(error)) {
    const std::string name = at->path().filename();
    if (name == database_name || name == master_key_name || name == lock_name) return {};
    // Every new file system has that one.
    if (name != "lost+found") holds_other_things = true;
  }
  if (error) {
    return fail("The data folder " + m_path.string() + " cannot be read: " + error.message() + ".");
  }
  if (holds_other_things) {
    return fail(m_path.string() +
                " is not a Tallygate data folder: it holds other files. Name an empty one.");
  }
  return {};
}

Done DataFolder::lock() {
  m_lock = ::open((m_path / lock_name).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (m_lock < 0) {
    return fail("The data folder " + m_path.string() +
                " cannot be written: " + std::generic_category().message(errno) + ".");
  }
  if (::flock(m_lock, LOCK_EX | LOCK_NB) != 0) {
    return fail("The data folder " + m_path.string() + " is in use by another Tallygate" +
                process_in(m_lock) + ".");
  }
  const std::string process = std::to_string(::getpid()) + "\n";
  // The number is for people only, so a full disk is no reason to stop here.
  if (::ftruncate(m_lock, 0) == 0) {
    [[maybe_unused]] const ssize_t written = ::pwrite(m_lock, process.data(), process.size(), 0);
  }
  return {};
}

Done DataFolder::read_or_make_master_key(base::Random& random) {
  const filesystem::path path = m_path / master_key_name;
  std::error_code error;
  if (!filesystem::exists(path, error)) {
    if (filesystem::exists(database_path(), error)) {
      return fail(path.string() +
                  " is missing: without it the secrets in tallygate.db cannot be opened. Restore "
                  "it from a backup.");
    }
    error = write_file(path, base::random_hex(random, 2 * master_key_octets) + "\n");
    if (error) return fail(path.string() + " cannot be written: " + error.message() + ".");
  }
  const auto key = read_master_key_file(path);
  if (!key) return fail(key.error().explanation);
  m_master_key = *key;
  return {};
}

base::Result<std::string, FolderError> DataFolder::next_master_key() const {
  const filesystem::path path = m_path / next_master_key_name;
  std::error_code error;
  if (!filesystem::exists(path, error)) return std::string();
  const auto key = read_master_key_file(path);
  if (!key) return fail(key.error().explanation);
  return *key;
}

base::Result<std::string, FolderError> DataFolder::make_next_master_key(
    base::Random& random) const {
  const filesystem::path path = m_path / next_master_key_name;
  const std::error_code error =
      write_file(path, base::random_hex(random, 2 * master_key_octets) + "\n");
  if (error) return fail(path.string() + " cannot be written: " + error.message() + ".");
  return next_master_key();
}

Done DataFolder::keep_master_key(const std::string& key) {
  const filesystem::path path = m_path / master_key_name;
  std::error_code error;
  if (key != m_master_key) error = write_file(path, master_key_text(key));
  if (!error) filesystem::remove(m_path / next_master_key_name, error);
  if (error) return fail(path.string() + " cannot be written: " + error.message() + ".");
  m_master_key = key;
  return {};
}

Done DataFolder::note_in_database() const {
  if (was_in_database(m_path)) return {};
  const filesystem::path path = m_path / in_database_name;
  const std::error_code error = write_file(path, "");
  if (error) return fail(path.string() + " cannot be written: " + error.message() + ".");
  return {};
}

Done DataFolder::read_or_make_server_id(base::Random& random) {
  const filesystem::path path = m_path / server_id_name;
  if (const auto text = read_file(path); text && !base::trim(*text).empty()) {
    m_server_id = std::string(base::trim(*text));
    return {};
  }
  m_server_id = base::random_alphanumeric(random, server_id_length);
  const std::error_code error = write_file(path, m_server_id + "\n");
  if (error) return fail(path.string() + " cannot be written: " + error.message() + ".");
  return {};
}

}  // namespace server

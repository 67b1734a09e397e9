// The folder in which a server keeps its tenant: tallygate.db, master.key, server.id, and the lock
// that keeps a second server out. Of a tenant in a database elsewhere it keeps the rest.
#pragma once

#include <filesystem>
#include <string>

#include "base/chance.h"
#include "base/result.h"

namespace server {

struct FolderError {
  std::string explanation;  // one sentence, for the operator
};

// Where this user's programs keep their data (XDG base directories).
std::filesystem::path default_data_folder();

// What lies where in a data folder.
std::string database_in(const std::filesystem::path& folder);
std::string master_key_in(const std::filesystem::path& folder);

// 32 octets: what TALLYGATE_MASTER_KEY says, else that of the folder.
base::Result<std::string, FolderError> read_master_key(const std::filesystem::path& folder);

// Whether note_in_database() was ever called for that folder, which need not be one.
bool was_in_database(const std::filesystem::path& folder);

class DataFolder {
 public:
  // Makes the folder (0700) and the master key (0600) where there are none; a key that is given
  // takes the place of the folder's. A folder that holds other things than ours is left as it is.
  static base::Result<DataFolder, FolderError> open(const std::filesystem::path& path,
                                                    base::Random& random,
                                                    const std::string& given_master_key = "");
  DataFolder(DataFolder&& other) noexcept;
  DataFolder& operator=(DataFolder&&) = delete;
  ~DataFolder();

  const std::filesystem::path& path() const { return m_path; }
  std::string database_path() const { return database_in(m_path); }
  // 32 octets.
  const std::string& master_key() const { return m_master_key; }

  // For the rotation of the folder's own key. The next one lies beside the one in force until
  // either is kept. Empty: there is none.
  base::Result<std::string, FolderError> next_master_key() const;
  base::Result<std::string, FolderError> make_next_master_key(base::Random& random) const;
  base::Result<void, FolderError> keep_master_key(const std::string& key);

  // Names whoever serves this folder, for ever, among all servers.
  const std::string& server_id() const { return m_server_id; }

  // The tenant was found or made in a database elsewhere.
  base::Result<void, FolderError> note_in_database() const;

 private:
  explicit DataFolder(std::filesystem::path path) : m_path(std::move(path)) {}
  base::Result<void, FolderError> make_or_recognize() const;
  base::Result<void, FolderError> lock();
  base::Result<void, FolderError> read_or_make_master_key(base::Random& random);
  base::Result<void, FolderError> read_or_make_server_id(base::Random& random);

  std::filesystem::path m_path;
  int m_lock = -1;
  std::string m_master_key;
  std::string m_server_id;
};

}  // namespace server

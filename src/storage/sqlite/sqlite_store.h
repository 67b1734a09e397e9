// A store in one SQLite file. Writes are committed in groups by a thread of its own: one sync of
// the disk serves every write that arrived meanwhile.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "domain/store.h"
#include "storage/sqlite/sqlite_writer.h"

namespace storage {

class SqliteStore : public domain::Store {
 public:
  // Makes the file when there is none; its folder must exist. Leaves the files of other programs
  // and of newer versions as they are.
  // Commits are `commit_interval` apart at least, so that busy ones are fewer and larger.
  static base::Result<std::unique_ptr<SqliteStore>, domain::StoreError> open(
      const std::string& path, std::chrono::milliseconds commit_interval = {});
  // Commits what was written before.
  ~SqliteStore() override;

  base::Result<domain::Changes, domain::StoreError> load() override;
  // A commit that failed is the store's failure. It lets go of the file then, so that another can
  // be opened on it.
  base::Result<domain::Ticket, domain::StoreError> write(const domain::Changes& changes) override;
  domain::Ticket durable() const override { return m_durable; }
  bool has_failed() const override { return m_has_failed; }
  void on_durable(Listener listener) override;

 private:
  SqliteStore(SqliteWriter writer, std::chrono::milliseconds commit_interval);
  void run();
  bool wait_for_group(std::unique_lock<std::mutex>& lock);
  void fail(const domain::StoreError& error);
  void tell(const base::Result<domain::Ticket, domain::StoreError>& outcome);

  const std::chrono::milliseconds m_commit_interval;
  std::mutex m_writer_mutex;
  std::optional<SqliteWriter> m_writer;  // nothing: the store has failed

  std::mutex m_queue_mutex;
  std::condition_variable m_queue_grew;
  domain::Changes m_queue;
  domain::Ticket m_last_ticket = 0;
  domain::Ticket m_wake_at = 1;  // the thread sleeps until then
  domain::Ticket m_last_group_size = 0;
  std::optional<domain::StoreError> m_failure;
  bool m_is_closing = false;

  std::atomic<domain::Ticket> m_durable = 0;
  std::atomic<bool> m_has_failed = false;
  std::mutex m_listener_mutex;
  Listener m_listener;
  std::thread m_thread;
};

}  // namespace storage

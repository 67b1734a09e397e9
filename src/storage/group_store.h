// A store that commits in groups, by a thread of its own: one sync of the disk, or one round trip,
// serves every write that arrived meanwhile.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "storage/gathering.h"
#include "storage/group_writer.h"

namespace storage {

class GroupStore : public domain::Store {
 public:
  // Commits are `commit_interval` apart at least, so that busy ones are fewer and larger.
  GroupStore(std::unique_ptr<GroupWriter> writer, std::chrono::milliseconds commit_interval);
  // Commits what was written before.
  ~GroupStore() override;

  base::Result<void, domain::StoreError> load(const Take& take) override;
  // A commit that failed is the store's failure. It lets go of the writer then, so that another
  // store can be opened in its place.
  base::Result<domain::Ticket, domain::StoreError> write(const domain::Changes& changes) override;
  domain::Ticket durable() const override { return m_durable; }
  bool has_failed() const override { return m_has_failed; }
  void on_durable(Listener listener) override;

 protected:
  // From another thread: the store fails with that error as soon as it can. Any thread.
  void fail_soon(const domain::StoreError& error);

 private:
  void run();
  bool wait_for_group(std::unique_lock<std::mutex>& lock);
  bool wait_for_write(std::unique_lock<std::mutex>& lock);
  bool stay();
  void fail(const domain::StoreError& error);
  void tell(const base::Result<domain::Ticket, domain::StoreError>& outcome);

  const std::chrono::milliseconds m_commit_interval;

  // Nobody's once the store has failed: its file or connection is given back.
  std::mutex m_writer_mutex;
  std::unique_ptr<GroupWriter> m_writer;

  std::mutex m_queue_mutex;
  std::condition_variable m_queue_grew;
  domain::Changes m_queue;
  domain::Ticket m_last_ticket = 0;
  domain::Ticket m_wake_at = 1;  // the thread sleeps until then
  domain::Ticket m_last_group_size = 0;
  Gathering m_gathering;
  std::optional<domain::StoreError> m_failure;
  std::optional<domain::StoreError> m_coming_failure;
  bool m_is_closing = false;

  std::atomic<domain::Ticket> m_durable = 0;
  std::atomic<bool> m_has_failed = false;
  std::mutex m_listener_mutex;
  Listener m_listener;
  std::thread m_thread;
};

}  // namespace storage

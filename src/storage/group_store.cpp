#include "storage/group_store.h"

#include <utility>

namespace storage {

using domain::Changes;
using domain::StoreError;
using domain::Ticket;

GroupStore::GroupStore(std::unique_ptr<GroupWriter> writer,
                       std::chrono::milliseconds commit_interval)
    : m_commit_interval(commit_interval), m_writer(std::move(writer)) {
  m_thread = std::thread([this] { run(); });
}

GroupStore::~GroupStore() {
  {
    const std::lock_guard lock(m_queue_mutex);
    m_is_closing = true;
  }
  m_queue_grew.notify_one();
  m_thread.join();
}

base::Result<Changes, StoreError> GroupStore::load() {
  {
    const std::lock_guard lock(m_writer_mutex);
    if (m_writer) return m_writer->load();
  }
  const std::lock_guard lock(m_queue_mutex);
  return base::failure(*m_failure);
}

base::Result<Ticket, StoreError> GroupStore::write(const Changes& changes) {
  Ticket ticket = 0;
  {
    const std::lock_guard lock(m_queue_mutex);
    if (m_failure) return base::failure(*m_failure);
    m_queue.insert(m_queue.end(), changes.begin(), changes.end());
    ticket = ++m_last_ticket;
  }
  m_queue_grew.notify_one();
  return ticket;
}

void GroupStore::on_durable(Listener listener) {
  const std::lock_guard lock(m_listener_mutex);
  m_listener = std::move(listener);
}

void GroupStore::run() {
  for (;;) {
    Changes group;
    Ticket last_ticket = 0;
    if (!take(group, last_ticket)) return;
    base::Result<void, StoreError> committed;
    {
      const std::lock_guard lock(m_writer_mutex);
      committed = m_writer->commit(group);
    }
    if (!committed) return fail(committed.error());
    m_durable = last_ticket;
    tell(last_ticket);
    if (m_commit_interval.count() == 0) continue;
    std::unique_lock lock(m_queue_mutex);
    m_queue_grew.wait_for(lock, m_commit_interval, [this] { return m_is_closing; });
  }
}

bool GroupStore::take(Changes& group, Ticket& last_ticket) {
  const auto interval = m_writer->stay_interval();
  const auto is_due = [this] { return m_is_closing || m_last_ticket > m_durable; };
  for (;;) {
    {
      std::unique_lock lock(m_queue_mutex);
      if (interval.count() == 0) m_queue_grew.wait(lock, is_due);
      if (interval.count() == 0 || m_queue_grew.wait_for(lock, interval, is_due)) {
        if (m_last_ticket == m_durable) return false;
        group.swap(m_queue);
        last_ticket = m_last_ticket;
        return true;
      }
    }
    if (!stay()) return false;
  }
}

bool GroupStore::stay() {
  base::Result<void, StoreError> stayed;
  {
    const std::lock_guard lock(m_writer_mutex);
    stayed = m_writer->stay();
  }
  if (!stayed) fail(stayed.error());
  return stayed.has_value();
}

void GroupStore::fail(const StoreError& error) {
  {
    const std::lock_guard lock(m_queue_mutex);
    m_failure = error;
    m_queue.clear();
  }
  m_has_failed = true;
  {
    const std::lock_guard lock(m_writer_mutex);
    m_writer.reset();
  }
  tell(base::failure(error));
}

void GroupStore::tell(const base::Result<Ticket, StoreError>& outcome) {
  const std::lock_guard lock(m_listener_mutex);
  if (m_listener) m_listener(outcome);
}

}  // namespace storage

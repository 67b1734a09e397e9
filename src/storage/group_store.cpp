#include "storage/group_store.h"

#include <algorithm>
#include <utility>

namespace storage {

using domain::Changes;
using domain::StoreError;
using domain::Ticket;

GroupStore::GroupStore(std::unique_ptr<GroupWriter> writer,
                       std::chrono::milliseconds commit_interval)
    : m_commit_interval(commit_interval),
      m_writer(std::move(writer)),
      m_gathering(m_writer->is_shared() ? Gathering::Patience::long_
                                        : Gathering::Patience::short_) {
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

base::Result<void, StoreError> GroupStore::load(const Take& take) {
  {
    const std::lock_guard lock(m_writer_mutex);
    if (m_writer) return m_writer->load(take);
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
    if (ticket != m_wake_at) return ticket;
  }
  m_queue_grew.notify_one();
  return ticket;
}

void GroupStore::on_durable(Listener listener) {
  const std::lock_guard lock(m_listener_mutex);
  m_listener = std::move(listener);
}

void GroupStore::run() {
  for (Changes group;; group.clear()) {
    Ticket last_ticket = 0;
    {
      std::unique_lock lock(m_queue_mutex);
      const bool has_group = wait_for_group(lock);
      if (m_coming_failure) {
        const StoreError error = *m_coming_failure;
        lock.unlock();
        return fail(error);
      }
      if (!has_group) return;
      group.swap(m_queue);
      last_ticket = m_last_ticket;
      m_last_group_size = last_ticket - m_durable;
      if (m_last_group_size > 0) m_gathering.note_group(m_last_group_size);
    }
    base::Result<void, StoreError> committed;
    {
      const std::lock_guard lock(m_writer_mutex);
      committed = m_writer->commit(group);
    }
    if (!committed) return fail(committed.error());
    m_durable = last_ticket;
    tell(last_ticket);
  }
}

// False: the store closes and everything is written, or it has failed.
bool GroupStore::wait_for_group(std::unique_lock<std::mutex>& lock) {
  if (m_commit_interval.count() > 0 && m_last_group_size > 0) {
    m_queue_grew.wait_for(lock, m_commit_interval,
                          [this] { return m_is_closing || m_coming_failure; });
  }
  m_wake_at = m_durable + 1;
  if (!wait_for_write(lock)) return false;
  if (m_commit_interval.count() == 0 && m_gathering.aim() > 1) {
    m_wake_at = m_durable + m_gathering.aim();
    m_queue_grew.wait_for(lock, m_gathering.time_max(), [this] {
      return m_is_closing || m_coming_failure || m_last_ticket >= m_wake_at;
    });
  }
  return m_last_ticket > m_durable;
}

// False: the store has failed.
bool GroupStore::wait_for_write(std::unique_lock<std::mutex>& lock) {
  const auto interval = m_writer->stay_interval();
  const auto is_there = [this] {
    return m_is_closing || m_coming_failure || m_last_ticket >= m_wake_at;
  };
  if (interval.count() == 0) {
    m_queue_grew.wait(lock, is_there);
    return true;
  }
  while (!m_queue_grew.wait_for(lock, interval, is_there)) {
    lock.unlock();
    const bool stayed = stay();
    lock.lock();
    if (!stayed) return false;
  }
  return true;
}

// False: the store has failed.
bool GroupStore::stay() {
  base::Result<void, StoreError> stayed;
  {
    const std::lock_guard lock(m_writer_mutex);
    stayed = m_writer->stay();
  }
  if (!stayed) fail(stayed.error());
  return stayed.has_value();
}

void GroupStore::fail_soon(const StoreError& error) {
  {
    const std::lock_guard lock(m_queue_mutex);
    if (!m_coming_failure) m_coming_failure = error;
  }
  m_queue_grew.notify_one();
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

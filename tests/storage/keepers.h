// The stores under test, each with a way to close it and open it again on what it kept.
#pragma once

#include <condition_variable>
#include <mutex>

#include "base/assert.h"
#include "storage/memory/memory_store.h"
#include "storage/postgres/postgres_store.h"
#include "storage/sqlite/sqlite_store.h"
#include "tests/storage/temporary_folder.h"
#include "tests/support/postgres_server.h"

class MemoryKeeper {
 public:
  domain::Store& store() { return *m_store; }
  void reopen() {
    for (storage::Record& record : m_store->take_changes()) {
      std::erase_if(m_kept, [&](const storage::Record& old) {
        return old.table == record.table && old.key == record.key;
      });
      if (record.document) m_kept.push_back(std::move(record));
    }
    m_store = std::make_unique<storage::MemoryStore>(m_kept);
  }

 private:
  storage::Records m_kept;
  std::unique_ptr<storage::MemoryStore> m_store = std::make_unique<storage::MemoryStore>();
};

class SqliteKeeper {
 public:
  SqliteKeeper() { open(); }
  domain::Store& store() { return *m_store; }
  void reopen() {
    m_store.reset();
    open();
  }

 private:
  void open() {
    auto opened = storage::open_sqlite_store(m_folder.file("tallygate.db"));
    ASSERT(opened.has_value());
    m_store = std::move(*opened);
  }

  TemporaryFolder m_folder;
  std::unique_ptr<domain::Store> m_store;
};

// Each keeps a tenant of its own in the one database.
class PostgresKeeper {
 public:
  PostgresKeeper() : m_tenant("keeper-" + std::to_string(++count)) { open(); }
  domain::Store& store() { return *m_store; }
  void reopen() {
    m_store.reset();
    open();
  }

 private:
  void open() {
    auto opened = storage::open_postgres_store(postgres_server().address(), m_tenant, "keeper");
    ASSERT(opened.has_value());
    m_store = std::move(*opened);
  }

  static inline int count = 0;
  std::string m_tenant;
  std::unique_ptr<domain::Store> m_store;
};

// Waits until the store says that a ticket is durable, or that none will be any more.
class Durability {
 public:
  explicit Durability(domain::Store& store) : m_store(store) {
    m_store.on_durable([this](const base::Result<domain::Ticket, domain::StoreError>& outcome) {
      const std::lock_guard lock(m_mutex);
      m_heard.push_back(outcome);
      m_changed.notify_all();
    });
  }
  ~Durability() { m_store.on_durable(nullptr); }

  // The error, when that came instead.
  std::optional<domain::StoreError> wait_for(domain::Ticket ticket) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(
        lock, [&] { return !m_heard.empty() && (!m_heard.back() || *m_heard.back() >= ticket); });
    return m_heard.back() ? std::nullopt : std::optional(m_heard.back().error());
  }
  std::vector<base::Result<domain::Ticket, domain::StoreError>> heard() {
    const std::lock_guard lock(m_mutex);
    return m_heard;
  }

 private:
  domain::Store& m_store;
  std::mutex m_mutex;
  std::condition_variable m_changed;
  std::vector<base::Result<domain::Ticket, domain::StoreError>> m_heard;
};

// A store in memory: tests use it as it is, the page keeps its journal in IndexedDB.
#pragma once

#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <string>

#include "domain/store.h"
#include "storage/record.h"
#include "storage/transfer/record_ends.h"

namespace storage {

// What is written is durable at once: the listener has been called when write() returns, by the
// same thread.
class MemoryStore : public domain::Store, public RecordSource {
 public:
  // `initial` is what take_changes() gave, all of it put together: one record for each key.
  explicit MemoryStore(Records initial = {});

  base::Result<void, domain::StoreError> load(const Store::Take& take) override;
  base::Result<domain::Ticket, domain::StoreError> write(const domain::Changes& changes) override;
  domain::Ticket durable() const override { return m_durable; }
  bool has_failed() const override { return false; }
  void on_durable(Listener listener) override;

  StoreResult<void> each(Table table, const RecordSource::Take& take) override;

  // The latest record of each table and key that changed since the last call; without a document:
  // that one key was removed. Same thread as write().
  Records take_changes();
  // Every record there is, where what take_changes() gave before has been lost.
  Records take_everything();

 private:
  void apply(const Record& record);
  void remove_through(const std::string& log_event_id);

  // For each table: the documents by key, and the keys that changed since take_changes().
  struct Shelf {
    std::map<std::string, std::string> documents;
    std::set<std::string> changed;
  };
  Shelf& shelf(Table table) { return m_shelves[static_cast<size_t>(table)]; }

  std::array<Shelf, std::size(all_tables)> m_shelves;
  std::atomic<domain::Ticket> m_durable = 0;
  std::mutex m_listener_mutex;
  Listener m_listener;
};

}  // namespace storage

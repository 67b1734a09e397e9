#include "storage/memory/memory_store.h"

namespace storage {

MemoryStore::MemoryStore(Records initial) {
  for (Record& record : initial) {
    if (record.document) {
      shelf(record.table)
          .documents.insert_or_assign(std::move(record.key), std::move(*record.document));
    }
  }
}

base::Result<void, domain::StoreError> MemoryStore::load(const Store::Take& take) {
  for (Table table : all_tables) {
    for (const auto& [key, document] : shelf(table).documents) {
      auto change = from_record({table, key, document});
      if (!change) return base::failure(change.error());
      take(std::move(*change));
    }
  }
  return {};
}

base::Result<domain::Ticket, domain::StoreError> MemoryStore::write(
    const domain::Changes& changes) {
  for (const domain::Change& change : changes) apply(to_record(change));
  const domain::Ticket ticket = ++m_durable;
  const std::lock_guard lock(m_listener_mutex);
  if (m_listener) m_listener(ticket);
  return ticket;
}

void MemoryStore::on_durable(Listener listener) {
  const std::lock_guard lock(m_listener_mutex);
  m_listener = std::move(listener);
}

StoreResult<void> MemoryStore::each(Table table, const RecordSource::Take& take) {
  for (const auto& [key, document] : shelf(table).documents) {
    if (const auto taken = take(key, document); !taken) return base::failure(taken.error());
  }
  return {};
}

Records MemoryStore::take_changes() {
  Records records;
  for (Table table : all_tables) {
    Shelf& shelf = this->shelf(table);
    for (const std::string& key : shelf.changed) {
      const auto at = shelf.documents.find(key);
      records.push_back(
          {table, key, at == shelf.documents.end() ? std::nullopt : std::optional(at->second)});
    }
    shelf.changed.clear();
  }
  return records;
}

Records MemoryStore::take_everything() {
  for (Shelf& shelf : m_shelves) {
    shelf.changed.clear();
    for (const auto& [key, document] : shelf.documents) shelf.changed.insert(key);
  }
  return take_changes();
}

void MemoryStore::apply(const Record& record) {
  if (record.table == Table::log_event && !record.document) return remove_through(record.key);
  Shelf& shelf = this->shelf(record.table);
  shelf.changed.insert(record.key);
  if (record.document) {
    shelf.documents.insert_or_assign(record.key, *record.document);
  } else {
    shelf.documents.erase(record.key);
  }
}

void MemoryStore::remove_through(const std::string& log_event_id) {
  auto& events = shelf(Table::log_event);
  const auto end = events.documents.upper_bound(log_event_id);
  for (auto at = events.documents.begin(); at != end; ++at) events.changed.insert(at->first);
  events.documents.erase(events.documents.begin(), end);
}

}  // namespace storage

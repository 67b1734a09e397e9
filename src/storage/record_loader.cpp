#include "storage/record_loader.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "storage/written_document.h"

namespace storage {

using domain::StoreError;

namespace {

constexpr size_t batch_size = 2048;

// Whether the row was read, and may come packed. Uses the memory of what the entity was before.
template <class Entity>
bool read_into(Entity& entity, std::string_view key, std::string_view document) {
  static const Entity pristine;
  entity = pristine;
  return WrittenDocument::read(document, entity) && entity.id.value == key &&
         domain::comes_packed(entity);
}

}  // namespace

RecordLoader::RecordLoader(const domain::Store::Take& take)
    : m_take(take), m_batches_max(std::max(2u, std::thread::hardware_concurrency()) + 1) {}

base::Result<void, StoreError> RecordLoader::add(Table table, std::string_view key,
                                                 std::string_view document) {
  m_batch->rows.push_back({table, key.size(), document.size()});
  m_batch->text += key;
  m_batch->text += document;
  if (m_batch->rows.size() < batch_size) return {};
  m_reading.push_back(std::async(std::launch::async, [batch = std::move(m_batch)]() mutable {
    batch->read();
    return std::move(batch);
  }));
  base::Result<void, StoreError> handed;
  if (m_reading.size() >= m_batches_max) handed = hand_over_oldest();
  if (m_spare.empty()) m_spare.push_back(std::make_unique<Batch>());
  m_batch = std::move(m_spare.back());
  m_spare.pop_back();
  return handed;
}

base::Result<void, StoreError> RecordLoader::finish() {
  while (!m_reading.empty()) {
    if (const auto handed = hand_over_oldest(); !handed) return handed;
  }
  m_batch->read();
  return hand_over(std::exchange(m_batch, std::make_unique<Batch>()));
}

base::Result<void, StoreError> RecordLoader::hand_over_oldest() {
  Shared batch = m_reading.front().get();
  m_reading.pop_front();
  return hand_over(std::move(batch));
}

base::Result<void, StoreError> RecordLoader::hand_over(Shared batch) {
  if (batch->error) return base::failure(*batch->error);
  for (auto& application : batch->applications) m_take(std::move(application));
  for (auto& grant : batch->grants) m_take(std::move(grant));
  for (domain::Change& change : batch->others) m_take(std::move(change));
  batch->clear();
  m_spare.push_back(std::move(batch));
  return {};
}

void RecordLoader::Batch::read() {
  std::string_view rest = text;
  for (const Row& row : rows) {
    read(row, rest.substr(0, row.key_size), rest.substr(row.key_size, row.document_size));
    if (error) return;
    rest.remove_prefix(row.key_size + row.document_size);
  }
}

void RecordLoader::Batch::read(const Row& row, std::string_view key, std::string_view document) {
  if (row.table == Table::application && read_into(m_application, key, document)) {
    applications.emplace_back(m_application);
  } else if (row.table == Table::client_grant && read_into(m_grant, key, document)) {
    grants.emplace_back(m_grant);
  } else if (auto change = from_row(row.table, key, document)) {
    others.push_back(std::move(*change));
  } else {
    error = change.error();
  }
}

void RecordLoader::Batch::clear() {
  text.clear();
  rows.clear();
  applications.clear();
  grants.clear();
  others.clear();
}

}  // namespace storage

#include "storage/record_loader.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace storage {

using domain::Changes;
using domain::StoreError;

namespace {

constexpr size_t batch_size = 2048;

}  // namespace

RecordLoader::RecordLoader(const domain::Store::Take& take)
    : m_take(take), m_batches_max(std::max(2u, std::thread::hardware_concurrency()) + 1) {}

RecordLoader::Read RecordLoader::read(const Batch& batch) {
  Changes changes;
  changes.reserve(batch.rows.size());
  std::string_view rest = batch.text;
  for (const Batch::Row& row : batch.rows) {
    auto change = from_row(row.table, rest.substr(0, row.key_size),
                           rest.substr(row.key_size, row.document_size));
    if (!change) return base::failure(change.error());
    changes.push_back(std::move(*change));
    rest.remove_prefix(row.key_size + row.document_size);
  }
  return changes;
}

base::Result<void, StoreError> RecordLoader::add(Table table, std::string_view key,
                                                 std::string_view document) {
  m_batch.rows.push_back({table, key.size(), document.size()});
  m_batch.text += key;
  m_batch.text += document;
  if (m_batch.rows.size() < batch_size) return {};
  const size_t size = m_batch.text.size();
  m_reading.push_back(
      std::async(std::launch::async, [batch = std::exchange(m_batch, {})] { return read(batch); }));
  m_batch.text.reserve(size);
  m_batch.rows.reserve(batch_size);
  if (m_reading.size() < m_batches_max) return {};
  return hand_over_oldest();
}

base::Result<void, StoreError> RecordLoader::finish() {
  while (!m_reading.empty()) {
    if (const auto handed = hand_over_oldest(); !handed) return handed;
  }
  auto changes = read(m_batch);
  if (!changes) return base::failure(changes.error());
  for (domain::Change& change : *changes) m_take(std::move(change));
  m_batch = {};
  return {};
}

base::Result<void, StoreError> RecordLoader::hand_over_oldest() {
  auto changes = m_reading.front().get();
  m_reading.pop_front();
  if (!changes) return base::failure(changes.error());
  for (domain::Change& change : *changes) m_take(std::move(change));
  return {};
}

}  // namespace storage

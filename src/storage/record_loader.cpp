#include "storage/record_loader.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace storage {

using domain::Changes;
using domain::StoreError;

namespace {

constexpr size_t batch_size = 2048;

base::Result<Changes, StoreError> read(const Records& records) {
  Changes changes;
  changes.reserve(records.size());
  for (const Record& record : records) {
    auto change = from_record(record);
    if (!change) return base::failure(change.error());
    changes.push_back(std::move(*change));
  }
  return changes;
}

}  // namespace

RecordLoader::RecordLoader(const domain::Store::Take& take)
    : m_take(take), m_batches_max(std::max(2u, std::thread::hardware_concurrency()) + 1) {}

base::Result<void, StoreError> RecordLoader::add(Table table, std::string_view key,
                                                 std::string_view document) {
  m_batch.push_back({table, std::string(key), std::string(document)});
  if (m_batch.size() < batch_size) return {};
  m_reading.push_back(
      std::async(std::launch::async, [batch = std::exchange(m_batch, {})] { return read(batch); }));
  m_batch.reserve(batch_size);
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
  m_batch.clear();
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

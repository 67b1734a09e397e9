// Turns the rows of a store into changes by several threads, and hands them over in the rows'
// order: a million applications are more JSON than one thread reads in the time of a restart.
#pragma once

#include <deque>
#include <future>
#include <string_view>

#include "storage/record.h"

namespace storage {

class RecordLoader {
 public:
  // `take` is called by the thread that calls add() and finish().
  explicit RecordLoader(const domain::Store::Take& take);

  base::Result<void, domain::StoreError> add(Table table, std::string_view key,
                                             std::string_view document);
  base::Result<void, domain::StoreError> finish();

 private:
  using Read = base::Result<domain::Changes, domain::StoreError>;
  // Rows one after another in one text.
  struct Batch {
    struct Row {
      Table table;
      size_t key_size, document_size;
    };
    std::string text;
    std::vector<Row> rows;
  };
  static Read read(const Batch& batch);
  base::Result<void, domain::StoreError> hand_over_oldest();

  const domain::Store::Take& m_take;
  const size_t m_batches_max;
  Batch m_batch;
  std::deque<std::future<Read>> m_reading;
};

}  // namespace storage

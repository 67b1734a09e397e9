// Turns the rows of a store into entities by several threads, and hands over those of a kind in the
// rows' order: a million applications are more JSON than one thread reads in the time of a restart.
#pragma once

#include <deque>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
  // Rows one after another in one text, and what they are. Its memory serves again: it is so large
  // that asking the system for it would take as long as reading.
  struct Batch {
    struct Row {
      Table table;
      size_t key_size, document_size;
    };
    void read();
    void read(const Row& row, std::string_view key, std::string_view document);
    void clear();

    std::string text;
    std::vector<Row> rows;
    std::vector<domain::Packed<domain::Application>> applications;
    std::vector<domain::Packed<domain::ClientGrant>> grants;
    domain::Changes others;
    std::optional<domain::StoreError> error;

   private:
    domain::Application m_application;
    domain::ClientGrant m_grant;
  };
  using Shared = std::unique_ptr<Batch>;
  base::Result<void, domain::StoreError> hand_over_oldest();
  base::Result<void, domain::StoreError> hand_over(Shared batch);

  const domain::Store::Take& m_take;
  const size_t m_batches_max;
  Shared m_batch = std::make_unique<Batch>();
  std::deque<std::future<Shared>> m_reading;
  std::vector<Shared> m_spare;
};

}  // namespace storage

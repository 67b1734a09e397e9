// Where an export comes from and where an import goes: any store that outlives the program.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "storage/record.h"

namespace storage {

template <class Value>
using StoreResult = base::Result<Value, domain::StoreError>;

// A tenant's records as they are at one moment, also while a server writes them.
class RecordSource {
 public:
  virtual ~RecordSource() = default;

  // In the order of their keys. Ends with the first error that `take` gives.
  using Take = std::function<StoreResult<void>(std::string_view key, std::string_view document)>;
  virtual StoreResult<void> each(Table table, const Take& take) = 0;
};

// Takes a tenant's records in one transaction: until finish() nothing has changed, also after a
// crash. No server can serve the tenant meanwhile.
class RecordTarget {
 public:
  virtual ~RecordTarget() = default;

  virtual StoreResult<bool> is_empty() = 0;
  virtual StoreResult<void> remove_everything() = 0;
  // Gives the key of a record that is there already, this one or one shortly before.
  virtual StoreResult<std::optional<std::string>> add(const Record& record) = 0;
  // As add(). Without such a key it keeps it all, durably.
  virtual StoreResult<std::optional<std::string>> finish() = 0;
};

}  // namespace storage

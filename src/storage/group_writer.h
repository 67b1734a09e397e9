// What a group store drives: something that reads a tenant and writes groups of changes to it.
#pragma once

#include <chrono>

#include "base/result.h"
#include "domain/store.h"

namespace storage {

// One thread at a time.
class GroupWriter {
 public:
  virtual ~GroupWriter() = default;

  // As domain::Store::load().
  virtual base::Result<void, domain::StoreError> load(const domain::Store::Take& take) = 0;
  // All of them or none; they survive a power cut afterwards. After an error nobody knows whether
  // they were taken, and the writer is not used again.
  virtual base::Result<void, domain::StoreError> commit(const domain::Changes& changes) = 0;

  // Whether a commit costs others more than it costs this process, so that it is worth to find out
  // how many writes can share one, and to wait longer for them.
  virtual bool is_shared() const { return false; }

  // How long the writer may be left without a commit before stay() is called; zero: for ever.
  virtual std::chrono::milliseconds stay_interval() const { return {}; }
  // Shows others who write to the same tenant that this one is still there.
  virtual base::Result<void, domain::StoreError> stay() { return {}; }
};

}  // namespace storage

// Several servers, the replicas, that serve one tenant at once: what each must ask the others'
// common store for before it acts, and what it hears of them. Interface only.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/change.h"
#include "domain/quota_slices.h"
#include "domain/store.h"

namespace domain {

// What a replica hears and is asked; on a thread of the store, one at a time.
class Replica {
 public:
  virtual ~Replica() = default;
  // What others have changed, in the order in which it must be applied. False: it is of no use
  // here, so that the store fails.
  virtual bool follow(const Changes& changes) = 0;
  // Before whoever asked for them goes on.
  virtual void receive(const std::vector<SliceGrant>& grants) = 0;
  // About twice a second. What the replica does not need now of the windows in which nothing else
  // is left, and uses no more.
  virtual std::vector<SliceReturn> idle_slices(const std::vector<std::string>& used_up) = 0;
  // How many tokens another replica took in that window, of what was followed.
  virtual uint64_t taken_by(const std::string& replica, const std::string& slice) = 0;
};

class Replication {
 public:
  virtual ~Replication() = default;

  // This replica's among all, for ever.
  virtual const std::string& name() const = 0;
  // From now on it hears of changes since Store::load(). nullptr: it hears no more.
  virtual void connect(Replica* replica) = 0;

  // The right to change what all replicas share, which one has at a time: all but usage, log events
  // and marks. Waits for it; afterwards everything that others changed was followed. The store
  // takes such changes from nobody else. To be given back soon, once for each time.
  virtual base::Result<void, StoreError> take_registry() = 0;
  // The same if nobody else has it.
  virtual bool try_registry() = 0;
  virtual void give_registry() = 0;
  // Whether another replica waits for the right that this one has. After three seconds it takes it,
  // and this one's store fails with what it has written since.
  virtual bool is_registry_wanted() const = 0;
  // Waits until all changes of the registry that were written are durable, or the store has failed.
  virtual void settle_registry() = 0;

  // Marks that several replicas may be shown at once: which of them are used already; all others
  // are used up durably now. Waits.
  virtual base::Result<std::vector<bool>, StoreError> claim(
      const std::vector<TokenMark>& marks) = 0;
  // Waits until the replica has received its slices; those of nothing too.
  virtual base::Result<void, StoreError> take_slices(const std::vector<SliceDemand>& demands) = 0;
  // The same without waiting.
  virtual void ask_for_slices(std::vector<SliceDemand> demands) = 0;
  // How many replicas are alive, this one too.
  virtual uint64_t replicas() const = 0;

  struct Figures {
    uint64_t replicas = 1;
    uint64_t followed_changes = 0;
    uint64_t statements = 0;       // that the database was asked since it was opened
    double staleness_seconds = 0;  // since others' changes were last asked for
    bool has_registry = false;
  };
  // Any thread.
  virtual Figures figures() const = 0;
};

// Whether the change needs the right of take_registry().
bool is_of_registry(const Change& change);
bool is_of_registry(const Changes& changes);

}  // namespace domain

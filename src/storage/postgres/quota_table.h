// The windows of quotas in a PostgreSQL database, and the slices of them that replicas hold.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "domain/quota_slices.h"
#include "storage/postgres/connection.h"
#include "storage/postgres/fence.h"

namespace storage::postgres {

// One statement each. Fails when the fence is another's by now.
Result<std::vector<domain::SliceGrant>> take_slices(Connection& connection, const Fence& fence,
                                                    const std::vector<domain::SliceDemand>& wanted);
Result<void> return_slices(Connection& connection, const Fence& fence,
                           const std::vector<domain::SliceReturn>& slices);

// From now on replicas whose time is over, and that hold slices, write nothing any more. Gives
// their names.
Result<std::vector<std::string>> fence_off_dead(Connection& connection, const Fence& fence);

// Gives back what replicas that write nothing any more did not use of their slices. `taken_by` says
// how many tokens one of them took in a window, of all that it ever committed. Of this replica that
// is what it held before it was started anew.
using TakenBy = std::function<uint64_t(const std::string& replica, const std::string& slice)>;
Result<void> return_slices_of(Connection& connection, const Fence& fence,
                              const std::vector<std::string>& replicas, const TakenBy& taken_by);

// Windows that are over for long.
Result<void> forget_old_windows(Connection& connection, const Fence& fence);

}  // namespace storage::postgres

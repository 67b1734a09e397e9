// Proofs that may be shown to several replicas at the same time.
#pragma once

#include <vector>

#include "domain/token_mark.h"
#include "storage/postgres/connection.h"
#include "storage/postgres/fence.h"

namespace storage::postgres {

// Which of the marks are there already; the others are from now on. One statement.
Result<std::vector<bool>> claim_marks(Connection& connection, const Fence& fence,
                                      const std::vector<domain::TokenMark>& marks);

}  // namespace storage::postgres

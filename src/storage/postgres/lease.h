// The right to write to a tenant, which one server has at a time. Every commit renews it and fails
// without it, so that a server which was cut off cannot write any more once another took over.
#pragma once

#include <chrono>
#include <string>

#include "storage/postgres/connection.h"

namespace storage::postgres {

class Lease {
 public:
  // For how long others wait for a server that is silent.
  static constexpr std::chrono::seconds duration{15};

  // Fails while another holder has it. The holder's own earlier lease it takes over at once:
  // whoever it was is gone.
  static Result<Lease> take(Connection& connection, const std::string& tenant,
                            const std::string& holder);

  // Within the transaction that it protects, or alone.
  Result<void> renew(Connection& connection) const;
  void give_back(Connection& connection) const;

 private:
  std::string m_tenant;
  std::string m_epoch;
};

}  // namespace storage::postgres

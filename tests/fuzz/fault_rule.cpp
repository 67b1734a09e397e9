// A fault rule as /admin/faults takes it: what is read is told as what is read the same.
#include "base/assert.h"
#include "sim/faults/fault_rule_json.h"
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const base::Time now = base::from_unix_seconds(1'800'000'000);
  const auto rule = sim::read_fault_rule(fuzz::text_of(data, size), now);
  if (!rule) return 0;
  const auto again = sim::read_fault_rule("{}", now, &*rule);
  ASSERT(again.has_value());
  ASSERT(sim::fault_rule_json(*again, now) == sim::fault_rule_json(*rule, now));
  return 0;
}

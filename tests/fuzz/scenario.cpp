// A scenario file of the simulator: read, and written again as what was read.
#include "base/assert.h"
#include "sim/scenario_json.h"
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto scenario = sim::read_scenario(fuzz::text_of(data, size));
  if (!scenario) return 0;
  const std::string written = sim::write_scenario(*scenario);
  const auto again = sim::read_scenario(written);
  ASSERT(again.has_value());
  ASSERT(sim::write_scenario(*again) == written);
  return 0;
}

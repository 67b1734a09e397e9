// The workload's chance: whole numbers only, so that every platform draws the same.
#pragma once

#include <cstdint>

#include "base/chance.h"
#include "sim/scenario.h"

namespace sim {

class Chance {
 public:
  explicit Chance(uint64_t seed) : m_random(seed) {}

  uint64_t next();
  // 0..limit-1; 0 for a limit of 0.
  uint64_t below(uint64_t limit);
  // How long until the next of events that come at that rate, independently of each other. A rate
  // of 0 gives a year.
  Milliseconds wait(MilliRate rate);
  // How many come when `mean_thousandths` / 1000 are expected: Poisson's distribution, from 50
  // upwards its normal approximation.
  uint64_t poisson(uint64_t mean_thousandths);

 private:
  base::SeededRandom m_random;
};

// log2(value) with 32 binary places; value > 0.
uint64_t log2_fixed(uint64_t value);
uint64_t square_root(uint64_t value);
// a * b / c without overflow of the product, rounded down; c > 0.
uint64_t scaled(uint64_t a, uint64_t b, uint64_t c);

}  // namespace sim

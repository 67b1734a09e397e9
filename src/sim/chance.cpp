#include "sim/chance.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace sim {

namespace {

constexpr Milliseconds year{31'536'000'000};
constexpr uint64_t ln2_fixed = 2'977'044'472;  // ln 2 with 32 binary places

// log2 of 1.31 between 1 and 2, a bit at a time, with 32 binary places.
constexpr uint64_t slow_log2(uint64_t mantissa) {
  uint64_t fraction = 0;
  for (int bit = 0; bit < 32; ++bit) {
    mantissa = mantissa * mantissa >> 31;
    fraction <<= 1;
    if (mantissa >> 32) {
      fraction |= 1;
      mantissa >>= 1;
    }
  }
  return fraction;
}

constexpr uint64_t marks = 256, log2_e_fixed = 6'196'328'019;
constexpr auto log2_of_marks = [] {
  std::array<uint64_t, marks> table{};
  for (uint64_t at = 0; at < marks; ++at) table[at] = slow_log2((marks + at) << 23);
  return table;
}();

// -ln of a uniform number in (0, 1], with 32 binary places: an exponential waiting time of mean 1.
uint64_t exponential_fixed(uint64_t uniform) {
  const uint64_t below_one = (uint64_t{64} << 32) - log2_fixed(uniform | 1);
  return scaled(below_one, ln2_fixed, uint64_t{1} << 32);
}

}  // namespace

// The logarithm of the nearest mark below from a table, and of the small rest by its series.
uint64_t log2_fixed(uint64_t value) {
  const auto whole = static_cast<uint64_t>(std::bit_width(value) - 1);
  const uint64_t mantissa = value << (63 - whole) >> 32;  // 1.31
  const uint64_t at = (mantissa >> 23) - marks;
  const uint64_t mark = (marks + at) << 23;
  const uint64_t rest = ((mantissa - mark) << 32) / mark;  // below 1 / marks
  const uint64_t square = rest * rest >> 32;
  const uint64_t ln = rest - square / 2 + (square * rest >> 32) / 3;
  return (whole << 32) + log2_of_marks[at] + (ln * log2_e_fixed >> 32);
}

// IEEE 754 rounds a square root in one way; what the rounding may have added or lost is put right.
uint64_t square_root(uint64_t value) {
  constexpr uint64_t root_max = UINT32_MAX;
  auto root = std::min(root_max, static_cast<uint64_t>(std::sqrt(static_cast<double>(value))));
  while (root * root > value) --root;
  while (root < root_max && (root + 1) * (root + 1) <= value) ++root;
  return root;
}

uint64_t scaled(uint64_t a, uint64_t b, uint64_t c) {
  // Most products fit, and the wide division is slow in wasm.
  if (((a | b) >> 32) == 0) return a * b / c;
  __extension__ using Wide = unsigned __int128;
  return static_cast<uint64_t>(static_cast<Wide>(a) * b / c);
}

uint64_t Chance::next() {
  uint64_t value = 0;
  m_random.fill(&value, sizeof value);
  return value;
}

uint64_t Chance::below(uint64_t limit) {
  return limit == 0 ? 0 : scaled(next() >> 1, limit, uint64_t{1} << 63);
}

Milliseconds Chance::wait(MilliRate rate) {
  if (rate == 0) return year;
  const uint64_t exact = scaled(exponential_fixed(next()), 1'000'000, rate << 32);
  return std::min(year, Milliseconds(static_cast<int64_t>(exact)));
}

uint64_t Chance::poisson(uint64_t mean_thousandths) {
  if (mean_thousandths == 0) return 0;
  if (mean_thousandths < 50'000) {
    const uint64_t mean_fixed = scaled(mean_thousandths, uint64_t{1} << 32, 1000);
    uint64_t count = 0;
    for (uint64_t passed = exponential_fixed(next()); passed < mean_fixed; ++count) {
      passed += exponential_fixed(next());
    }
    return count;
  }
  // Twelve uniform numbers have the variance 1; three come of one draw.
  int64_t normal = -(int64_t{6} << 20);
  for (int draw = 0; draw < 4; ++draw) {
    const uint64_t bits = next();
    for (const int shift : {0, 20, 40}) normal += static_cast<int64_t>(bits >> shift & 0xfffff);
  }
  const auto deviation = static_cast<int64_t>(square_root(mean_thousandths * 1000));
  const int64_t count = static_cast<int64_t>(mean_thousandths) + deviation * normal / (1 << 20);
  return count <= 0 ? 0 : static_cast<uint64_t>(count + 500) / 1000;
}

}  // namespace sim

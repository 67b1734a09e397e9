#include "ui/arrangement.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "base/chance.h"

namespace {

// Steps until the order stands; how many there were.
int settle(ui::Arrangement& arrangement, const ui::Arrangement::Rules& rules) {
  int steps = 1;
  while (!arrangement.step(rules)) ++steps;
  return steps;
}

std::vector<long long> some_numbers(size_t count) {
  base::SeededRandom random(7);
  std::vector<long long> numbers;
  for (size_t i = 0; i < count; ++i) {
    unsigned char octet[2] = {};
    random.fill(octet, sizeof octet);
    numbers.push_back(octet[0] * 256 + octet[1]);
  }
  return numbers;
}

}  // namespace

TEST_CASE("A long list is ordered as a short one would be, over many frames") {
  for (const size_t count : {size_t{0}, size_t{1}, size_t{511}, size_t{513}, size_t{100'000}}) {
    const std::vector<long long> numbers = some_numbers(count);
    std::vector<uint32_t> wanted;
    for (uint32_t i = 0; i < count; ++i) {
      if (numbers[i] % 3 != 0) wanted.push_back(i);
    }
    for (const bool descending : {false, true}) {
      std::vector<uint32_t> sorted = wanted;
      std::stable_sort(sorted.begin(), sorted.end(), [&](uint32_t a, uint32_t b) {
        return descending ? numbers[b] < numbers[a] : numbers[a] < numbers[b];
      });
      ui::Arrangement::Rules rules;
      rules.made_from = "numbers";
      rules.count = count;
      rules.descending = descending;
      rules.passes = [&](size_t i) { return numbers[i] % 3 != 0; };
      ui::Arrangement by_number, by_comparing;
      rules.number = [&](size_t i) { return numbers[i]; };
      const int steps = settle(by_number, rules);
      CHECK((steps > 20) == (count == 100'000));
      CHECK(by_number.rows() == sorted);
      rules.number = nullptr;
      rules.before = [&](size_t a, size_t b) { return numbers[a] < numbers[b]; };
      settle(by_comparing, rules);
      CHECK(by_comparing.rows() == sorted);
    }
  }
}

TEST_CASE("No frame looks at more things than its share, and the old order stays meanwhile") {
  ui::Arrangement arrangement;
  ui::Arrangement::Rules rules;
  rules.count = 50'000;
  rules.made_from = "all";
  settle(arrangement, rules);
  CHECK(arrangement.rows().size() == 50'000);
  size_t looked_at = 0;
  rules.made_from = "none";
  rules.passes = [&](size_t) { return ++looked_at == 0; };
  CHECK_FALSE(arrangement.step(rules));
  CHECK(looked_at <= ui::Arrangement::work_of_frame + 512);
  CHECK(arrangement.rows().size() == 50'000);
  rules.count = 10;
  rules.made_from = "fewer";
  arrangement.step(rules);
  CHECK(arrangement.rows().empty());
}

// The usage ledger against the plainest one that there could be.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <map>
#include <tuple>

#include "base/chance.h"
#include "domain/usage.h"

using namespace domain;

namespace {

const base::Time start = *base::parse_iso("2026-11-27T00:00:00Z");

// Counts by hour, application, API, organization and replica.
class PlainLedger {
 public:
  using Key = std::tuple<base::Time, std::string, std::string, std::string, std::string>;
  static Key key_of(const UsageCount& count) {
    return {count.hour, count.client_id.value, count.audience.value, count.organization_id.value,
            count.replica};
  }
  void set(const UsageCount& count) { m_counts[key_of(count)] = count; }
  void remove(const UsageCountRemoved& one) {
    m_counts.erase({one.hour, one.client_id.value, one.audience.value, one.organization_id.value,
                    one.replica});
  }
  const std::map<Key, UsageCount>& counts() const { return m_counts; }
  template <class Wants>
  uint64_t tokens(base::Time from, base::Time to, Wants wants) const {
    uint64_t sum = 0;
    for (const auto& [key, count] : m_counts) {
      if (count.hour >= from && count.hour < to && wants(count)) sum += count.tokens;
    }
    return sum;
  }
  // Those of several replicas as one.
  std::map<Key, UsageCount> together() const {
    std::map<Key, UsageCount> sums;
    for (const auto& [key, count] : m_counts) {
      Key beside = key;
      std::get<4>(beside).clear();
      const auto [at, is_new] = sums.try_emplace(beside, count);
      if (is_new) continue;
      at->second.tokens += count.tokens;
      at->second.over_quota += count.over_quota;
      at->second.refused += count.refused;
      at->second.is_whole_day = at->second.is_whole_day || count.is_whole_day;
    }
    return sums;
  }

 private:
  std::map<Key, UsageCount> m_counts;
};

uint64_t number(base::SeededRandom& random) {
  uint64_t value = 0;
  random.fill(&value, sizeof value);
  return value;
}

UsageCount drawn(base::SeededRandom& random, uint64_t hours) {
  const auto below = [&](uint64_t limit) { return number(random) % limit; };
  UsageCount count;
  // Mostly in the order of time, as tokens are.
  const uint64_t hour = below(4) == 0 ? below(120) : hours;
  count.hour = start + std::chrono::hours(hour);
  count.client_id.value = "client " + std::to_string(below(4));
  count.audience.value = "api " + std::to_string(below(2));
  if (below(3) == 0) count.organization_id.value = "org " + std::to_string(below(2));
  if (below(2) == 0) count.replica = "replica " + std::to_string(below(2));
  count.tokens = below(1000);
  count.over_quota = below(5);
  count.refused = below(5);
  return count;
}

void check_alike(const UsageLedger& ledger, const PlainLedger& plain, base::SeededRandom& random) {
  const base::Time ever = start + std::chrono::hours(1000);
  auto expected = plain.together();
  ledger.each(start, ever, [&](const UsageCount& count) {
    PlainLedger::Key key = PlainLedger::key_of(count);
    std::get<4>(key).clear();
    const auto at = expected.find(key);
    REQUIRE(at != expected.end());
    CHECK((at->second.tokens == count.tokens && at->second.refused == count.refused));
    CHECK((at->second.over_quota == count.over_quota &&
           at->second.is_whole_day == count.is_whole_day));
    expected.erase(at);
  });
  CHECK(expected.empty());
  CHECK(ledger.size() == plain.counts().size());
  CHECK(ledger.first_hour().has_value() == !plain.counts().empty());
  for (const auto& [key, count] : plain.counts()) {
    UsageCount found = count;
    found.tokens = found.refused = 77;
    ledger.look_up(found);
    CHECK(found == count);
  }
  for (int question = 0; question < 20; ++question) {
    const UsageCount whose = drawn(random, number(random) % 120);
    for (const auto bucket : {QuotaBucket::per_hour, QuotaBucket::per_day}) {
      const base::Time from = window_start(bucket, whose.hour);
      const base::Time to = from + std::chrono::hours(bucket == QuotaBucket::per_hour ? 1 : 24);
      const auto is_clients = [&](const UsageCount& one) {
        return one.client_id == whose.client_id;
      };
      CHECK(ledger.taken(whose.client_id, bucket, whose.hour) ==
            plain.tokens(from, to, is_clients));
      const auto is_orgs = [&](const UsageCount& one) {
        return one.organization_id == whose.organization_id;
      };
      if (!whose.organization_id.empty()) {
        CHECK(ledger.taken(whose.organization_id, bucket, whose.hour) ==
              plain.tokens(from, to, is_orgs));
      }
      if (whose.replica.empty()) continue;
      const auto is_here = [&](const UsageCount& one) {
        return is_clients(one) && one.replica == whose.replica;
      };
      CHECK(ledger.taken_by(whose.replica, whose.client_id.value, bucket, whose.hour) ==
            plain.tokens(from, to, is_here));
    }
    const base::Time month = base::start_of_month(whose.hour);
    const base::Time next = base::start_of_next_month(month);
    CHECK(ledger.month_total(month) == plain.tokens(month, next, [](const auto&) { return true; }));
    CHECK(ledger.total(whose.hour, next) ==
          plain.tokens(whose.hour, next, [](const auto&) { return true; }));
    CHECK(ledger.month_total_by("replica 1", month) ==
          plain.tokens(month, next, [](const auto& one) { return one.replica == "replica 1"; }));
  }
}

}  // namespace

TEST_CASE("whatever is counted, folded and removed in whatever order, the ledger adds it up") {
  const auto seed = static_cast<uint64_t>(GENERATE(1, 2, 3, 4, 5, 6, 7, 8));
  CAPTURE(seed);
  base::SeededRandom random(seed);
  UsageLedger ledger;
  PlainLedger plain;
  const auto clean = [&](uint64_t hours_since, uint64_t since, size_t steps) {
    const auto cleaning = ledger.cleaning(start + std::chrono::hours(hours_since),
                                          start + std::chrono::hours(since), steps);
    for (const auto& count : cleaning.folded) ledger.set(count), plain.set(count);
    for (const auto& one : cleaning.removed) ledger.remove(one), plain.remove(one);
  };
  for (uint64_t step = 0; step < 600; ++step) {
    UsageCount count = drawn(random, step / 5);
    ledger.look_up(count);
    if (!count.is_whole_day) {  // days that are folded take no more
      count.tokens += number(random) % 50;
      ledger.set(count);
      plain.set(count);
    }
    if (number(random) % 8 == 0) {
      const UsageCount other = drawn(random, step / 5);
      const UsageCountRemoved removed{other.hour, other.client_id, other.audience,
                                      other.organization_id, other.replica};
      ledger.remove(removed);
      plain.remove(removed);
    }
    if (step % 150 == 149) clean(step / 5 / 2, step / 5 / 4, 40);
    if (step % 60 == 0) check_alike(ledger, plain, random);
  }
  check_alike(ledger, plain, random);
  const UsageLedger copy = ledger;
  for (int turn = 0; turn < 30; ++turn) clean(1000, 1000, 40);
  CHECK(ledger.size() == 0);
  check_alike(ledger, plain, random);
  CHECK(copy.size() > 100);
}

TEST_CASE("an hour that is emptied and begun anew while one walks through it is no danger") {
  UsageLedger usage;
  UsageCount count;
  count.hour = start;
  count.tokens = 1;
  const auto count_of = [&](int client) {
    count.client_id.value = std::to_string(client);
    return count;
  };
  for (int client = 0; client < 5; ++client) usage.set(count_of(client));
  UsageLedger::Position position(start);
  std::string seen;
  const auto visit = [&](const UsageCount& one) { seen += one.client_id.value; };
  const base::Time ever = start + std::chrono::hours(1000);
  CHECK(usage.each_of_part(position, ever, 3, visit));
  for (int client = 0; client < 5; ++client) {
    usage.remove({start, count_of(client).client_id, {}, {}, {}});
  }
  usage.set(count_of(7));
  CHECK(usage.removals(base::start_of_month(start)) == 5);
  CHECK(!usage.each_of_part(position, ever, 3, visit));
  CHECK(seen == "012");
}

// How many tokens were taken: the ledger by hand (usage_model.cpp has it by chance).
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "domain/usage.h"

using namespace domain;

namespace {

UsageCount tokens_at(const char* hour, const char* client, uint64_t tokens,
                     const char* organization = "") {
  return {.hour = *base::parse_iso(hour),
          .client_id = {client},
          .audience = {"x"},
          .organization_id = {organization},
          .tokens = tokens};
}

}  // namespace

TEST_CASE("usage adds up by hour and forgets nothing when a count is set again") {
  UsageLedger usage;
  const base::Time hour = *base::parse_iso("2026-11-23T09:00:00Z");
  usage.set(tokens_at("2026-11-23T09:00:00Z", "a", 1));
  usage.set(tokens_at("2026-11-23T09:00:00Z", "a", 2));
  usage.set(tokens_at("2026-11-23T09:00:00Z", "b", 5));
  usage.set(tokens_at("2026-11-23T10:00:00Z", "a", 7));
  usage.set(tokens_at("2026-12-01T00:00:00Z", "a", 100));
  CHECK(usage.count(hour, {"a"}, {"x"}, {}).tokens == 2);
  CHECK(usage.count(hour, {"c"}, {"x"}, {}).tokens == 0);
  CHECK(usage.total(hour, hour + std::chrono::hours(1)) == 7);
  CHECK(usage.total(hour, hour + std::chrono::hours(2)) == 14);
  CHECK(usage.month_total(*base::parse_iso("2026-11-01T00:00:00Z")) == 14);
  CHECK(usage.month_total(*base::parse_iso("2026-12-01T00:00:00Z")) == 100);
}

TEST_CASE("what an application or organization took is known for its hour and its UTC day") {
  UsageLedger usage;
  usage.set(tokens_at("2026-11-22T23:00:00Z", "a", 1000));
  usage.set(tokens_at("2026-11-23T08:00:00Z", "a", 1));
  usage.set(tokens_at("2026-11-23T09:00:00Z", "a", 2));
  usage.set(tokens_at("2026-11-23T09:00:00Z", "a", 4, "org_1"));
  usage.set(tokens_at("2026-11-23T09:00:00Z", "b", 8, "org_1"));
  const base::Time now = *base::parse_iso("2026-11-23T09:59:59.999Z");
  CHECK(usage.taken(ClientId{"a"}, QuotaBucket::per_hour, now) == 6);
  CHECK(usage.taken(ClientId{"a"}, QuotaBucket::per_day, now) == 7);
  CHECK(usage.taken(OrganizationId{"org_1"}, QuotaBucket::per_hour, now) == 12);
  CHECK(usage.taken(ClientId{"a"}, QuotaBucket::per_hour, now + std::chrono::seconds(1)) == 0);
  CHECK(usage.taken(ClientId{"c"}, QuotaBucket::per_day, now) == 0);
}

TEST_CASE("hours past their retention move into their day, and days past theirs go") {
  UsageLedger usage;
  usage.set(tokens_at("2026-01-05T01:00:00Z", "a", 1));
  usage.set(tokens_at("2026-09-01T00:00:00Z", "a", 2));
  usage.set(tokens_at("2026-09-01T05:00:00Z", "a", 3));
  usage.set(tokens_at("2026-09-01T05:00:00Z", "b", 4));
  usage.set(tokens_at("2026-11-20T05:00:00Z", "a", 5));
  const base::Time hours_since = *base::parse_iso("2026-11-01T00:00:00Z");
  const base::Time days_since = *base::parse_iso("2026-02-01T00:00:00Z");
  const base::Time day = *base::parse_iso("2026-09-01T00:00:00Z");
  // Whatever the size of the steps, the end is the same.
  const size_t step = GENERATE(1U, 2U, 100U);
  for (int i = 0; i < 20; ++i) {
    const auto cleaning = usage.cleaning(hours_since, days_since, step);
    for (const auto& count : cleaning.folded) usage.set(count);
    for (const auto& removed : cleaning.removed) usage.remove(removed);
  }
  const auto rest = usage.cleaning(hours_since, days_since, 100);
  CHECK((rest.folded.empty() && rest.removed.empty()));
  CHECK(usage.total({}, days_since) == 0);
  CHECK(usage.count(day, {"a"}, {"x"}, {}).tokens == 5);
  CHECK(usage.count(day, {"a"}, {"x"}, {}).is_whole_day);
  CHECK(usage.count(day, {"b"}, {"x"}, {}).tokens == 4);
  CHECK(usage.total(day + std::chrono::hours(1), hours_since) == 0);
  CHECK(usage.month_total(*base::parse_iso("2026-09-01T00:00:00Z")) == 9);
  CHECK(usage.month_total(*base::parse_iso("2026-11-01T00:00:00Z")) == 5);
}

TEST_CASE("what each server took in a month stays known when its hours move into their day") {
  UsageLedger usage("one");
  for (const char* hour :
       {"2026-11-02T00:00:00Z", "2026-11-02T05:00:00Z", "2026-11-02T09:00:00Z"}) {
    for (const char* replica : {"one", "two"}) {
      UsageCount count = tokens_at(hour, "a", replica == std::string("one") ? 1 : 10);
      count.replica = replica;
      usage.set(count);
    }
  }
  const base::Time month = *base::parse_iso("2026-11-01T00:00:00Z");
  const auto cleaning = usage.cleaning(*base::parse_iso("2026-11-20T00:00:00Z"), month, 100);
  CHECK(cleaning.folded.size() == 2);
  for (const auto& count : cleaning.folded) usage.set(count);
  for (const auto& removed : cleaning.removed) usage.remove(removed);
  CHECK(usage.month_total(month) == 33);
  CHECK(usage.month_total_by("one", month) == 3);
  CHECK(usage.month_total_by("two", month) == 30);
  int shown = 0;
  usage.each(month, month + std::chrono::hours(24 * 30), [&](const UsageCount& count) {
    ++shown;
    CHECK((count.tokens == 33 && count.is_whole_day && count.replica.empty()));
  });
  CHECK(shown == 1);
}

TEST_CASE("counts walked in parts are the same, also where they change meanwhile") {
  UsageLedger usage("one");
  const base::Time from = *base::parse_iso("2026-11-23T00:00:00Z"),
                   to = from + std::chrono::hours(24);
  for (int hour = 0; hour < 5; ++hour) {
    for (const char* client : {"a", "b", "c"}) {
      for (const char* replica : {"one", "two"}) {
        UsageCount count;
        count.hour = from + std::chrono::hours(hour);
        count.client_id.value = client;
        count.audience.value = "x";
        count.replica = replica;
        count.tokens = static_cast<uint64_t>(hour) + 1;
        usage.set(count);
      }
    }
  }
  const auto line = [](const UsageCount& count) {
    return base::to_iso(count.hour).substr(11, 2) + count.client_id.value +
           std::to_string(count.tokens) + ' ';
  };
  std::string whole;
  usage.each(from, to, [&](const UsageCount& count) { whole += line(count); });
  CHECK(whole == "00a2 00b2 00c2 01a4 01b4 01c4 02a6 02b6 02c6 03a8 03b8 03c8 04a10 04b10 04c10 ");
  for (size_t together : {1U, 2U, 3U, 4U, 100U}) {
    std::string parts;
    UsageLedger::Position position(from);
    const auto visit = [&](const UsageCount& count) { parts += line(count); };
    while (usage.each_of_part(position, to, together, visit)) continue;
    CHECK(parts == whole);
  }
  // What another server counted beside the one that was last is no count of its own; what goes or
  // comes further on is seen as it is then.
  UsageLedger::Position position(from);
  std::string parts;
  const auto visit = [&](const UsageCount& count) { parts += line(count); };
  CHECK(usage.each_of_part(position, to, 4, visit));
  UsageCount count;
  count.hour = from + std::chrono::hours(1);
  count.client_id.value = "a";
  count.audience.value = "x";
  count.replica = "zero";
  count.tokens = 100;
  usage.set(count);
  CHECK(usage.removals(base::start_of_month(from)) == 0);
  for (const char* replica : {"one", "two"}) {
    usage.remove({from + std::chrono::hours(1), {"a"}, {"x"}, {}, replica});
    usage.remove({from + std::chrono::hours(2), {"b"}, {"x"}, {}, replica});
  }
  while (usage.each_of_part(position, to, 4, visit)) continue;
  CHECK(parts == "00a2 00b2 00c2 01a4 01b4 01c4 02a6 02c6 03a8 03b8 03c8 04a10 04b10 04c10 ");
  CHECK(usage.removals(*base::parse_iso("2026-11-01T00:00:00Z")) == 4);
  CHECK(usage.total(from, to) == 2 * 3 * (1 + 2 + 3 + 4 + 5) + 100 - 4 - 6);
}

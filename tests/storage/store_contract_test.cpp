// What domain::Store promises, of every store.
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>

#include "tests/storage/keepers.h"
#include "tests/storage/samples.h"
#include "tests/support/kept.h"

using domain::Changes;

namespace {

// Loads once from the open store and once after it was opened again.
template <class Keeper>
void check_kept(Keeper& keeper, const Changes& expected) {
  CHECK((test_support::kept_in(keeper.store()) == expected));
  keeper.reopen();
  const auto loaded = test_support::kept_in(keeper.store());
  CHECK(loaded.has_value());
  CHECK((loaded == expected));
}

void write_durably(domain::Store& store, const Changes& changes) {
  Durability durability(store);
  const auto ticket = store.write(changes);
  REQUIRE(ticket.has_value());
  REQUIRE(!durability.wait_for(*ticket));
}

}  // namespace

TEMPLATE_TEST_CASE("an empty store gives an empty tenant", "", MemoryKeeper, SqliteKeeper,
                   PostgresKeeper) {
  TestType keeper;
  CHECK(keeper.store().durable() == 0);
  check_kept(keeper, {});
}

TEMPLATE_TEST_CASE("everything that was written is there again, to the last octet", "",
                   MemoryKeeper, SqliteKeeper, PostgresKeeper) {
  TestType keeper;
  const Changes changes = {samples::settings(), samples::api(), samples::application(),
                           samples::grant(),    samples::key(), samples::event(),
                           samples::usage()};
  write_durably(keeper.store(), changes);
  check_kept(keeper, changes);
}

TEMPLATE_TEST_CASE("a later write replaces an earlier one, in one group or in two", "",
                   MemoryKeeper, SqliteKeeper, PostgresKeeper) {
  TestType keeper;
  domain::Application renamed = samples::application();
  renamed.name = "Renamed";
  renamed.type = std::nullopt;
  domain::Application renamed_again = renamed;
  renamed_again.name = "Renamed again";
  write_durably(keeper.store(), {samples::application(), samples::usage(samples::time(0), 1)});
  write_durably(keeper.store(),
                {renamed, renamed_again, samples::usage(samples::time(0), 3),
                 samples::usage(samples::time(3'600'000), 9), samples::usage(samples::time(0), 2)});
  check_kept(keeper, {renamed_again, samples::usage(samples::time(0), 2),
                      samples::usage(samples::time(3'600'000), 9)});
}

TEMPLATE_TEST_CASE("what was removed stays away, and only that", "", MemoryKeeper, SqliteKeeper,
                   PostgresKeeper) {
  TestType keeper;
  write_durably(keeper.store(),
                {samples::api("a1"), samples::api("a2"), samples::application("c1"),
                 samples::application("c2"), samples::grant("g1"), samples::grant("g2")});
  write_durably(keeper.store(),
                {domain::ApiRemoved{{"a1"}}, domain::ApplicationRemoved{{"c2"}},
                 domain::ClientGrantRemoved{{"g1"}}, domain::ClientGrantRemoved{{"none"}}});
  check_kept(keeper, {samples::api("a2"), samples::application("c1"), samples::grant("g2")});

  write_durably(keeper.store(), {samples::api("a1"), domain::ApiRemoved{{"a2"}}});
  check_kept(keeper, {samples::api("a1"), samples::application("c1"), samples::grant("g2")});
}

TEMPLATE_TEST_CASE("log events are removed up to one, it included", "", MemoryKeeper, SqliteKeeper,
                   PostgresKeeper) {
  TestType keeper;
  write_durably(keeper.store(),
                {samples::event("9001"), samples::event("9002"), samples::event("9003")});
  write_durably(keeper.store(), {domain::LogEventsRemoved{{"9002"}}, samples::event("9004")});
  check_kept(keeper, {samples::event("9003"), samples::event("9004")});
  write_durably(keeper.store(), {domain::LogEventsRemoved{{"9999"}}});
  check_kept(keeper, {});
}

TEMPLATE_TEST_CASE("entities come back by the time of their creation, log events by id", "",
                   MemoryKeeper, SqliteKeeper, PostgresKeeper) {
  TestType keeper;
  const auto at = samples::time;
  write_durably(
      keeper.store(),
      {samples::event("9002", at(1)), samples::grant("b", at(3)), samples::grant("c", at(2)),
       samples::grant("a", at(3)), samples::application("z", at(1)),
       samples::application("y", at(1'000'000'000'000)), samples::application("x", at(999)),
       samples::event("9001", at(2)), samples::api("api", at(5)), samples::settings()});
  check_kept(keeper,
             {samples::settings(), samples::api("api", at(5)), samples::application("z", at(1)),
              samples::application("x", at(999)), samples::application("y", at(1'000'000'000'000)),
              samples::grant("c", at(2)), samples::grant("a", at(3)), samples::grant("b", at(3)),
              samples::event("9001", at(2)), samples::event("9002", at(1))});
}

TEMPLATE_TEST_CASE("tickets grow and become durable in order", "", MemoryKeeper, SqliteKeeper,
                   PostgresKeeper) {
  TestType keeper;
  Durability durability(keeper.store());
  domain::Ticket last = 0;
  for (int count = 1; count <= 100; ++count) {
    const auto ticket =
        keeper.store().write({samples::usage(samples::time(0), static_cast<uint64_t>(count))});
    REQUIRE(ticket.has_value());
    REQUIRE(*ticket > last);
    last = *ticket;
  }
  CHECK(!durability.wait_for(last));
  CHECK(keeper.store().durable() == last);
  domain::Ticket before = 0;
  for (const auto& heard : durability.heard()) {
    REQUIRE(heard.has_value());
    CHECK(*heard > before);
    before = *heard;
  }
}

TEMPLATE_TEST_CASE("a write of nothing is durable after all before it", "", MemoryKeeper,
                   SqliteKeeper, PostgresKeeper) {
  TestType keeper;
  {
    Durability durability(keeper.store());
    const auto something = keeper.store().write({samples::application()});
    const auto nothing = keeper.store().write({});
    REQUIRE(nothing.has_value());
    CHECK(*nothing > *something);
    CHECK(!durability.wait_for(*nothing));
    CHECK(keeper.store().durable() == *nothing);
    CHECK(!keeper.store().has_failed());
  }
  check_kept(keeper, {samples::application()});
}

TEMPLATE_TEST_CASE("closing a store keeps what was written before", "", MemoryKeeper, SqliteKeeper,
                   PostgresKeeper) {
  TestType keeper;
  Changes expected;
  for (int event = 1000; event < 1500; ++event) {
    expected.push_back(samples::event("900" + std::to_string(event)));
    REQUIRE(keeper.store().write({expected.back()}).has_value());
  }
  keeper.reopen();
  CHECK((test_support::kept_in(keeper.store()) == expected));
}

TEST_CASE(
    "the journal of a memory store holds each changed key once, removed ones without a "
    "document") {
  storage::MemoryStore store({storage::to_record(samples::event("9001")),
                              storage::to_record(samples::event("9002")),
                              storage::to_record(samples::event("9004"))});
  CHECK(store.take_changes().empty());
  domain::Application renamed = samples::application();
  renamed.name = "Renamed";
  REQUIRE(store.write({samples::application(), samples::api("a"), domain::ApiRemoved{{"a"}}}));
  REQUIRE(store.write({renamed, samples::event("9003"), domain::LogEventsRemoved{{"9002"}}}));
  CHECK(store.take_changes() == storage::Records{{storage::Table::api, "a", std::nullopt},
                                                 storage::to_record(renamed),
                                                 {storage::Table::log_event, "9001", std::nullopt},
                                                 {storage::Table::log_event, "9002", std::nullopt},
                                                 storage::to_record(samples::event("9003"))});
  CHECK(store.take_changes().empty());
}

TEST_CASE("a memory store gives everything again when its journal was lost") {
  storage::MemoryStore store({storage::to_record(samples::event("9001"))});
  REQUIRE(store.write({samples::api("a"), samples::api("b"), domain::ApiRemoved{{"a"}}}));
  CHECK(store.take_everything() == storage::Records{storage::to_record(samples::api("b")),
                                                    storage::to_record(samples::event("9001"))});
  CHECK(store.take_changes().empty());
}

// How many writes share a commit.
#include "storage/gathering.h"

#include <catch2/catch_test_macros.hpp>

using storage::Gathering;

namespace {

struct Outcome {
  uint64_t last_aim = 0;
  int waits_in_vain = 0;
};

// So many clients that each come back when they were answered, two of them while a commit is made.
Outcome after_groups(Gathering::Patience patience, uint64_t clients, int groups) {
  Gathering gathering(patience);
  Outcome outcome;
  for (int group = 0; group < groups; ++group) {
    const uint64_t aim = gathering.aim();
    if (aim > clients) ++outcome.waits_in_vain;
    gathering.note_group(std::min(clients, std::max<uint64_t>(aim, 2)));
  }
  outcome.last_aim = gathering.aim();
  return outcome;
}

}  // namespace

TEST_CASE("with many clients at several servers a commit is made for many of them") {
  CHECK(after_groups(Gathering::Patience::long_, 64, 30).last_aim == 32);
  CHECK(after_groups(Gathering::Patience::short_, 64, 30).last_aim == 1);
}

TEST_CASE("few clients seldom wait for others that do not come, and one alone never") {
  const Outcome few = after_groups(Gathering::Patience::long_, 4, 1000);
  CHECK(few.waits_in_vain > 0);
  CHECK(few.waits_in_vain < 30);
  CHECK(after_groups(Gathering::Patience::long_, 1, 1000).waits_in_vain == 0);
  CHECK(after_groups(Gathering::Patience::short_, 4, 1000).waits_in_vain == 0);
}

TEST_CASE("some of many clients that are late once are waited for again, those that are gone not") {
  Gathering gathering(Gathering::Patience::long_);
  const auto become_many = [&] {
    while (gathering.aim() < 32) gathering.note_group(gathering.aim() + 1);
    gathering.note_group(32);
  };
  become_many();
  gathering.note_group(20);
  CHECK(gathering.aim() == 26);
  become_many();
  gathering.note_group(1);
  CHECK(gathering.aim() == 1);
  become_many();
  for (int group = 0; group < 4; ++group) gathering.note_group(20);
  CHECK(gathering.aim() == 20);
}

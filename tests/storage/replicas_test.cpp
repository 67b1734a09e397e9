// Several servers that write to one tenant of a PostgreSQL database: what each hears of the others,
// and what they agree on.
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <thread>

#include "domain/replication.h"
#include "domain/tenant.h"
#include "storage/postgres/connection.h"
#include "tests/storage/keepers.h"
#include "tests/storage/samples.h"
#include "tests/support/kept.h"

namespace {

using domain::Changes;
using storage::Sharing;

// A tenant in memory that follows, in place of an engine.
class Follower : public domain::Replica {
 public:
  Follower(const std::string& tenant, const std::string& name) : m_name(name), m_tenant(name) {
    auto opened =
        storage::open_postgres_store(postgres_server().address(), tenant, name, Sharing::shared);
    REQUIRE(opened.has_value());
    m_store = std::move(*opened);
    const auto kept = test_support::kept_in(*m_store);
    REQUIRE(kept.has_value());
    for (const domain::Change& change : *kept) m_tenant.apply(change);
    replication().connect(this);
  }
  ~Follower() override { end(); }
  void end() {
    if (m_store) replication().connect(nullptr);
    m_store.reset();
  }

  bool follow(const Changes& changes) override {
    const std::lock_guard lock(m_mutex);
    for (const domain::Change& change : changes) m_tenant.apply(change);
    m_changed.notify_all();
    return true;
  }
  void receive(const std::vector<domain::SliceGrant>& grants) override {
    const std::lock_guard lock(m_mutex);
    for (const domain::SliceGrant& grant : grants) m_slices[grant.id] += grant.taken;
  }
  std::vector<domain::SliceReturn> idle_slices(const std::vector<std::string>& used_up) override {
    const std::lock_guard lock(m_mutex);
    // Only of a window of which nothing else is left.
    return used_up.empty() ? std::vector<domain::SliceReturn>() : std::exchange(m_idle, {});
  }
  uint64_t taken_by(const std::string& replica, const std::string& slice) override {
    const std::lock_guard lock(m_mutex);
    return domain::taken_by(m_tenant.usage(), replica, slice);
  }

  domain::Store& store() { return *m_store; }
  domain::Replication& replication() { return *m_store->replication(); }

  // Durably; the error otherwise.
  std::optional<domain::StoreError> write(const Changes& changes) {
    Durability durability(*m_store);
    const auto ticket = m_store->write(changes);
    if (!ticket) return ticket.error();
    const auto lost = durability.wait_for(*ticket);
    const std::lock_guard lock(m_mutex);
    if (!lost) {
      for (const domain::Change& change : changes) m_tenant.apply(change);
    }
    return lost;
  }
  std::optional<domain::StoreError> change(const Changes& changes) {
    if (const auto right = replication().take_registry(); !right) return right.error();
    auto lost = write(changes);
    replication().give_registry();
    return lost;
  }
  template <class Condition>
  void wait_until(Condition condition) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return condition(std::as_const(m_tenant)); });
  }
  template <class Question>
  auto look(Question question) {
    const std::lock_guard lock(m_mutex);
    return question(std::as_const(m_tenant));
  }
  // How much of a window of ten tokens it gets.
  uint64_t take_slice(uint64_t wanted, uint64_t used_here = 0, uint64_t used = 0) {
    const uint64_t before = slices();
    const auto taken = replication().take_slices(
        {{window, samples::time(4'000'000'000'000), 10, used, used_here, wanted}});
    REQUIRE(taken.has_value());
    return slices() - before;
  }
  void give_back(uint64_t amount) {
    const std::lock_guard lock(m_mutex);
    m_idle = {{window, amount}};
    m_slices[window] -= amount;
  }
  // The usage of one hour, as tokens of that many requests leave it.
  domain::UsageCount usage(uint64_t tokens) const {
    domain::UsageCount count;
    count.hour = samples::time(3'600'000);
    count.client_id.value = "c1";
    count.audience.value = "a";
    count.replica = m_name;
    count.tokens = tokens;
    return count;
  }

 private:
  static constexpr char window[] = "c1 per_hour 1970-01-01T01:00:00.000Z";
  uint64_t slices() {
    const std::lock_guard lock(m_mutex);
    return m_slices[window];
  }

  std::string m_name;
  std::mutex m_mutex;
  std::condition_variable m_changed;
  domain::Tenant m_tenant;
  std::map<std::string, uint64_t> m_slices;
  std::vector<domain::SliceReturn> m_idle;
  std::unique_ptr<domain::Store> m_store;
};

void replica_sql(const std::string& statement) {
  const auto connection = storage::postgres::Connection::open(postgres_server().address());
  REQUIRE(connection.has_value());
  REQUIRE((*connection)->execute(statement).has_value());
}

bool has_api(const domain::Tenant& tenant, const std::string& id) {
  return tenant.apis().find({id}) != nullptr;
}

// As if it had been silent until the others take it for dead.
void let_time_run_out(const std::string& tenant, const std::string& name) {
  replica_sql(
      "update tallygate.replica set expires_at = now() - interval '1 second' where tenant = '" +
      tenant + "' and name = '" + name + "'");
}

}  // namespace

TEST_CASE("what one replica writes and removes the others have, in every kind of entity") {
  Follower one("followed", "one"), other("followed", "other");
  domain::TokenMark mark{domain::TokenMarkKind::revoked, std::string("a\0b ", 4), samples::time(9)};
  REQUIRE(!one.change({samples::api("a"), samples::api("b"), samples::application("c"), mark,
                       samples::event("9001"), samples::event("9002"), one.usage(3)}));
  REQUIRE(!other.write({other.usage(4)}));
  const auto total = [](const domain::Tenant& tenant) {
    return tenant.usage().total(samples::time(0), samples::time(7'200'000));
  };
  other.wait_until([&](const domain::Tenant& it) { return total(it) == 7; });
  one.wait_until([&](const domain::Tenant& it) { return total(it) == 7; });
  CHECK(other.look([&](const domain::Tenant& it) {
    return has_api(it, "a") && has_api(it, "b") && it.applications().find({"c"}) &&
           it.is_marked(mark.kind, mark.key) && it.log().events().size() == 2;
  }));
  domain::UsageCountRemoved count{samples::time(3'600'000), {"c1"}, {"a"}, {}, "other"};
  REQUIRE(!one.change({domain::ApiRemoved{{"a"}}, domain::ApplicationRemoved{{"c"}},
                       domain::TokenMarkRemoved{mark.kind, mark.key},
                       domain::LogEventsRemoved{{"9001"}}, count}));
  other.wait_until([&](const domain::Tenant& it) { return total(it) == 3; });
  CHECK(other.look([&](const domain::Tenant& it) {
    return !has_api(it, "a") && has_api(it, "b") && !it.applications().find({"c"}) &&
           !it.is_marked(mark.kind, mark.key) && it.log().events().size() == 1;
  }));
  Follower late("followed", "late");
  CHECK(late.look([&](const domain::Tenant& it) { return total(it) == 3 && has_api(it, "b"); }));
}

TEST_CASE("who may change the registry has seen all that others changed before") {
  constexpr int turns = 20;
  Follower one("turns", "one"), other("turns", "other");
  const auto add_turns = [](Follower& replica) {
    for (int turn = 0; turn < turns; ++turn) {
      REQUIRE(replica.replication().take_registry().has_value());
      // A count that is lost where two replicas read the same one.
      auto settings = replica.look([](const domain::Tenant& it) { return it.settings(); });
      settings.friendly_name += 'x';
      const auto lost = replica.write({settings});
      replica.replication().give_registry();
      REQUIRE(!lost);
    }
  };
  std::thread thread([&] { add_turns(one); });
  add_turns(other);
  thread.join();
  const auto name_length = [](const domain::Tenant& it) {
    return it.settings().friendly_name.size();
  };
  const size_t all = domain::TenantSettings().friendly_name.size() + 2 * turns;
  one.wait_until([&](const domain::Tenant& it) { return name_length(it) == all; });
  other.wait_until([&](const domain::Tenant& it) { return name_length(it) == all; });
  CHECK(Follower("turns", "late").look(name_length) == all);
}

TEST_CASE("a replica that writes the registry without the right to do so is refused") {
  Follower one("no-right", "one");
  const auto lost = one.write({samples::api("a")});
  REQUIRE(lost);
  CHECK(lost->explanation == "Another server has taken over this tenant's database.");
}

TEST_CASE("a proof that is shown to two replicas is new to one of them") {
  Follower one("proofs", "one"), other("proofs", "other");
  const std::vector<domain::TokenMark> marks = {
      {domain::TokenMarkKind::assertion, "j1", samples::time(0)},
      {domain::TokenMarkKind::assertion, "j1", samples::time(0)},
      {domain::TokenMarkKind::dpop_proof, "j1", samples::time(0)}};
  CHECK((one.replication().claim(marks).value() == std::vector<bool>{false, true, false}));
  CHECK((other.replication().claim(marks).value() == std::vector<bool>{true, true, true}));
}

TEST_CASE("slices of a window are never more than it, and what is not needed can be taken again") {
  Follower one("slices", "one"), other("slices", "other");
  CHECK(one.take_slice(4) == 4);
  CHECK(other.take_slice(4) == 4);
  CHECK(one.take_slice(4) == 2);
  CHECK(one.take_slice(1) == 0);
  CHECK(other.take_slice(1) == 0);
  other.give_back(3);
  uint64_t again = 0;
  while (again < 3) again += one.take_slice(5);
  CHECK(again == 3);
  CHECK(one.take_slice(1) == 0);
}

TEST_CASE("what was taken before the quota was set counts") {
  Follower one("slices-late", "one"), other("slices-late", "other");
  CHECK(one.take_slice(9, 3, 7) == 3);
  CHECK(other.take_slice(9, 4, 7) == 0);
}

TEST_CASE("what a dead replica did not use of its slice comes back, and the dead one stays dead") {
  Follower dead("dead", "dead"), alive("dead", "alive");
  CHECK(dead.take_slice(8) == 8);
  REQUIRE(!dead.write({dead.usage(3)}));
  CHECK(alive.take_slice(8) == 2);
  let_time_run_out("dead", "dead");
  uint64_t again = 0;
  while (again < 5) again += alive.take_slice(8);
  CHECK(again == 5);
  CHECK(alive.take_slice(8) == 0);
  const auto lost = dead.write({dead.usage(4)});
  REQUIRE(lost);
  CHECK(lost->explanation == "Another server has taken over this tenant's database.");
}

TEST_CASE(
    "a replica that is started again gives back what it held before, and so does one that ends") {
  Follower first("again-slices", "same");
  CHECK(first.take_slice(8) == 8);
  REQUIRE(!first.write({first.usage(3)}));
  // The first is as if it had been killed.
  Follower risen("again-slices", "same");
  CHECK(first.write({first.usage(4)}));
  CHECK(risen.take_slice(9, 3, 3) == 7);
  Follower other("again-slices", "other");
  CHECK(other.take_slice(1, 0, 3) == 0);
  risen.end();
  uint64_t back = 0;
  while (back < 7) back += other.take_slice(9, 0, 3);
  CHECK(back == 7);
}

TEST_CASE("a replica that dies with the right to change the registry loses it to who wants it") {
  Follower dead("dead-right", "dead"), alive("dead-right", "alive");
  REQUIRE(dead.replication().take_registry().has_value());
  REQUIRE(!alive.change({samples::api("a")}));
  CHECK(dead.write({samples::api("b")}));
}

TEST_CASE("whoever wants a tenant alone waits until no replica is there, and keeps others out") {
  const auto open = [](const std::string& name, Sharing sharing) {
    auto opened =
        storage::open_postgres_store(postgres_server().address(), "company", name, sharing);
    return opened ? "" : opened.error().explanation;
  };
  {
    Follower one("company", "one");
    CHECK(open("other", Sharing::alone).starts_with("Another server (one) serves tenant company"));
    CHECK(open("other", Sharing::shared) == "");
  }
  const auto alone = storage::open_postgres_store(postgres_server().address(), "company", "alone");
  REQUIRE(alone.has_value());
  CHECK(open("one", Sharing::shared).starts_with("Another server (alone) serves tenant company"));
}

#include "storage/record.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "base/form.h"
#include "base/json.h"
#include "tests/storage/samples.h"

using storage::from_record;
using storage::Record;
using storage::removal_from_record;
using storage::Table;
using storage::to_record;

namespace {

base::Json document_of(const domain::Change& change) {
  return base::parse_json(to_record(change).document.value()).value();
}

}  // namespace

TEST_CASE("every entity survives the way to a record and back") {
  const domain::Changes changes = {
      samples::settings(),   samples::application(), samples::api(),
      samples::grant(),      samples::credential(),  samples::organization(),
      samples::rule(),       samples::key(),         samples::mark(),
      samples::event(),      samples::usage(),       domain::TenantSettings{},
      domain::Application{}, domain::Api{},          domain::ClientGrant{},
      domain::Credential{},  domain::Organization{}, domain::ExchangeRule{},
      domain::SigningKey{},  domain::TokenMark{},    domain::LogEvent{},
      domain::UsageCount{},
  };
  for (const domain::Change& change : changes) {
    const auto read = from_record(to_record(change));
    INFO(to_record(change).document.value_or("removed") << "\n"
                                                        << (read ? "" : read.error().explanation));
    CHECK(read.has_value());
    CHECK((read && *read == change));
  }
}

TEST_CASE("the samples set every member that is kept, so the tests miss none") {
  const std::pair<domain::Change, domain::Change> pairs[] = {
      {samples::settings(), domain::TenantSettings{}},
      {samples::application(), domain::Application{}},
      {samples::api(), domain::Api{}},
      {samples::grant(), domain::ClientGrant{}},
      {samples::credential(), domain::Credential{}},
      {samples::organization(), domain::Organization{}},
      {samples::rule(), domain::ExchangeRule{}},
      {samples::mark(), domain::TokenMark{}},
      {samples::key(), domain::SigningKey{}},
      {samples::event(), domain::LogEvent{}},
      {samples::usage(), domain::UsageCount{}},
  };
  for (const auto& [sample, bare] : pairs) {
    const base::Json kept = document_of(sample), defaults = document_of(bare);
    for (auto member = kept.begin(); member != kept.end(); ++member) {
      const base::Json* usual = base::find_member(defaults, member.key());
      INFO(member.key());
      CHECK((!usual || *usual != member.value()));
    }
  }
}

TEST_CASE("a record is readable JSON under a readable key") {
  domain::UsageCount count{.hour = samples::time(7'200'000),
                           .client_id = {"client"},
                           .audience = {"https://api.example/"},
                           .tokens = 12};
  CHECK(to_record(count) ==
        Record{Table::usage, "1970-01-01T02:00:00.000Z client https://api.example/",
               R"({"hour":"1970-01-01T02:00:00.000Z","client_id":"client",)"
               R"("audience":"https://api.example/","organization_id":"","replica":"",)"
               R"("tokens":12,)"
               R"("over_quota":0,"refused":0,"is_whole_day":false})"});
  count.organization_id = {"org_1"};
  CHECK(to_record(count).key == "1970-01-01T02:00:00.000Z client@org_1 https://api.example/");
  count.replica = "r1";
  CHECK(to_record(count).key == "1970-01-01T02:00:00.000Z client@org_1#r1 https://api.example/");
  domain::SigningKey key;
  key.id = {"kid"};
  key.sealed_private_key = std::string("\0\xFF", 2);
  CHECK(to_record(key).document == R"({"id":"kid","sealed_private_key":"00ff",)"
                                   R"("family":"rsa","certificate":"","state":"next",)"
                                   R"("created_at":"1970-01-01T00:00:00.000Z"})");
}

TEST_CASE("what is removed is named by its table and key, and has no document") {
  const std::pair<domain::Change, Record> cases[] = {
      {domain::ApplicationRemoved{{"client"}}, {Table::application, "client", std::nullopt}},
      {domain::ApiRemoved{{"api"}}, {Table::api, "api", std::nullopt}},
      {domain::ClientGrantRemoved{{"cgr"}}, {Table::client_grant, "cgr", std::nullopt}},
      {domain::CredentialRemoved{{"cred_1"}}, {Table::credential, "cred_1", std::nullopt}},
      {domain::OrganizationRemoved{{"org_1"}}, {Table::organization, "org_1", std::nullopt}},
      {domain::ExchangeRuleRemoved{{"rul_1"}}, {Table::exchange_rule, "rul_1", std::nullopt}},
      {domain::TokenMarkRemoved{domain::TokenMarkKind::revoked, "client jti"},
       {Table::token_mark, to_record(samples::mark()).key, std::nullopt}},
      {domain::LogEventsRemoved{{"900"}}, {Table::log_event, "900", std::nullopt}},
      {domain::UsageCountRemoved{samples::usage().hour, samples::usage().client_id,
                                 samples::usage().audience, samples::usage().organization_id,
                                 samples::usage().replica},
       {Table::usage, to_record(samples::usage()).key, std::nullopt}},
  };
  for (const auto& [change, record] : cases) {
    CHECK(to_record(change) == record);
    CHECK(removal_from_record(record) == change);
  }
}

TEST_CASE("text that is no UTF-8 cannot make a record unreadable") {
  domain::LogEvent event = samples::event();
  event.user_agent = "broken \xC3\x28 agent";
  const auto read = from_record(to_record(event));
  REQUIRE(read.has_value());
  CHECK(std::get<domain::SharedLogEvent>(*read)->user_agent == "broken \xEF\xBF\xBD( agent");
}

TEST_CASE("a record of another version is read as far as it is understood") {
  const Record later{Table::application, "client",
                     R"({"id":"client","name":"Billing","colour":"red","jwt":{"curve":7}})"};
  const auto read = from_record(later);
  REQUIRE(read.has_value());
  domain::Application expected;
  expected.id = {"client"};
  expected.name = "Billing";
  CHECK(std::get<domain::Application>(*read) == expected);
}

TEST_CASE("a record that cannot be understood is named in a sentence") {
  struct Case {
    Record record;
    std::string reason;
  };
  const Case cases[] = {
      {{Table::api, "a", "nonsense"}, "it is not a JSON object"},
      {{Table::api, "a", "[]"}, "it is not a JSON object"},
      {{Table::api, "a", R"({"id":"b"})"}, "it stands under another's key"},
      {{Table::api, "a", R"({"id":7})"}, "this version does not understand its id"},
      {{Table::api, "a", R"({"id":"a","client_policy":"allow_some"})"},
       "this version does not understand its client_policy"},
      {{Table::api, "a", R"({"id":"a","token_lifetime_seconds":4294967296})"},
       "this version does not understand its token_lifetime_seconds"},
      {{Table::api, "a", R"({"id":"a","sealed_signing_secret":"0g"})"},
       "this version does not understand its sealed_signing_secret"},
      {{Table::api, "a", R"({"id":"a","scopes":[{"value":null}]})"},
       "this version does not understand its scopes"},
      {{Table::api, "a", R"({"id":"a","created_at":"yesterday"})"},
       "this version does not understand its created_at"},
      {{Table::api, "a", R"({"id":"a","allow_offline_access":"yes"})"},
       "this version does not understand its allow_offline_access"},
      {{Table::usage, "a", R"({"tokens":-1})"}, "this version does not understand its tokens"},
      {{Table::signing_key, "a", std::nullopt}, "it was removed"},
  };
  for (const Case& one : cases) {
    const auto read = from_record(one.record);
    INFO(one.reason);
    REQUIRE(!read.has_value());
    CHECK(read.error().kind == domain::StoreError::Kind::corrupt);
    CHECK(read.error().explanation == "The stored " + std::string(name(one.record.table)) + " \"" +
                                          one.record.key + "\" cannot be read: " + one.reason +
                                          ".");
  }
}

TEST_CASE("every table has a name of its own") {
  std::set<std::string_view> names;
  for (Table table : storage::all_tables) {
    names.insert(name(table));
    CHECK(storage::table_from_name(name(table)) == table);
  }
  CHECK(names.size() == std::size(storage::all_tables));
  CHECK(!storage::table_from_name("").has_value());
}

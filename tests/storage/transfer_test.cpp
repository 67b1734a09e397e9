// A tenant leaves as JSON and comes back the same; what people do to such files is told by its
// line.
#include "storage/transfer/transfer.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <sstream>

#include "base/json.h"
#include "storage/sqlite/sqlite_import.h"
#include "storage/sqlite/sqlite_reader.h"
#include "storage/sqlite/sqlite_store.h"
#include "tests/storage/keepers.h"
#include "tests/storage/samples.h"
#include "tests/support/kept.h"

using storage::ExportedSecrets;
using storage::open_sqlite_store;

namespace {

const domain::Changes everything = {
    samples::settings(),   samples::api(),          samples::application(), samples::grant(),
    samples::credential(), samples::organization(), samples::rule(),        samples::key(),
    samples::mark(),       samples::event("9001"),  samples::event("9002"), samples::usage()};

void keep(const std::string& path, const domain::Changes& changes) {
  auto store = open_sqlite_store(path).value();
  Durability durability(*store);
  REQUIRE(!durability.wait_for(store->write(changes).value()));
}

std::string exported(const std::string& path, ExportedSecrets secrets = ExportedSecrets::sealed) {
  std::ostringstream stream;
  auto reader = storage::SqliteReader::open(path).value();
  const std::string mark = secrets == ExportedSecrets::sealed ? "abcd" : "";
  REQUIRE(storage::export_tenant(reader, stream, {"2026-11-26T00:00:00.000Z", secrets, mark}));
  return stream.str();
}

// "", or the problem as an operator reads it.
std::string import_into(const std::string& path, const std::string& text) {
  std::istringstream stream(text);
  const auto tell = [](const storage::TransferProblem& problem) {
    return "line " + std::to_string(problem.line) + ": " + problem.reason;
  };
  auto reader = storage::ExportReader::open(stream);
  if (!reader) return tell(reader.error());
  auto import = storage::SqliteImport::open(path).value();
  const auto count = storage::import_tenant(*reader, import);
  return count ? "" : tell(count.error());
}

}  // namespace

TEST_CASE("a tenant that was exported and imported is the same, to the last octet") {
  const TemporaryFolder folder;
  keep(folder.file("from.db"), everything);
  const std::string text = exported(folder.file("from.db"));
  CHECK(import_into(folder.file("to.db"), text) == "");
  CHECK((test_support::kept_in(*open_sqlite_store(folder.file("to.db")).value()) == everything));
  CHECK(exported(folder.file("to.db")) == text);

  // A tool may have laid it out anew.
  const auto json = base::parse_json(text);
  REQUIRE(json.has_value());
  for (const int indent : {-1, 4}) {
    const std::string path = folder.file("indent" + std::to_string(indent));
    CHECK(import_into(path, base::write_json(*json, indent)) == "");
    CHECK((test_support::kept_in(*open_sqlite_store(path).value()) == everything));
  }
}

TEST_CASE("an export without secrets has none, and nothing else is missing") {
  const TemporaryFolder folder;
  keep(folder.file("from.db"), everything);
  const std::string text = exported(folder.file("from.db"), ExportedSecrets::omitted);
  CHECK(text.find("sealed") == std::string::npos);
  CHECK(text.find("\"hash\"") == std::string::npos);
  CHECK(import_into(folder.file("to.db"), text) == "");
  domain::Changes expected;
  for (domain::Change change : everything) {
    if (auto* application = std::get_if<domain::Application>(&change)) {
      application->secret = {};
      application->previous_secret.reset();
    }
    if (auto* api = std::get_if<domain::Api>(&change)) api->sealed_signing_secret.clear();
    if (!std::holds_alternative<domain::SigningKey>(change)) expected.push_back(change);
  }
  CHECK((test_support::kept_in(*open_sqlite_store(folder.file("to.db")).value()) == expected));
}

TEST_CASE("an import that does not come to its end leaves the tenant that was there") {
  const TemporaryFolder folder;
  const std::string path = folder.file("tallygate.db");
  keep(path, everything);
  {
    auto import = storage::SqliteImport::open(path).value();
    CHECK(import.is_empty() == false);
    REQUIRE(import.remove_everything());
    CHECK(import.add(storage::to_record(samples::application("another"))) == std::nullopt);
  }
  CHECK((test_support::kept_in(*open_sqlite_store(path).value()) == everything));
}

TEST_CASE("an export without secrets has none of those among settings that are only kept") {
  const TemporaryFolder folder;
  domain::Application application;
  application.id.value = "client";
  application.other_members = R"({"mobile":{},"sealed":{"addons":"AAAA"}})";
  domain::Organization organization;
  organization.id.value = "org_1";
  organization.other_members = R"({"sealed":{"branding":"AAAA"}})";
  keep(folder.file("from.db"), {domain::TenantSettings(), application, organization});
  const std::string text = exported(folder.file("from.db"), ExportedSecrets::omitted);
  CHECK(text.find("sealed") == std::string::npos);
  REQUIRE(import_into(folder.file("to.db"), text) == "");
  application.other_members = R"({"mobile":{}})";
  organization.other_members = "";
  const auto kept = test_support::kept_in(*open_sqlite_store(folder.file("to.db")).value()).value();
  CHECK(std::find(kept.begin(), kept.end(), domain::Change(application)) != kept.end());
  CHECK(std::find(kept.begin(), kept.end(), domain::Change(organization)) != kept.end());
}

TEST_CASE("an export shows one moment, whatever is written meanwhile") {
  const TemporaryFolder folder;
  const std::string path = folder.file("from.db");
  auto store = open_sqlite_store(path).value();
  Durability durability(*store);
  REQUIRE(!durability.wait_for(store->write(everything).value()));
  const std::string before = exported(path);
  auto reader = storage::SqliteReader::open(path).value();
  REQUIRE(!durability.wait_for(
      store->write({samples::event("9003"), domain::ApplicationRemoved{{"client"}}}).value()));
  std::ostringstream stream;
  REQUIRE(storage::export_tenant(reader, stream,
                                 {"2026-11-26T00:00:00.000Z", ExportedSecrets::sealed, "abcd"}));
  CHECK(stream.str() == before);
}

TEST_CASE("what is wrong with an export is named with its line, and nothing of it is imported") {
  const std::string head =
      "{\n\"tallygate_export\": 1,\n\"secrets\": \"omitted\",\n\"settings\": [{}]";
  struct Case {
    std::string text;
    std::string problem;
  };
  const Case cases[] = {
      {"", "line 1: it is not an export of a tenant"},
      {"Dear diary", "line 1: it is not an export of a tenant"},
      {"[]", "line 1: it is not an export of a tenant"},
      {"{}", "line 1: it is not an export of a tenant, which begins with \"tallygate_export\""},
      {"{\"clients\": []}",
       "line 1: it is not an export of a tenant, which begins with \"tallygate_export\""},
      {"{\"tallygate_export\": 2}",
       "line 1: it was written by a newer version of Tallygate (format 2, this version knows 1)"},
      {"{\"tallygate_export\": \"1\"}",
       "line 1: \"tallygate_export\" is not the number of a format"},
      {"{\"tallygate_export\": 1}",
       "line 1: it does not say by \"master_key\" what its secrets are sealed with"},
      {"{\"tallygate_export\": 1, \"secrets\": \"open\", \"master_key\": \"x\"}",
       "line 1: it does not hold by \"master_key_hex\" what its secrets are sealed with"},
      {"{\"tallygate_export\": 1, \"master_key_hex\": \"0aff\"}",
       "line 1: \"master_key_hex\" is not 64 hexadecimal digits"},
      {"{\"tallygate_export\": 1, \"secrets\": \"plain\"}",
       "line 1: \"secrets\" is neither \"sealed\" nor \"open\" nor \"omitted\""},
      {"{\"tallygate_export\": 1, \"secrets\": \"omitted\"}", "line 0: it holds no settings"},
      {head, "line 4: it ends too early"},
      {head + "}\n{}", "line 5: something stands behind its end"},
      {head + ",\n\"screens\": []}", "line 5: this version knows no list \"screens\""},
      {head + ",\n\"settings\": []}", "line 5: \"settings\" is there twice"},
      {head + ",\n\"api\": {}}", "line 5: it is not a list"},
      {head + ",\n\"api\": [}", "line 5: it is not JSON"},
      {head + ",\n\"api\": [\n{\"id\": \"a\"},\n]}", "line 7: it is not JSON"},
      {head + ",\n\"api\": [\n{\"id\": \"a\"", "line 6: it ends too early"},
      {head + ",\n\"api\": [\n{\"id\": \"a\"}{}]}", "line 6: it is not JSON"},
      {head + ",\n\"api\": [\n7]}", "line 6: it is not a JSON object"},
      {head + ",\n\"api\": [\n{\"id\": \"a\", \"id\": \"b\"}]}", "line 6: it is not a JSON object"},
      {head + ",\n\"api\": [\n{\"name\": \"a\"}]}", "line 6: it has no id"},
      {head + ",\n\"api\": [\n{\"id\": \"a\",\n\"scopes\": 7}]}",
       "line 7: this version does not understand its scopes"},
      {head + ",\n\"api\": [\n{\"id\": \"a\"},\n{\"id\": \"a\", "
              "\"identifier\": \"x\"}]}",
       "line 7: more than one record has the key \"a\""},
      {head + ",\n\"application\": [],\n\"api\": []}",
       "line 6: \"api\" must stand before \"application\""},
      {head + ",\n\"api\": [{\"id\": \"a\", \"identifier\": \"x\"}, "
              "{\"id\": \"b\", \"identifier\": \"x\"}]}",
       "line 5: another API has the identifier \"x\""},
      {head + ",\n\"client_grant\": [{\"id\": \"g\", \"client_id\": \"c\"}]}",
       "line 5: there is no API \"\""},
      {head + ",\n\"application\": [{\"id\": \"c\"}], \"client_grant\": [{\"id\": \"g\", "
              "\"client_id\": \"c\", \"audience\": \"x\"}]}",
       "line 5: there is no API \"x\""},
      {head + ",\n\"credential\": [{\"id\": \"k\", \"client_id\": \"c\"}]}",
       "line 5: there is no application \"c\""},
  };
  const TemporaryFolder folder;
  const std::string path = folder.file("tallygate.db");
  for (const Case& one : cases) {
    INFO(one.text);
    CHECK(import_into(path, one.text) == one.problem);
    CHECK((test_support::kept_in(*open_sqlite_store(path).value()) == domain::Changes{}));
  }
  CHECK(import_into(path, head + "}") == "");
}

TEST_CASE("every way to cut an export short is noticed") {
  const TemporaryFolder folder;
  keep(folder.file("from.db"), {samples::settings(), samples::mark(), samples::usage()});
  const std::string text = exported(folder.file("from.db"));
  const std::string path = folder.file("to.db");
  const size_t end = text.rfind('}');
  for (size_t size = 0; size <= end; ++size) {
    std::istringstream stream(text.substr(0, size));
    auto reader = storage::ExportReader::open(stream);
    if (!reader) continue;
    auto record = reader->next();
    while (record && *record) record = reader->next();
    INFO(size);
    CHECK(!record.has_value());
  }
}

#include "storage/record.h"

#include "storage/document_reader.h"
#include "storage/document_writer.h"
#include "storage/written_document.h"

namespace storage {

namespace {

using domain::Change;
using domain::StoreError;

// Where each entity is kept.
struct Place {
  Table table;
  std::string key;
};

Table table_of(const domain::Api*) {
  return Table::api;
}
Table table_of(const domain::Application*) {
  return Table::application;
}
Table table_of(const domain::ClientGrant*) {
  return Table::client_grant;
}
Table table_of(const domain::Credential*) {
  return Table::credential;
}
Table table_of(const domain::Organization*) {
  return Table::organization;
}
Table table_of(const domain::ExchangeRule*) {
  return Table::exchange_rule;
}
Table table_of(const domain::SigningKey*) {
  return Table::signing_key;
}

Place place_of(const domain::TenantSettings&) {
  return {Table::settings, "tenant"};
}
Place place_of(const domain::LogEvent& it) {
  return {Table::log_event, it.id.value};
}
Place place_of(const domain::SharedLogEvent& it) {
  return place_of(*it);
}
std::string mark_key(domain::TokenMarkKind kind, const std::string& key) {
  return std::string(name(kind)) + ' ' + key;
}
Place place_of(const domain::TokenMark& it) {
  return {Table::token_mark, mark_key(it.kind, it.key)};
}
template <class Count>
std::string usage_key(const Count& it) {
  std::string who = it.client_id.value;
  if (!it.organization_id.empty()) who += '@' + it.organization_id.value;
  if (!it.replica.empty()) who += '#' + it.replica;
  return base::to_iso(it.hour) + ' ' + who + ' ' + it.audience.value;
}
Place place_of(const domain::UsageCount& it) {
  return {Table::usage, usage_key(it)};
}
// Of an entity with an id.
template <class Entity>
requires requires(const Entity& it) {
  table_of(&it);
}
Place place_of(const Entity& it) {
  return {table_of(&it), it.id.value};
}

Record record_of(const domain::ApplicationRemoved& it) {
  return {Table::application, it.id.value, std::nullopt};
}
Record record_of(const domain::ApiRemoved& it) {
  return {Table::api, it.id.value, std::nullopt};
}
Record record_of(const domain::ClientGrantRemoved& it) {
  return {Table::client_grant, it.id.value, std::nullopt};
}
Record record_of(const domain::CredentialRemoved& it) {
  return {Table::credential, it.id.value, std::nullopt};
}
Record record_of(const domain::OrganizationRemoved& it) {
  return {Table::organization, it.id.value, std::nullopt};
}
Record record_of(const domain::ExchangeRuleRemoved& it) {
  return {Table::exchange_rule, it.id.value, std::nullopt};
}
Record record_of(const domain::TokenMarkRemoved& it) {
  return {Table::token_mark, mark_key(it.kind, it.key), std::nullopt};
}
Record record_of(const domain::LogEventsRemoved& it) {
  return {Table::log_event, it.through.value, std::nullopt};
}
Record record_of(const domain::UsageCountRemoved& it) {
  return {Table::usage, usage_key(it), std::nullopt};
}
template <class Entity>
requires(!std::is_same_v<Entity, domain::SharedLogEvent>)  // its event has one
    Record record_of(const Entity& entity) {
  Place place = place_of(entity);
  return {place.table, std::move(place.key), DocumentWriter::write(entity)};
}

Record record_of(const domain::SharedLogEvent& event) {
  return record_of(*event);
}

StoreError corrupt(Table table, std::string_view key, const std::string& reason) {
  return {StoreError::Kind::corrupt, "The stored " + std::string(name(table)) + " \"" +
                                         std::string(key) + "\" cannot be read: " + reason + "."};
}

template <class Entity>
base::Result<Change, std::string> read_entity(std::string_view text) {
  if (Entity entity; WrittenDocument::read(text, entity)) return Change(std::move(entity));
  const auto document = base::parse_json(text);
  if (!document || !document->is_object()) {
    return base::failure(std::string("it is not a JSON object"));
  }
  Entity entity;
  DocumentReader reader(*document);
  visit_fields(reader, entity);
  if (!reader.misunderstood().empty()) {
    return base::failure("this version does not understand its " + reader.misunderstood());
  }
  return Change(std::move(entity));
}

// Of an entity with an id the key is that, and need not be made.
bool lies_under(const Change& change, std::string_view key) {
  return std::visit(
      [&](const auto& one) {
        if constexpr (requires { table_of(&one); }) {
          return one.id.value == key;
        } else if constexpr (requires { place_of(one); }) {
          return place_of(one).key == key;
        } else {
          return false;
        }
      },
      change);
}

std::optional<domain::TokenMarkRemoved> mark_removed_of(const std::string& key) {
  const size_t kind_size = std::min(key.find(' '), key.size());
  const auto kind = domain::from_name<domain::TokenMarkKind>(key.substr(0, kind_size));
  if (!kind || kind_size == key.size()) return std::nullopt;
  return domain::TokenMarkRemoved{*kind, key.substr(kind_size + 1)};
}

// Takes off what is behind the last such character, with it.
std::string split_off(std::string& text, char mark) {
  const size_t at = text.rfind(mark);
  if (at == std::string::npos) return "";
  std::string behind = text.substr(at + 1);
  text.resize(at);
  return behind;
}

// See usage_key().
std::optional<domain::UsageCountRemoved> usage_removed_of(const std::string& key) {
  const size_t hour_end = key.find(' ');
  if (hour_end == std::string::npos) return std::nullopt;
  const size_t who_end = key.find(' ', hour_end + 1);
  const auto hour = base::parse_iso(key.substr(0, hour_end));
  if (!hour || who_end == std::string::npos) return std::nullopt;
  std::string who = key.substr(hour_end + 1, who_end - hour_end - 1);
  domain::UsageCountRemoved removed;
  removed.hour = *hour;
  removed.audience.value = key.substr(who_end + 1);
  removed.replica = split_off(who, '#');
  removed.organization_id.value = split_off(who, '@');
  removed.client_id.value = std::move(who);
  return removed;
}

}  // namespace

std::string_view name(Table table) {
  switch (table) {
    case Table::settings:
      return "settings";
    case Table::api:
      return "api";
    case Table::application:
      return "application";
    case Table::client_grant:
      return "client_grant";
    case Table::credential:
      return "credential";
    case Table::organization:
      return "organization";
    case Table::exchange_rule:
      return "exchange_rule";
    case Table::signing_key:
      return "signing_key";
    case Table::token_mark:
      return "token_mark";
    case Table::log_event:
      return "log_event";
    case Table::usage:
      return "usage";
  }
  return "";
}

std::optional<Table> table_from_name(std::string_view text) {
  for (Table table : all_tables) {
    if (name(table) == text) return table;
  }
  return std::nullopt;
}

Record to_record(const Change& change) {
  return std::visit([](const auto& one) { return record_of(one); }, change);
}

base::Result<Change, StoreError> from_record(const Record& record) {
  if (record.document) return from_row(record.table, record.key, *record.document);
  return base::failure(corrupt(record.table, record.key, "it was removed"));
}

base::Result<Change, StoreError> from_row(Table table, std::string_view key,
                                          std::string_view document) {
  auto change = from_document(table, document);
  if (!change) return base::failure(corrupt(table, key, change.error()));
  if (!lies_under(*change, key)) {
    return base::failure(corrupt(table, key, "it stands under another's key"));
  }
  return std::move(*change);
}

base::Result<Change, StoreError> removal_from_record(const Record& record) {
  const std::string& key = record.key;
  switch (record.table) {
    case Table::api:
      return domain::ApiRemoved{{key}};
    case Table::application:
      return domain::ApplicationRemoved{{key}};
    case Table::client_grant:
      return domain::ClientGrantRemoved{{key}};
    case Table::credential:
      return domain::CredentialRemoved{{key}};
    case Table::organization:
      return domain::OrganizationRemoved{{key}};
    case Table::exchange_rule:
      return domain::ExchangeRuleRemoved{{key}};
    case Table::log_event:
      return domain::LogEventsRemoved{{key}};
    case Table::token_mark:
      if (auto removed = mark_removed_of(key)) return std::move(*removed);
      break;
    case Table::usage:
      if (auto removed = usage_removed_of(key)) return std::move(*removed);
      break;
    case Table::settings:
    case Table::signing_key:
      break;
  }
  return base::failure(corrupt(record.table, record.key, "it names nothing that can be removed"));
}

base::Result<Change, std::string> from_document(Table table, std::string_view text) {
  switch (table) {
    case Table::settings:
      return read_entity<domain::TenantSettings>(text);
    case Table::api:
      return read_entity<domain::Api>(text);
    case Table::application:
      return read_entity<domain::Application>(text);
    case Table::client_grant:
      return read_entity<domain::ClientGrant>(text);
    case Table::credential:
      return read_entity<domain::Credential>(text);
    case Table::organization:
      return read_entity<domain::Organization>(text);
    case Table::exchange_rule:
      return read_entity<domain::ExchangeRule>(text);
    case Table::signing_key:
      return read_entity<domain::SigningKey>(text);
    case Table::token_mark:
      return read_entity<domain::TokenMark>(text);
    case Table::log_event:
      return read_entity<domain::LogEvent>(text);
    case Table::usage:
      return read_entity<domain::UsageCount>(text);
  }
  return base::failure(std::string("its table is unknown"));
}

}  // namespace storage

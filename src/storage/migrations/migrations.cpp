#include "storage/migrations/migrations.h"

namespace storage {

namespace {

// One table for each kind of entity. Rows live in the key's own tree, so a log event appends to one
// page and a count is changed in place. The columns that are not kept make queries readable.
constexpr char version_1[] = R"(
create table settings (id text primary key, document text not null) without rowid;
create table api (
  id text primary key, document text not null,
  identifier text as (json_extract(document, '$.identifier')),
  name text as (json_extract(document, '$.name'))) without rowid;
create table application (
  id text primary key, document text not null,
  name text as (json_extract(document, '$.name'))) without rowid;
create table client_grant (
  id text primary key, document text not null,
  client_id text as (json_extract(document, '$.client_id')),
  audience text as (json_extract(document, '$.audience'))) without rowid;
create table signing_key (
  id text primary key, document text not null,
  state text as (json_extract(document, '$.state'))) without rowid;
create table log_event (
  id text primary key, document text not null,
  date text as (json_extract(document, '$.date')),
  type text as (json_extract(document, '$.type')),
  client_id text as (json_extract(document, '$.client_id'))) without rowid;
create table usage (
  id text primary key, document text not null,
  hour text as (json_extract(document, '$.hour')),
  client_id text as (json_extract(document, '$.client_id')),
  audience text as (json_extract(document, '$.audience')),
  tokens integer as (json_extract(document, '$.tokens'))) without rowid;
)";

}  // namespace

const std::vector<std::string>& sqlite_migrations() {
  static const std::vector<std::string> steps = {version_1};
  return steps;
}

}  // namespace storage

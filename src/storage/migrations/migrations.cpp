#include "storage/migrations/migrations.h"

namespace storage {

namespace {

// One table for each kind of entity. The columns that are not kept make queries readable. Only the
// small rows of `usage` lie in the key's own tree, where a row of 1 kB takes a page of its own.
constexpr char version_1[] = R"(
create table settings (id text primary key, document text not null);
create table api (
  id text primary key, document text not null,
  identifier text as (json_extract(document, '$.identifier')),
  name text as (json_extract(document, '$.name')));
create table application (
  id text primary key, document text not null,
  name text as (json_extract(document, '$.name')));
create table client_grant (
  id text primary key, document text not null,
  client_id text as (json_extract(document, '$.client_id')),
  audience text as (json_extract(document, '$.audience')));
create table signing_key (
  id text primary key, document text not null,
  state text as (json_extract(document, '$.state')));
create table log_event (
  id text primary key, document text not null,
  date text as (json_extract(document, '$.date')),
  type text as (json_extract(document, '$.type')),
  client_id text as (json_extract(document, '$.client_id')));
create table usage (
  id text primary key, document text not null,
  hour text as (json_extract(document, '$.hour')),
  client_id text as (json_extract(document, '$.client_id')),
  audience text as (json_extract(document, '$.audience')),
  tokens integer as (json_extract(document, '$.tokens'))) without rowid;
)";

constexpr char version_2[] = R"(
create table credential (
  id text primary key, document text not null,
  client_id text as (json_extract(document, '$.client_id')));
create table organization (
  id text primary key, document text not null,
  name text as (json_extract(document, '$.name')));
create table exchange_rule (
  id text primary key, document text not null,
  name text as (json_extract(document, '$.name')));
create table token_mark (
  id text primary key, document text not null,
  kind text as (json_extract(document, '$.kind')),
  expires_at text as (json_extract(document, '$.expires_at'))) without rowid;
)";

}  // namespace

const std::vector<std::string>& sqlite_migrations() {
  static const std::vector<std::string> steps = {version_1, version_2};
  return steps;
}

}  // namespace storage

#include "storage/migrations/migrations.h"

namespace storage {

namespace {

// Rows of one kind of entity, of every tenant. Keys compare by octets, whatever the database's
// language is. A document is text and not jsonb: that would refuse the NUL characters that a client
// may send.
std::string rows_of(const std::string& kind) {
  return "create table tallygate." + kind +
         " (tenant text not null, id text collate \"C\" not null, document text not null, "
         "primary key (tenant, id))";
}

std::vector<std::string> postgres_version_1() {
  std::vector<std::string> statements;
  for (const char* kind :
       {"settings", "api", "application", "client_grant", "credential", "organization",
        "exchange_rule", "signing_key", "token_mark", "log_event", "usage"}) {
    statements.push_back(rows_of(kind));
  }
  statements.push_back(
      "create table tallygate.lease (tenant text primary key, holder text not null, "
      "epoch bigint not null, expires_at timestamptz not null)");
  return statements;
}

// Several servers at once: who is there, what each commit changed (swept once all have read it),
// and the windows of quotas, each with what is given out of it and to whom. Who holds the lease may
// change what is shared; '' is nobody.
std::vector<std::string> postgres_version_2() {
  return {
      "alter table tallygate.lease add column wanted_at timestamptz",
      "alter table tallygate.lease add column is_alone boolean not null default false",
      "create table tallygate.replica (tenant text not null, name text collate \"C\" not null, "
      "epoch bigint not null, sequence bigint not null, expires_at timestamptz not null, "
      "followed_at timestamptz not null, primary key (tenant, name))",
      "create table tallygate.journal (tenant text not null, replica text collate \"C\" not null, "
      "sequence bigint not null, registry_epoch bigint not null, written_at timestamptz not null, "
      "changes text not null, primary key (tenant, replica, sequence))",
      "create table tallygate.quota_window (tenant text not null, id text collate \"C\" not null, "
      "granted bigint not null, ends_at timestamptz not null, taken bigint not null, "
      "quota bigint not null, used bigint not null, wanted bigint not null, "
      "primary key (tenant, id))",
      "create table tallygate.quota_slice (tenant text not null, id text collate \"C\" not null, "
      "replica text collate \"C\" not null, epoch bigint not null, until bigint not null, "
      "taken bigint not null, ends_at timestamptz not null, primary key (tenant, id, replica))"};
}

}  // namespace

const std::vector<std::vector<std::string>>& postgres_migrations() {
  static const std::vector<std::vector<std::string>> steps = {postgres_version_1(),
                                                              postgres_version_2()};
  return steps;
}

}  // namespace storage

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

std::vector<std::string> version_1() {
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

}  // namespace

const std::vector<std::vector<std::string>>& postgres_migrations() {
  static const std::vector<std::vector<std::string>> steps = {version_1()};
  return steps;
}

}  // namespace storage

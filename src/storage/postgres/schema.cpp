#include "storage/postgres/schema.h"

#include "storage/migrations/migrations.h"

namespace storage::postgres {

using domain::StoreError;

namespace {

Error newer(long long version) {
  return {{StoreError::Kind::newer,
           "The database was written by a newer version of Tallygate (schema " +
               std::to_string(version) + ", this version knows " +
               std::to_string(postgres_migrations().size()) + ")."}};
}

Result<void> run(Connection& connection, const std::string& statement) {
  const auto done = connection.execute(statement);
  if (!done) return base::failure(done.error());
  return {};
}

Result<void> prepare_place(Connection& connection) {
  for (const char* statement :
       {"create schema if not exists tallygate",
        "create table if not exists tallygate.version (name text primary key, number int not null)",
        "insert into tallygate.version values ('schema', 0) on conflict (name) do nothing"}) {
    if (const auto done = run(connection, statement); !done) return done;
  }
  return {};
}

// In one transaction, which holds others off by the row of the version.
Result<void> migrate(Connection& connection) {
  const auto row =
      connection.execute("select number from tallygate.version where name = 'schema' for update");
  if (!row) return base::failure(row.error());
  const long long version = row->size() == 1 ? row->integer(0, 0) : 0;
  const auto known = static_cast<long long>(postgres_migrations().size());
  if (version > known) return base::failure(newer(version));
  for (long long step = version; step < known; ++step) {
    for (const std::string& statement : postgres_migrations()[static_cast<size_t>(step)]) {
      if (const auto done = run(connection, statement); !done) return done;
    }
  }
  const auto set = connection.execute(
      "update tallygate.version set number = $1 where name = 'schema'", {std::to_string(known)});
  if (!set) return base::failure(set.error());
  return {};
}

}  // namespace

Result<void> prepare_schema(Connection& connection) {
  Result<void> done;
  for (int attempt = 1; attempt <= attempts_max; ++attempt) {
    done = prepare_place(connection);
    if (done) done = run(connection, "begin");
    if (done) done = migrate(connection);
    if (done) done = run(connection, "commit");
    if (done || done.error().error.kind == StoreError::Kind::newer) break;
    // "if not exists" is no protection against one who does the same at the same time.
    static_cast<void>(connection.execute("rollback"));
  }
  if (!done) static_cast<void>(connection.execute("rollback"));
  return done;
}

Result<void> check_schema(Connection& connection) {
  const auto row = connection.execute("select number from tallygate.version where name = 'schema'");
  if (!row) return base::failure(row.error());
  const long long version = row->size() == 1 ? row->integer(0, 0) : 0;
  if (version <= static_cast<long long>(postgres_migrations().size())) return {};
  return base::failure(newer(version));
}

}  // namespace storage::postgres

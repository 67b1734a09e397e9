#include "storage/sqlite/connection.h"

#include <sqlite3.h>

#include <system_error>

namespace storage {

using domain::StoreError;

namespace {
// How long a commit waits for a reader from outside, such as the sqlite3 program.
constexpr int busy_timeout_milliseconds = 30'000;

bool is_of_writing(int code) {
  return code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_FSYNC ||
         code == SQLITE_IOERR_DIR_FSYNC || code == SQLITE_IOERR_TRUNCATE ||
         code == SQLITE_IOERR_SHMSIZE;
}

}  // namespace

Statement::Statement(Connection& connection, sqlite3_stmt* statement)
    : m_connection(&connection), m_statement(statement) {}

void Statement::Finalizer::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

void Statement::bind(int place, std::string_view text) {
  sqlite3_bind_text64(m_statement.get(), place, text.data(), text.size(), SQLITE_STATIC,
                      SQLITE_UTF8);
}

SqliteResult<Statement::Step> Statement::step() {
  const int code = sqlite3_step(m_statement.get());
  if (code == SQLITE_ROW) return Step::row;
  if (code == SQLITE_DONE) return Step::done;
  const StoreError error = m_connection->error_of(code);
  sqlite3_reset(m_statement.get());
  return base::failure(error);
}

SqliteResult<void> Statement::run() {
  auto stepped = step();
  while (stepped && *stepped == Step::row) stepped = step();
  if (!stepped) return base::failure(stepped.error());
  sqlite3_reset(m_statement.get());
  return {};
}

std::string_view Statement::text(int column) const {
  const auto* text = sqlite3_column_text(m_statement.get(), column);
  const int size = sqlite3_column_bytes(m_statement.get(), column);
  return {reinterpret_cast<const char*>(text), static_cast<size_t>(size)};
}

long long Statement::integer(int column) const {
  return sqlite3_column_int64(m_statement.get(), column);
}

SqliteResult<std::unique_ptr<Connection>> Connection::open(const std::string& path) {
  std::unique_ptr<Connection> connection(new Connection(path));
  const int code = sqlite3_open_v2(
      path.c_str(), &connection->m_database,
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
      nullptr);
  if (code != SQLITE_OK) return base::failure(connection->error_of(code));
  sqlite3_busy_timeout(connection->m_database, busy_timeout_milliseconds);
  return connection;
}

Connection::~Connection() {
  sqlite3_close(m_database);
}

SqliteResult<void> Connection::execute(const std::string& statements) {
  const int code = sqlite3_exec(m_database, statements.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return base::failure(error_of(code));
  return {};
}

SqliteResult<Statement> Connection::prepare(const std::string& statement) {
  sqlite3_stmt* prepared = nullptr;
  const int code = sqlite3_prepare_v3(m_database, statement.c_str(), -1, SQLITE_PREPARE_PERSISTENT,
                                      &prepared, nullptr);
  if (code != SQLITE_OK) return base::failure(error_of(code));
  return Statement(*this, prepared);
}

SqliteResult<long long> Connection::integer(const std::string& statement) {
  auto prepared = prepare(statement);
  if (!prepared) return base::failure(prepared.error());
  if (const auto stepped = prepared->step(); !stepped) return base::failure(stepped.error());
  return prepared->integer(0);
}

SqliteResult<std::string> Connection::text(const std::string& statement) {
  auto prepared = prepare(statement);
  if (!prepared) return base::failure(prepared.error());
  if (const auto stepped = prepared->step(); !stepped) return base::failure(stepped.error());
  return std::string(prepared->text(0));
}

long long Connection::rows_changed() const {
  return sqlite3_changes64(m_database);
}

bool Connection::has_moved() const {
  int has_moved = 0;
  const int code = sqlite3_file_control(m_database, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved);
  return code == SQLITE_OK && has_moved != 0;
}

bool Connection::is_read_only() const {
  return sqlite3_db_readonly(m_database, "main") == 1;
}

StoreError Connection::error(StoreError::Kind kind, const std::string& what) const {
  return {kind, m_path + " " + what + "."};
}

StoreError Connection::error_of(int code) const {
  switch (code & 0xFF) {
    case SQLITE_NOTADB:
      return error(StoreError::Kind::corrupt, "is not a database");
    case SQLITE_CORRUPT:
      return error(StoreError::Kind::corrupt, "is damaged: restore it from a backup");
    case SQLITE_FULL:
      return error(StoreError::Kind::unavailable, "cannot grow: the disk is full");
    case SQLITE_READONLY:
      return error(StoreError::Kind::unavailable, "may only be read");
    case SQLITE_BUSY:
      return error(StoreError::Kind::unavailable, "is locked by another program");
  }
  const std::string what = is_of_writing(code) ? "cannot be written: " : "cannot be used: ";
  return error(StoreError::Kind::unavailable, what + reason_of(code));
}

// With the system's own word, where SQLite has kept it: a disk is full in more than one way.
std::string Connection::reason_of(int code) const {
  if (!m_database) return sqlite3_errstr(code);
  const int of_system = sqlite3_system_errno(m_database);
  const bool is_of_system = (code & 0xFF) == SQLITE_IOERR || (code & 0xFF) == SQLITE_CANTOPEN;
  if (!is_of_system || of_system == 0) return sqlite3_errmsg(m_database);
  return std::string(sqlite3_errmsg(m_database)) + " (" +
         std::generic_category().message(of_system) + ")";
}

}  // namespace storage

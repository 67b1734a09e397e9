// One connection to an SQLite file: the door to sqlite3. One thread at a time.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "domain/store.h"

struct sqlite3;
struct sqlite3_stmt;

namespace storage {

template <class Value>
using SqliteResult = base::Result<Value, domain::StoreError>;

// A prepared statement. Text is bound by its place in the statement, from 1, and must live until
// the statement was run.
class Statement {
 public:
  enum class Step { row, done };

  void bind(int place, std::string_view text);
  SqliteResult<Step> step();
  // Steps to the end and makes ready for the next time.
  SqliteResult<void> run();
  // Of the row that step() reached; columns count from 0. The text lives until the next step.
  std::string_view text(int column) const;
  long long integer(int column) const;

 private:
  friend class Connection;
  Statement(class Connection& connection, sqlite3_stmt* statement);
  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const;
  };

  class Connection* m_connection;
  std::unique_ptr<sqlite3_stmt, Finalizer> m_statement;
};

class Connection {
 public:
  // Opens the file for reading and writing; makes an empty one where there is none.
  static SqliteResult<std::unique_ptr<Connection>> open(const std::string& path);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // One or more statements; their rows are dropped.
  SqliteResult<void> execute(const std::string& statements);
  SqliteResult<Statement> prepare(const std::string& statement);
  // The first column of the first row of a statement that has one.
  SqliteResult<long long> integer(const std::string& statement);
  SqliteResult<std::string> text(const std::string& statement);
  bool is_read_only() const;
  // By the statement that ran last.
  long long rows_changed() const;
  // Another file, or none, has its name now.
  bool has_moved() const;
  // A sentence about the file, for the operator.
  domain::StoreError error(domain::StoreError::Kind kind, const std::string& what) const;

 private:
  friend class Statement;
  explicit Connection(std::string path) : m_path(std::move(path)) {}
  domain::StoreError error_of(int code) const;
  std::string reason_of(int code) const;

  std::string m_path;
  sqlite3* m_database = nullptr;
};

}  // namespace storage

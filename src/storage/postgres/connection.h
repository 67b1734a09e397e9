// One connection to a PostgreSQL server: the door to libpq. One thread at a time.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/store.h"

struct pg_conn;
struct pg_result;

namespace storage::postgres {

struct Error {
  domain::StoreError error;
  // The server took back a transaction that may be tried again as it stands (SQLSTATE 40001 and
  // 40P01).
  bool can_be_repeated = false;
};

// How often such a transaction is tried, at most.
inline constexpr int attempts_max = 10;

template <class Value>
using Result = base::Result<Value, Error>;

// What a statement gave: rows and columns count from 0. Views live as long as this.
class Rows {
 public:
  size_t size() const;
  // Empty for null.
  std::string_view text(size_t row, size_t column) const;
  // Of a column that holds whole numbers.
  long long integer(size_t row, size_t column) const;
  // How many rows the statement wrote.
  size_t written() const;

 private:
  friend class Connection;
  struct Clearer {
    void operator()(pg_result* result) const;
  };
  std::unique_ptr<pg_result, Clearer> m_result;
};

class Connection {
 public:
  // `address` as libpq takes it: "postgres://user@host:5432/database?sslmode=verify-full". What it
  // does not say comes from libpq's own places (PGPASSWORD, PGPASSFILE, ~/.pgpass, services).
  static Result<std::unique_ptr<Connection>> open(const std::string& address);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // One statement; $1 is the first parameter. Texts are valid UTF-8 without NUL. A server that is
  // silent for answer_time_max counts as gone, and is not asked again.
  Result<Rows> execute(const std::string& statement,
                       const std::vector<std::string>& parameters = {});
  // From now on statements are counted there, too.
  void count_in(std::atomic<uint64_t>& statements) { m_statements = &statements; }

  // What ended a wait: another session's NOTIFY with that payload, the descriptor `wake` became
  // readable, the time was over, or the server is gone.
  enum class Woken { notified, by_descriptor, by_time, lost };
  Woken wait(int wake, std::chrono::milliseconds time_max, const std::string& payload);

 private:
  Connection() = default;
  bool wait_for_answer();
  Error lost(const std::string& what);

  pg_conn* m_connection = nullptr;
  bool m_is_lost = false;
  std::atomic<uint64_t>* m_statements = nullptr;
};

// The same, once more for each time that another transaction was in the way, ten times at most.
Result<Rows> execute_until_done(Connection& connection, const std::string& statement,
                                const std::vector<std::string>& parameters);

// A parameter of type text[], or of any other array.
std::string to_array(const std::vector<std::string_view>& texts);
std::string to_array(const std::vector<std::string>& texts);

}  // namespace storage::postgres

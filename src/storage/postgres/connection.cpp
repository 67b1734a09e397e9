#include "storage/postgres/connection.h"

#include <libpq-fe.h>
#include <poll.h>

#include <charconv>
#include <chrono>
#include <utility>

namespace storage::postgres {

using domain::StoreError;

namespace {

constexpr std::chrono::milliseconds answer_time_max{5000};
constexpr const char* connect_seconds_max = "5";
// How long the system waits for a peer that acknowledges nothing.
constexpr const char* peer_milliseconds_max = "5000";

// libpq's messages are lines; the first says what happened.
std::string_view first_line(std::string_view message) {
  message = message.substr(0, message.find('\n'));
  while (message.ends_with('.') || message.ends_with(' ')) message.remove_suffix(1);
  return message;
}

Error unavailable(const std::string& what, std::string_view message) {
  return {{StoreError::Kind::unavailable, what + ": " + std::string(first_line(message)) + "."}};
}

}  // namespace

void Rows::Clearer::operator()(pg_result* result) const {
  PQclear(result);
}

size_t Rows::size() const {
  return static_cast<size_t>(PQntuples(m_result.get()));
}

std::string_view Rows::text(size_t row, size_t column) const {
  const int r = static_cast<int>(row), c = static_cast<int>(column);
  return {PQgetvalue(m_result.get(), r, c), static_cast<size_t>(PQgetlength(m_result.get(), r, c))};
}

long long Rows::integer(size_t row, size_t column) const {
  const std::string_view digits = text(row, column);
  long long number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

size_t Rows::written() const {
  const std::string_view digits = PQcmdTuples(m_result.get());
  size_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

Result<std::unique_ptr<Connection>> Connection::open(const std::string& address) {
  std::unique_ptr<Connection> connection(new Connection);
  // Later words win, so that the address may say otherwise.
  const char* const names[] = {"application_name", "connect_timeout",  "tcp_user_timeout",
                               "keepalives_idle",  "keepalives_count", "keepalives_interval",
                               "dbname",           "client_encoding",  nullptr};
  const char* const values[] = {"tallygate",
                                connect_seconds_max,
                                peer_milliseconds_max,
                                "5",
                                "3",
                                "2",
                                address.c_str(),
                                "UTF8",
                                nullptr};
  connection->m_connection = PQconnectdbParams(names, values, 1);
  if (PQstatus(connection->m_connection) != CONNECTION_OK) {
    return base::failure(
        unavailable("The database cannot be reached", PQerrorMessage(connection->m_connection)));
  }
  PQsetNoticeProcessor(
      connection->m_connection, [](void*, const char*) {}, nullptr);
  // What was committed is on the disk, whatever the server's default is.
  const auto set = connection->execute("set synchronous_commit = on");
  if (!set) return base::failure(set.error());
  return connection;
}

Connection::~Connection() {
  PQfinish(m_connection);
}

Result<Rows> Connection::execute(const std::string& statement,
                                 const std::vector<std::string>& parameters) {
  if (m_is_lost) return base::failure(lost("The database did not answer"));
  if (m_statements) ++*m_statements;
  std::vector<const char*> values;
  values.reserve(parameters.size());
  for (const std::string& parameter : parameters) values.push_back(parameter.c_str());
  const int sent =
      PQsendQueryParams(m_connection, statement.c_str(), static_cast<int>(values.size()), nullptr,
                        values.data(), nullptr, nullptr, 0);
  if (!sent || !wait_for_answer()) {
    m_is_lost = true;
    return base::failure(lost("The database does not answer"));
  }
  Rows rows;
  while (pg_result* result = PQgetResult(m_connection)) rows.m_result.reset(result);
  const ExecStatusType status = PQresultStatus(rows.m_result.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return rows;
  Error error =
      unavailable("The database refused a statement", PQresultErrorMessage(rows.m_result.get()));
  const char* state = PQresultErrorField(rows.m_result.get(), PG_DIAG_SQLSTATE);
  const std::string_view code = state ? state : "";
  error.can_be_repeated = code == "40001" || code == "40P01";
  return base::failure(std::move(error));
}

// Sends what is left and reads until a whole result is there.
bool Connection::wait_for_answer() {
  for (;;) {
    const int unsent = PQflush(m_connection);
    if (unsent < 0) return false;
    if (unsent == 0 && !PQisBusy(m_connection)) return true;
    pollfd waiting{PQsocket(m_connection), POLLIN, 0};
    if (unsent > 0) waiting.events |= POLLOUT;
    const int ready = poll(&waiting, 1, static_cast<int>(answer_time_max.count()));
    if (ready == 0) return false;
    if (ready > 0 && (waiting.revents & ~POLLOUT) && !PQconsumeInput(m_connection)) return false;
  }
}

Connection::Woken Connection::wait(int wake, std::chrono::milliseconds time_max,
                                   const std::string& payload) {
  pollfd waiting[] = {{PQsocket(m_connection), POLLIN, 0}, {wake, POLLIN, 0}};
  const int ready = poll(waiting, 2, static_cast<int>(time_max.count()));
  if (ready <= 0) return Woken::by_time;
  if (waiting[0].revents && !PQconsumeInput(m_connection)) return Woken::lost;
  bool is_notified = false;
  while (PGnotify* notice = PQnotifies(m_connection)) {
    is_notified =
        is_notified || (notice->be_pid != PQbackendPID(m_connection) && payload == notice->extra);
    PQfreemem(notice);
  }
  if (is_notified) return Woken::notified;
  return waiting[1].revents ? Woken::by_descriptor : Woken::by_time;
}

Error Connection::lost(const std::string& what) {
  const std::string message = PQerrorMessage(m_connection);
  return unavailable(what, message.empty() ? "it was silent for too long" : message);
}

Result<Rows> execute_until_done(Connection& connection, const std::string& statement,
                                const std::vector<std::string>& parameters) {
  for (int attempt = 1;; ++attempt) {
    auto done = connection.execute(statement, parameters);
    if (done || !done.error().can_be_repeated || attempt == attempts_max) return done;
  }
}

std::string to_array(const std::vector<std::string>& texts) {
  return to_array(std::vector<std::string_view>(texts.begin(), texts.end()));
}

std::string to_array(const std::vector<std::string_view>& texts) {
  std::string array = "{";
  for (const std::string_view text : texts) {
    array += array.size() > 1 ? ",\"" : "\"";
    for (const char c : text) {
      if (c == '"' || c == '\\') array += '\\';
      array += c;
    }
    array += '"';
  }
  return array += '}';
}

}  // namespace storage::postgres

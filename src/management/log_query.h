// The search language of GET /api/v2/logs: the subset of Lucene's query syntax that Auth0 documents
// (reference/auth0.md section 6.3).
//   type:feccft AND NOT client_name:"Billing service"     date:[2026-11-01 TO *}
//   client_id:(abc OR def)                                 user_agent:curl*
// Case-sensitive. Two clauses without an operator between them mean OR, as in Lucene, except that a
// clause with NOT in front always excludes. A clause without a field looks at client_name,
// description, ip, log_id and type.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "domain/log_event.h"

namespace management {

enum class LogFieldKind {
  keyword,  // a term is the whole value
  words,    // a term is one of its words, a phrase some that stand together
  scopes,   // a term is one of the event's scopes
  date,
  absent  // searchable at Auth0; no event of this server has it
};

struct LogField {
  std::string_view name;
  LogFieldKind kind = LogFieldKind::keyword;
  std::string_view (*value)(const domain::LogEvent&) = nullptr;  // of keyword and words
};

// nullptr when events cannot be searched by it.
const LogField* find_log_field(std::string_view name);

struct LogCondition {
  const LogField* field = nullptr;  // nullptr: the fields that bare terms look at
  // The literal parts of a term, with a wildcard between each two of them.
  std::vector<std::string> parts;
  // A range of the field's values instead.
  std::optional<std::string> at_least, at_most;
  bool excludes_lowest = false, excludes_highest = false;
  // Of a date, term or range: from <= date < to.
  std::optional<base::Time> from, to;
  bool is_range = false;
};

struct LogClause {
  enum class Kind { condition, all_of, any_of, not_ } kind = Kind::condition;
  LogCondition condition;
  std::vector<LogClause> children;  // of not_: one
};

inline constexpr size_t log_query_size_max = 1000;
inline constexpr size_t log_query_conditions_max = 32;
inline constexpr size_t log_query_depth_max = 16;

// The failing outcome is one sentence for whoever wrote the query.
base::Result<LogClause, std::string> parse_log_query(std::string_view text);

// How much of the log one search may look at, in octets of values and terms.
struct LogSearchBudget {
  int64_t left = 20'000'000;
  bool is_spent() const { return left < 0; }
};

bool matches(const LogClause& clause, const domain::LogEvent& event, LogSearchBudget& budget);

}  // namespace management

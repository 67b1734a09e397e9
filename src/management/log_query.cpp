#include "management/log_query.h"

#include <algorithm>

#include "management/log_query_date.h"

namespace management {

namespace {

using Kind = LogClause::Kind;

constexpr std::string_view query_spaces = " \t\r\n";

std::string searchable_fields() {
  return "client_id, client_name, connection, date, description, hostname, ip, log_id, "
         "organization_id, strategy, type, user_agent, user_id and user_name";
}

// Recursive descent; the first problem ends it.
class LogQueryParser {
 public:
  explicit LogQueryParser(std::string_view text) : m_rest(text) {}

  base::Result<LogClause, std::string> parse() {
    LogClause clause = any_of(nullptr);
    skip_spaces();
    if (m_problem.empty() && !m_rest.empty()) fail("There is a ')' without a '('.");
    if (!m_problem.empty()) return base::failure(m_problem);
    return clause;
  }

 private:
  LogClause any_of(const LogField* field);
  LogClause side_by_side(const LogField* field);
  LogClause all_of(const LogField* field);
  LogClause one(const LogField* field);
  LogClause group(const LogField* field);
  LogClause term(const LogField* field);
  LogClause range(const LogField* field);
  LogClause date(LogCondition condition);
  std::string quoted();
  std::string bound();

  void fail(std::string problem) {
    if (m_problem.empty()) m_problem = std::move(problem);
    m_rest = {};
  }
  void skip_spaces() {
    m_rest.remove_prefix(std::min(m_rest.find_first_not_of(query_spaces), m_rest.size()));
  }
  bool take(std::string_view token) {
    skip_spaces();
    if (!m_rest.starts_with(token)) return false;
    m_rest.remove_prefix(token.size());
    return true;
  }
  // An operator that is a word must end where a word ends.
  bool take_word(std::string_view word) {
    skip_spaces();
    const bool is_whole = m_rest.size() == word.size() ||
                          (m_rest.size() > word.size() &&
                           (query_spaces.find(m_rest[word.size()]) != std::string_view::npos ||
                            m_rest[word.size()] == '(' || m_rest[word.size()] == ')'));
    return is_whole && take(word);
  }
  bool at_end() {
    skip_spaces();
    return m_rest.empty() || m_rest.front() == ')';
  }
  bool at_or() const {
    LogQueryParser ahead(m_rest);
    return ahead.take_word("OR") || ahead.take("||");
  }
  bool at_and() const {
    LogQueryParser ahead(m_rest);
    return ahead.take_word("AND") || ahead.take("&&");
  }

  std::string_view m_rest;
  std::string m_problem;
  size_t m_depth = 0;
  size_t m_conditions = 0;
};

LogClause combined(Kind kind, std::vector<LogClause> children) {
  if (children.size() == 1) return std::move(children.front());
  return {kind, {}, std::move(children)};
}

LogClause LogQueryParser::any_of(const LogField* field) {
  std::vector<LogClause> children;
  do {
    children.push_back(side_by_side(field));
  } while (take_word("OR") || take("||"));
  return combined(Kind::any_of, std::move(children));
}

// Clauses without an operator between them: one of those that do not exclude, and none of the
// excluded.
LogClause LogQueryParser::side_by_side(const LogField* field) {
  std::vector<LogClause> wanted, excluding;
  do {
    LogClause clause = all_of(field);
    (clause.kind == Kind::not_ ? excluding : wanted).push_back(std::move(clause));
  } while (m_problem.empty() && !at_end() && !at_or());
  if (!wanted.empty()) excluding.push_back(combined(Kind::any_of, std::move(wanted)));
  return combined(Kind::all_of, std::move(excluding));
}

LogClause LogQueryParser::all_of(const LogField* field) {
  std::vector<LogClause> children;
  do {
    children.push_back(one(field));
  } while (take_word("AND") || take("&&"));
  // Dates are cheapest to look at.
  std::stable_partition(children.begin(), children.end(), [](const LogClause& clause) {
    const LogField* of = clause.condition.field;
    return clause.kind == Kind::condition && of && of->kind == LogFieldKind::date;
  });
  return combined(Kind::all_of, std::move(children));
}

LogClause LogQueryParser::one(const LogField* field) {
  if (take_word("NOT") || take("!") || take("-")) {
    if (++m_depth > log_query_depth_max) fail("The query is nested too deeply.");
    LogClause clause{Kind::not_, {}, {}};
    clause.children.push_back(one(field));
    --m_depth;
    return clause;
  }
  if (take("(")) return group(field);
  if (at_end() || at_or() || at_and()) {
    fail("The query ends, or has an operator, where a term is expected.");
    return {};
  }
  if (field) return term(field);
  // A name and a colon make a field of what follows.
  const size_t name_end = m_rest.find_first_of(" \t\r\n()\":[]{}*\\");
  if (name_end == std::string_view::npos || name_end == 0 || m_rest[name_end] != ':') {
    return term(nullptr);
  }
  const std::string name(m_rest.substr(0, name_end));
  const LogField* named = find_log_field(name);
  if (!named) {
    fail("Logs cannot be searched by \"" + name + "\". They can by " + searchable_fields() +
         "; a text with a colon in it needs quotes");
    return {};
  }
  m_rest.remove_prefix(name_end + 1);
  if (take("(")) return group(named);
  if (at_end()) {
    fail("There is no value after \"" + name + ":\".");
    return {};
  }
  return term(named);
}

LogClause LogQueryParser::group(const LogField* field) {
  if (++m_depth > log_query_depth_max) fail("The query is nested too deeply.");
  LogClause clause = any_of(field);
  --m_depth;
  if (m_problem.empty() && !take(")")) fail("There is a '(' without a ')'.");
  return clause;
}

std::string LogQueryParser::quoted() {
  std::string text;
  for (size_t i = 0; i < m_rest.size(); ++i) {
    if (m_rest[i] == '"') {
      m_rest.remove_prefix(i + 1);
      return text;
    }
    if (m_rest[i] == '\\' && i + 1 < m_rest.size()) ++i;
    text += m_rest[i];
  }
  fail("There is a quote that does not end.");
  return text;
}

LogClause LogQueryParser::term(const LogField* field) {
  if (++m_conditions > log_query_conditions_max) {
    fail("The query has more than " + std::to_string(log_query_conditions_max) + " terms.");
    return {};
  }
  if (m_rest.front() == '[' || m_rest.front() == '{') return range(field);
  LogCondition condition;
  condition.field = field;
  condition.parts.emplace_back();
  if (take("\"")) {
    condition.parts.back() = quoted();
    if (m_problem.empty() && condition.parts.back().empty()) fail("There is nothing in quotes.");
    return date(std::move(condition));
  }
  size_t i = 0;
  for (; i < m_rest.size(); ++i) {
    const char c = m_rest[i];
    if (query_spaces.find(c) != std::string_view::npos || c == '(' || c == ')' || c == '"') break;
    if (c == '*') {
      condition.parts.emplace_back();
      continue;
    }
    if (c == '\\' && i + 1 < m_rest.size()) ++i;
    condition.parts.back() += m_rest[i];
  }
  m_rest.remove_prefix(i);
  return date(std::move(condition));
}

// One end of a range.
std::string LogQueryParser::bound() {
  skip_spaces();
  if (take("\"")) return quoted();
  const size_t size = std::min(m_rest.find_first_of(" \t\r\n]}"), m_rest.size());
  std::string text(m_rest.substr(0, size));
  m_rest.remove_prefix(size);
  return text;
}

LogClause LogQueryParser::range(const LogField* field) {
  if (!field || field->kind == LogFieldKind::scopes) {
    fail("A range needs a field with one value in front of it, such as date:[2026-11-01 TO *].");
    return {};
  }
  LogCondition condition;
  condition.field = field;
  condition.is_range = true;
  condition.excludes_lowest = m_rest.front() == '{';
  m_rest.remove_prefix(1);
  const std::string lowest = bound();
  const bool has_to = take_word("TO");
  const std::string highest = bound();
  condition.excludes_highest = take("}");
  if (lowest.empty() || !has_to || highest.empty() || (!condition.excludes_highest && !take("]"))) {
    fail("A range is written [lowest TO highest], or with { and } to leave its ends out.");
    return {};
  }
  if (lowest != "*") condition.at_least = lowest;
  if (highest != "*") condition.at_most = highest;
  return date(std::move(condition));
}

// Reads the values of a date; leaves all else as it is.
LogClause LogQueryParser::date(LogCondition condition) {
  const bool is_date = condition.field && condition.field->kind == LogFieldKind::date;
  if (is_date && m_problem.empty() && !read_dates(condition)) {
    fail(
        "A date is written 2026-11, 2026-11-23 or 2026-11-23T09:30:00Z, or as a range of two "
        "such.");
  }
  return {Kind::condition, std::move(condition), {}};
}

}  // namespace

base::Result<LogClause, std::string> parse_log_query(std::string_view text) {
  if (text.size() > log_query_size_max) {
    return base::failure("The query is longer than " + std::to_string(log_query_size_max) +
                         " characters.");
  }
  return LogQueryParser(text).parse();
}

}  // namespace management

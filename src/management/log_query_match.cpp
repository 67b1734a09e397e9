#include <algorithm>
#include <iterator>

#include "management/log_query.h"

namespace management {

namespace {

using domain::LogEvent;

constexpr LogField log_fields[] = {
    {"client_id", LogFieldKind::keyword,
     [](const LogEvent& e) -> std::string_view { return e.client_id.value; }},
    {"client_name", LogFieldKind::words,
     [](const LogEvent& e) -> std::string_view { return e.client_name; }},
    {"description", LogFieldKind::words,
     [](const LogEvent& e) -> std::string_view { return e.description; }},
    {"ip", LogFieldKind::keyword, [](const LogEvent& e) -> std::string_view { return e.ip; }},
    {"log_id", LogFieldKind::keyword,
     [](const LogEvent& e) -> std::string_view { return e.id.value; }},
    {"type", LogFieldKind::keyword,
     [](const LogEvent& e) -> std::string_view { return name(e.type); }},
    {"date", LogFieldKind::date, nullptr},
    {"hostname", LogFieldKind::keyword,
     [](const LogEvent& e) -> std::string_view { return e.hostname; }},
    {"organization_id", LogFieldKind::keyword,
     [](const LogEvent& e) -> std::string_view { return e.organization_id.value; }},
    {"user_agent", LogFieldKind::words,
     [](const LogEvent& e) -> std::string_view { return e.user_agent; }},
    // Ours.
    {"audience", LogFieldKind::keyword,
     [](const LogEvent& e) -> std::string_view { return e.audience.value; }},
    {"organization_name", LogFieldKind::keyword,
     [](const LogEvent& e) -> std::string_view { return e.organization_name; }},
    {"path", LogFieldKind::keyword, [](const LogEvent& e) -> std::string_view { return e.path; }},
    {"scope", LogFieldKind::scopes, nullptr},
    // Of users, whom this server has not.
    {"connection", LogFieldKind::absent, nullptr},
    {"connection_id", LogFieldKind::absent, nullptr},
    {"strategy", LogFieldKind::absent, nullptr},
    {"strategy_type", LogFieldKind::absent, nullptr},
    {"user_id", LogFieldKind::absent, nullptr},
    {"user_name", LogFieldKind::absent, nullptr},
};
// What terms without a field look at: the first ones but client_id.
constexpr size_t bare_first = 1, bare_end = 6;

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

// The whole text is the literal parts, in their order, with anything between them.
bool fits(const std::vector<std::string>& parts, std::string_view text) {
  if (parts.size() == 1) return text == parts[0];
  const std::string& first = parts.front();
  const std::string& last = parts.back();
  if (text.size() < first.size() + last.size() || !text.starts_with(first) ||
      !text.ends_with(last)) {
    return false;
  }
  text = text.substr(first.size(), text.size() - first.size() - last.size());
  for (size_t i = 1; i + 1 < parts.size(); ++i) {
    const size_t at = text.find(parts[i]);
    if (at == std::string_view::npos) return false;
    text.remove_prefix(at + parts[i].size());
  }
  return true;
}

// The phrase stands in the text between ends of words.
bool has_phrase(std::string_view phrase, std::string_view text) {
  for (size_t at = text.find(phrase); at != std::string_view::npos;
       at = text.find(phrase, at + 1)) {
    const size_t end = at + phrase.size();
    const bool begins =
        at == 0 || !is_word_character(text[at - 1]) || !is_word_character(phrase.front());
    const bool ends =
        end == text.size() || !is_word_character(text[end]) || !is_word_character(phrase.back());
    if (begins && ends) return true;
  }
  return false;
}

bool has_word(const LogCondition& condition, std::string_view text) {
  if (condition.parts.size() == 1) return has_phrase(condition.parts[0], text);
  if (fits(condition.parts, text)) return true;
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && is_word_character(text[end])) ++end;
    if (end > at && fits(condition.parts, text.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

bool is_in_range(const LogCondition& condition, std::string_view value) {
  if (condition.at_least &&
      (value < *condition.at_least ||
       (condition.excludes_lowest && value == std::string_view(*condition.at_least)))) {
    return false;
  }
  return !condition.at_most ||
         (value <= std::string_view(*condition.at_most) &&
          !(condition.excludes_highest && value == std::string_view(*condition.at_most)));
}

// A value that the event does not have matches nothing.
bool value_matches(const LogCondition& condition, const LogField& field, std::string_view value,
                   LogSearchBudget& budget) {
  budget.left -= static_cast<int64_t>(value.size()) + 16;
  if (value.empty()) return false;
  if (condition.is_range) return is_in_range(condition, value);
  return field.kind == LogFieldKind::words ? has_word(condition, value)
                                           : fits(condition.parts, value);
}

bool field_matches(const LogCondition& condition, const LogField& field, const LogEvent& event,
                   LogSearchBudget& budget) {
  switch (field.kind) {
    case LogFieldKind::keyword:
    case LogFieldKind::words:
      return value_matches(condition, field, field.value(event), budget);
    case LogFieldKind::scopes:
      return std::any_of(event.scopes.begin(), event.scopes.end(), [&](const std::string& scope) {
        return value_matches(condition, field, scope, budget);
      });
    case LogFieldKind::date:
      budget.left -= 1;
      return (!condition.from || event.date >= *condition.from) &&
             (!condition.to || event.date < *condition.to);
    case LogFieldKind::absent:
      budget.left -= 1;
      return false;
  }
  return false;
}

bool condition_matches(const LogCondition& condition, const LogEvent& event,
                       LogSearchBudget& budget) {
  if (condition.field) return field_matches(condition, *condition.field, event, budget);
  return std::any_of(
      std::begin(log_fields) + bare_first, std::begin(log_fields) + bare_end,
      [&](const LogField& field) { return field_matches(condition, field, event, budget); });
}

}  // namespace

const LogField* find_log_field(std::string_view name) {
  const auto at = std::find_if(std::begin(log_fields), std::end(log_fields),
                               [&](const LogField& field) { return field.name == name; });
  return at == std::end(log_fields) ? nullptr : at;
}

bool matches(const LogClause& clause, const LogEvent& event, LogSearchBudget& budget) {
  const auto child_matches = [&](const LogClause& child) { return matches(child, event, budget); };
  switch (clause.kind) {
    case LogClause::Kind::condition:
      return condition_matches(clause.condition, event, budget);
    case LogClause::Kind::all_of:
      return std::all_of(clause.children.begin(), clause.children.end(), child_matches);
    case LogClause::Kind::any_of:
      return std::any_of(clause.children.begin(), clause.children.end(), child_matches);
    case LogClause::Kind::not_:
      return !child_matches(clause.children.front());
  }
  return false;
}

}  // namespace management

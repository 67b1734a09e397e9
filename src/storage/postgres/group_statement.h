// A group of changes as one SQL statement that commits by itself: a replica asks the database once
// for every group.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "storage/postgres/fence.h"
#include "storage/record.h"

namespace storage::postgres {

// The last that a group says of each key: one statement may write a row only once.
class Group {
 public:
  explicit Group(const domain::Changes& changes);

  bool is_empty() const { return m_journal.empty(); }
  // Whether it needs the right to change the registry.
  bool is_of_registry() const { return m_is_of_registry; }
  // All that changed, in its order.
  const std::string& journal() const { return m_journal; }
  // Log events up to this one go; those in rows() are later. Empty: none.
  const std::string& log_removed_through() const { return m_log_removed_through; }
  using Rows = std::map<std::string, std::optional<std::string>>;
  const Rows& rows(Table table) const { return m_rows[static_cast<size_t>(table)]; }

 private:
  void add(Record record);

  std::array<Rows, std::size(all_tables)> m_rows;
  std::string m_log_removed_through;
  std::string m_journal;
  bool m_is_of_registry = false;
};

struct Statement {
  std::string text;
  std::vector<std::string> parameters;
};

// Writes rows and journal; gives one row when the fence, and the registry's right where that is
// needed, are still this replica's, and otherwise does nothing and gives none.
Statement statement_of(const Group& group, const Fence& fence);

// Distributed engines let a statement change each table once: the rows that are removed from a
// table which the first statement writes, too.
std::vector<Statement> later_removals(const Group& group, const Fence& fence);

}  // namespace storage::postgres

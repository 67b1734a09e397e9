// Reads an export record by record. It trusts nothing: people edit such files.
#pragma once

#include <optional>

#include "base/result.h"
#include "storage/record.h"
#include "storage/transfer/export_format.h"
#include "storage/transfer/json_stream.h"

namespace storage {

template <class Value>
using TransferResult = base::Result<Value, TransferProblem>;

// A record, as to_record() writes it, and what it says.
struct ReadRecord {
  Record record;
  domain::Change change;
};

class ExportReader {
 public:
  // Reads the head. The stream must outlive it.
  static TransferResult<ExportReader> open(std::istream& stream);

  const ExportHead& head() const { return m_head; }
  // The lists come in the order of storage::Table. Nothing: this was the whole of it.
  TransferResult<std::optional<ReadRecord>> next();
  // The problem of a record that next() gave, at its line.
  TransferProblem problem(const std::string& reason) const { return {m_stream.line(), reason}; }

 private:
  explicit ExportReader(std::istream& stream) : m_stream(stream) {}
  TransferResult<void> read_head();
  TransferResult<void> read_head_member(const std::string& name);
  // The next member's name, behind its colon; nothing: the document has ended.
  TransferResult<std::optional<std::string>> next_member();
  TransferResult<bool> enter_next_list();
  tl::unexpected<TransferProblem> fail(const std::string& reason) const {
    return base::failure(problem(reason));
  }
  tl::unexpected<TransferProblem> fail_unfinished();

  JsonStream m_stream;
  ExportHead m_head;
  std::optional<std::string> m_list;  // the name of the one that comes next
  std::optional<Table> m_table;       // whose list we are in
  bool m_has_ended = false;
  bool m_is_first = true;
  std::optional<Table> m_last_table;
};

}  // namespace storage

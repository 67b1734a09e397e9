#include "storage/postgres/journal.h"

#include <charconv>
#include <utility>

#include "storage/postgres/stored_rows.h"

namespace storage::postgres {

namespace {

using domain::Changes;
using domain::StoreError;

constexpr std::string_view is_removed = "-";

StoreError corrupt(const std::string& what) {
  return {StoreError::Kind::corrupt, "What another server has changed cannot be read: " + what};
}

std::string_view word(std::string_view& line) {
  const size_t end = line.find(' ');
  const std::string_view first = line.substr(0, end);
  line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
  return first;
}

// Takes so many octets off; nothing when there are not so many.
std::optional<std::string_view> octets(std::string_view count, std::string_view& text) {
  size_t number = 0;
  const auto read = std::from_chars(count.data(), count.data() + count.size(), number);
  if (read.ec != std::errc() || number > text.size()) return std::nullopt;
  const std::string_view taken = text.substr(0, number);
  text.remove_prefix(number);
  return taken;
}

std::optional<Record> read_entry(std::string_view& journal) {
  const size_t end = journal.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view line = journal.substr(0, end);
  journal.remove_prefix(end + 1);
  const auto table = table_from_name(word(line));
  const auto key = octets(word(line), journal);
  if (!table || !key) return std::nullopt;
  Record record{*table, key_of_stored(*key), std::nullopt};
  if (line == is_removed) return record;
  const auto document = octets(line, journal);
  if (!document) return std::nullopt;
  record.document = std::string(*document);
  return record;
}

}  // namespace

void append_entry(std::string& journal, Table table, std::string_view stored_key,
                  const std::optional<std::string>& document) {
  journal += name(table);
  journal += ' ' + std::to_string(stored_key.size()) + ' ';
  journal += document ? std::to_string(document->size()) : is_removed;
  journal += '\n';
  journal += stored_key;
  if (document) journal += *document;
}

base::Result<Changes, StoreError> read_journal(std::string_view journal) {
  Changes changes;
  while (!journal.empty()) {
    const auto record = read_entry(journal);
    if (!record) return base::failure(corrupt("its journal is damaged."));
    auto change = record->document ? from_record(*record) : removal_from_record(*record);
    if (!change) return base::failure(corrupt(change.error().explanation));
    changes.push_back(std::move(*change));
  }
  return changes;
}

}  // namespace storage::postgres

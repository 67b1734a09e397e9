#include "storage/transfer/transfer.h"

namespace storage {

SqliteResult<size_t> export_tenant(SqliteReader& from, std::ostream& to, const ExportHead& head) {
  ExportWriter writer(to, head);
  for (Table table : all_tables) {
    writer.begin(table);
    const auto read = from.each(table, [&](std::string_view key, std::string_view document) {
      return writer.add(key, document);
    });
    if (!read) return base::failure(read.error());
    writer.end();
    // A disk that is full takes no more of it.
    if (!to) break;
  }
  writer.finish();
  return writer.count();
}

TransferResult<size_t> import_tenant(ExportReader& from, SqliteImport& to) {
  size_t count = 0;
  for (;; ++count) {
    const auto record = from.next();
    if (!record) return base::failure(record.error());
    if (!*record) break;
    const auto added = to.add(**record);
    if (!added) return base::failure(TransferProblem{0, added.error().explanation});
    if (!*added) {
      return base::failure(from.problem("another " + std::string(name((*record)->table)) +
                                        " has its key \"" + (*record)->key + "\""));
    }
  }
  const auto misfit = to.misfit();
  if (!misfit) return base::failure(TransferProblem{0, misfit.error().explanation});
  if (*misfit) return base::failure(TransferProblem{0, **misfit});
  return count;
}

}  // namespace storage

#include "storage/transfer/export_format.h"

namespace storage {

std::string_view name(ExportedSecrets secrets) {
  switch (secrets) {
    case ExportedSecrets::sealed:
      return "sealed";
    case ExportedSecrets::open:
      return "open";
    case ExportedSecrets::omitted:
      return "omitted";
  }
  return {};
}

std::optional<ExportedSecrets> exported_secrets_from_name(std::string_view text) {
  for (const auto secrets :
       {ExportedSecrets::sealed, ExportedSecrets::open, ExportedSecrets::omitted}) {
    if (name(secrets) == text) return secrets;
  }
  return std::nullopt;
}

std::optional<ExportedSecrets> exported_secrets_asked_for(std::string_view word) {
  return exported_secrets_from_name(word == "omit" ? "omitted" : word);
}

ExportHead head_of_export(ExportedSecrets secrets, base::Time now, const std::string& master_key,
                          const std::string& master_key_mark) {
  ExportHead head{base::to_iso(now), secrets, ""};
  if (secrets != ExportedSecrets::omitted) head.master_key_mark = master_key_mark;
  if (secrets == ExportedSecrets::open) head.master_key = master_key;
  return head;
}

std::string sentence(const TransferProblem& problem) {
  const std::string line = problem.line > 0 ? "line " + std::to_string(problem.line) + ": " : "";
  return line + problem.reason + '.';
}

}  // namespace storage

// A whole tenant as one JSON document, one record to a line:
//
//   {
//   "tallygate_export": 1,
//   "exported_at": "2026-11-26T06:00:00.000Z",
//   "secrets": "sealed",
//   "master_key": "9f86d081884c7d65",
//   "settings": [
//   {...}
//   ],
//   "api": [
//   ...
//
// The lists are those of storage::Table, in that order, and a record is its document
// (entity_fields.h). Other members of the head are passed over, and so is where lines end.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace storage {

// Goes up when an older version could not understand what is written.
inline constexpr int export_format_version = 1;

// Sealed: as they lie in the store, of use with the same master key only. Open: the same, and the
// master key beside them. Omitted: without the secrets of applications and APIs, and without
// signing keys.
enum class ExportedSecrets { sealed, open, omitted };

std::string_view name(ExportedSecrets secrets);
std::optional<ExportedSecrets> exported_secrets_from_name(std::string_view name);
// As people ask for them: "sealed", "open", "omit".
std::optional<ExportedSecrets> exported_secrets_asked_for(std::string_view word);

struct ExportHead {
  std::string exported_at;  // ISO 8601
  ExportedSecrets secrets = ExportedSecrets::sealed;
  // Tells master keys apart without telling anything about them; empty where secrets are omitted.
  std::string master_key_mark;
  // 32 octets, where secrets are open.
  std::string master_key = {};
};

// With what it needs of the key and its mark.
ExportHead head_of_export(ExportedSecrets secrets, base::Time now, const std::string& master_key,
                          const std::string& master_key_mark);

// A sentence's second half, and the line that it is about; 0: the whole.
struct TransferProblem {
  size_t line = 0;
  std::string reason;
};

// "line 7: it has no id."
std::string sentence(const TransferProblem& problem);

}  // namespace storage

#include "storage/transfer/export_writer.h"

#include "base/hex.h"
#include "base/json.h"
#include "domain/other_members.h"

namespace storage {

namespace {

bool holds_secrets(Table table) {
  return table == Table::application || table == Table::api || table == Table::organization ||
         table == Table::settings || table == Table::signing_key;
}

void erase_sealed_members(base::Json& record) {
  const auto kept = base::string_member(record, "other_members");
  auto members = kept ? base::parse_json(*kept) : base::Json();
  if (!members || !members->is_object()) return;
  if (members->erase(std::string(domain::sealed_members)) == 0) return;
  record["other_members"] = members->empty() ? "" : base::write_json(*members);
}

}  // namespace

ExportWriter::ExportWriter(std::ostream& stream, const ExportHead& head)
    : m_stream(stream), m_secrets(head.secrets) {
  m_stream << "{\n\"tallygate_export\": " << export_format_version
           << ",\n\"exported_at\": " << base::write_json(base::Json(head.exported_at))
           << ",\n\"secrets\": \"" << name(m_secrets) << '"';
  if (!head.master_key_mark.empty()) {
    m_stream << ",\n\"master_key\": " << base::write_json(base::Json(head.master_key_mark));
  }
  if (!head.master_key.empty()) {
    m_stream << ",\n\"master_key_hex\": \"" << base::to_hex(head.master_key) << '"';
  }
}

void ExportWriter::begin(Table table) {
  m_table = table;
  m_is_first = true;
  m_stream << ",\n\"" << name(table) << "\": [";
}

base::Result<void, domain::StoreError> ExportWriter::add(std::string_view key,
                                                         std::string_view document) {
  if (m_secrets != ExportedSecrets::omitted || !holds_secrets(m_table)) {
    put(document);
    return {};
  }
  // A signing key is nothing but a secret.
  if (m_table == Table::signing_key) return {};
  auto json = base::parse_json(document);
  if (!json || !json->is_object()) {
    return base::failure(domain::StoreError{domain::StoreError::Kind::corrupt,
                                            "The stored " + std::string(name(m_table)) + " \"" +
                                                std::string(key) + "\" is not a JSON object."});
  }
  for (const char* member : {"secret", "previous_secret", "sealed_signing_secret"}) {
    json->erase(member);
  }
  erase_sealed_members(*json);
  put(base::write_json(*json));
  return {};
}

void ExportWriter::put(std::string_view document) {
  m_stream << (m_is_first ? "\n" : ",\n") << document;
  m_is_first = false;
  ++m_count;
}

void ExportWriter::end() {
  m_stream << (m_is_first ? "]" : "\n]");
}

void ExportWriter::finish() {
  m_stream << "\n}\n";
}

}  // namespace storage

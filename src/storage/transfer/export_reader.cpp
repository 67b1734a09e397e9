#include "storage/transfer/export_reader.h"

#include "base/hex.h"
#include "base/json.h"

namespace storage {

namespace {

constexpr char version_name[] = "tallygate_export";
constexpr size_t shown_octets_max = 40;
constexpr size_t master_key_size = 32;

std::string shown(const std::string& name) {
  return '"' + name.substr(0, shown_octets_max) + '"';
}

}  // namespace

TransferResult<ExportReader> ExportReader::open(std::istream& stream) {
  ExportReader reader(stream);
  if (const auto read = reader.read_head(); !read) return base::failure(read.error());
  return reader;
}

TransferResult<void> ExportReader::read_head() {
  if (!m_stream.take('{')) return fail("it is not an export of a tenant");
  m_is_first = true;
  for (bool is_version = true;; is_version = false) {
    const auto member = next_member();
    if (!member) return base::failure(member.error());
    if (is_version && *member != version_name) {
      return fail("it is not an export of a tenant, which begins with \"tallygate_export\"");
    }
    if (!*member || m_stream.peek() == '[') {
      m_list = *member;
      break;
    }
    if (const auto read = read_head_member(**member); !read) return read;
  }
  if (m_head.secrets == ExportedSecrets::sealed && m_head.master_key_mark.empty()) {
    return fail("it does not say by \"master_key\" what its secrets are sealed with");
  }
  if (m_head.secrets == ExportedSecrets::open && m_head.master_key.empty()) {
    return fail("it does not hold by \"master_key_hex\" what its secrets are sealed with");
  }
  return {};
}

TransferResult<void> ExportReader::read_head_member(const std::string& name) {
  std::string text;
  if (!m_stream.take_value(text)) return fail_unfinished();
  const auto value = base::parse_json(text);
  if (!value) return fail(shown(name) + " is not JSON");
  const std::string word = value->is_string() ? value->get<std::string>() : "";
  if (name == version_name) {
    const long long version = value->is_number_integer() ? value->get<long long>() : 0;
    if (version > export_format_version) {
      return fail("it was written by a newer version of Tallygate (format " +
                  std::to_string(version) + ", this version knows " +
                  std::to_string(export_format_version) + ")");
    }
    if (version < 1) return fail("\"tallygate_export\" is not the number of a format");
  } else if (name == "secrets") {
    const auto secrets = exported_secrets_from_name(word);
    if (!secrets) return fail("\"secrets\" is neither \"sealed\" nor \"open\" nor \"omitted\"");
    m_head.secrets = *secrets;
  } else if (name == "exported_at") {
    m_head.exported_at = word;
  } else if (name == "master_key") {
    m_head.master_key_mark = word;
  } else if (name == "master_key_hex") {
    const auto key = base::from_hex(word);
    if (!key || key->size() != master_key_size) {
      return fail("\"master_key_hex\" is not " + std::to_string(2 * master_key_size) +
                  " hexadecimal digits");
    }
    m_head.master_key = *key;
  }
  return {};
}

TransferResult<std::optional<std::string>> ExportReader::next_member() {
  if (m_has_ended) return std::nullopt;
  if (m_stream.take('}')) {
    m_has_ended = true;
    if (m_stream.peek() != '\0') return fail("something stands behind its end");
    return std::nullopt;
  }
  if (!m_is_first && !m_stream.take(',')) return fail_unfinished();
  m_is_first = false;
  std::string text;
  if (m_stream.peek() != '"' || !m_stream.take_value(text)) return fail_unfinished();
  const auto name = base::parse_json(text);
  if (!name || !name->is_string() || !m_stream.take(':')) return fail("it is not JSON");
  return name->get<std::string>();
}

TransferResult<std::optional<ReadRecord>> ExportReader::next() {
  while (!m_table || (m_stream.peek() == ']' && m_stream.take(']'))) {
    m_table.reset();
    const auto entered = enter_next_list();
    if (!entered) return base::failure(entered.error());
    if (!*entered) return std::nullopt;
  }
  if (!m_is_first && !m_stream.take(',')) return fail_unfinished();
  m_is_first = false;
  std::string text;
  if (!m_stream.take_value(text)) return fail_unfinished();
  auto change = from_document(*m_table, text);
  if (!change) return fail(change.error());
  Record record = to_record(*change);
  if (record.key.empty()) return fail("it has no id");
  return ReadRecord{std::move(record), std::move(*change)};
}

// Stands in front of the first element then.
TransferResult<bool> ExportReader::enter_next_list() {
  if (!m_list) {
    m_is_first = false;
    const auto member = next_member();
    if (!member) return base::failure(member.error());
    m_list = *member;
  }
  if (!m_list) return false;
  m_table = table_from_name(*m_list);
  if (!m_table) return fail("this version knows no list " + shown(*m_list));
  if (m_last_table == m_table) return fail(shown(*m_list) + " is there twice");
  if (m_last_table > m_table) {
    return fail(shown(*m_list) + " must stand before " + shown(std::string(name(*m_last_table))));
  }
  m_last_table = m_table;
  m_list.reset();
  if (!m_stream.take('[')) return fail("it is not a list");
  m_is_first = true;
  return true;
}

tl::unexpected<TransferProblem> ExportReader::fail_unfinished() {
  return fail(m_stream.peek() == '\0' ? "it ends too early" : "it is not JSON");
}

}  // namespace storage

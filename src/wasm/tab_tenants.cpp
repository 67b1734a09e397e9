#include "wasm/tab_tenants.h"

#include <sstream>

#include "base/form.h"
#include "base/json.h"
#include "domain/tenant_name.h"
#include "engine/master_key.h"
#include "storage/memory/memory_import.h"
#include "storage/transfer/transfer.h"
#include "wasm/host.h"

namespace wasm {

namespace {

using storage::ExportedSecrets;

constexpr std::string_view collection_path = "/admin/tenants";
constexpr std::string_view export_path = "/admin/export";
constexpr std::string_view import_end = "/import";
constexpr size_t master_key_octets = 32;

base::Response error_response(int status, std::string_view error, const std::string& message) {
  return {status,
          {{"content-type", "application/json"}},
          base::write_json({{"error", std::string(error)}, {"message", message}})};
}

base::Response invalid_name() {
  return error_response(400, "invalid_request",
                        "A tenant's name is 1 to 63 lower-case letters, digits and hyphens, and "
                        "not \"mtls\".");
}

base::Response no_such_tenant() {
  return error_response(404, "unknown_tenant", "There is no tenant of this name.");
}

base::Response not_allowed() {
  return error_response(405, "method_not_allowed", "This is not done by that method.");
}

base::Response bad_document(const storage::TransferProblem& problem) {
  return error_response(400, "invalid_document",
                        "Nothing was imported: " + storage::sentence(problem));
}

}  // namespace

bool TabTenants::serves(std::string_view path) {
  return path == export_path || path.starts_with(collection_path);
}

std::optional<base::Response> TabTenants::answer(const base::Request& request, int id) {
  const std::string_view path = request.path();
  if (path == export_path) {
    if (request.method != "GET") return not_allowed();
    const auto query = base::parse_form(request.query());
    const std::string* secrets = query ? base::find_value(*query, "secrets") : nullptr;
    return write_document(secrets ? *secrets : "sealed");
  }
  if (path == collection_path) {
    if (request.method == "POST") return add(request, id);
    if (request.method != "GET") return not_allowed();
    host::list_tenants(id);
    return std::nullopt;
  }
  std::string name(path.substr(collection_path.size() + 1));
  if (name.ends_with(import_end)) {
    name.resize(name.size() - import_end.size());
    if (request.method != "POST") return not_allowed();
    return import(name, request.body, id);
  }
  if (!domain::is_tenant_name(name)) return no_such_tenant();
  if (request.method != "DELETE") return not_allowed();
  host::remove_tenant(id, name);
  return std::nullopt;
}

std::optional<base::Response> TabTenants::add(const base::Request& request, int id) {
  const auto body = base::parse_json(request.body);
  const auto name = body ? base::string_member(*body, "name") : std::nullopt;
  if (!name || !domain::is_tenant_name(*name)) return invalid_name();
  if (!body->contains("copy_of")) {
    host::make_tenant(id, *name, base::random_octets(m_random, master_key_octets));
    return std::nullopt;
  }
  if (base::string_member(*body, "copy_of") != host::tenant_name()) {
    return error_response(400, "invalid_request", "A tab copies its own tenant only.");
  }
  for (const storage::Table table : storage::all_tables) {
    (void)m_store.each(table, [&](std::string_view key, std::string_view document) {
      host::give_record({table, std::string(key), std::string(document)});
      return storage::StoreResult<void>();
    });
  }
  host::make_tenant(id, *name, host::master_key());
  return std::nullopt;
}

std::optional<base::Response> TabTenants::import(const std::string& name,
                                                 const std::string& document, int id) {
  if (!domain::is_tenant_name(name)) return invalid_name();
  std::istringstream stream(document);
  auto reader = storage::ExportReader::open(stream);
  if (!reader) return bad_document(reader.error());
  const storage::ExportHead& head = reader->head();
  const std::string master_key = base::random_octets(m_random, master_key_octets);
  storage::Amend amend;
  if (head.secrets != ExportedSecrets::omitted) {
    auto resealing = engine::resealing_to(master_key, head.master_key_mark,
                                          {head.master_key, host::master_key()}, m_random);
    if (!resealing) {
      return bad_document({0,
                           "its secrets are sealed with a key that is not here; export it with "
                           "that key, or without secrets"});
    }
    amend = std::move(*resealing);
  }
  storage::MemoryImport target;
  const auto count = storage::import_tenant(*reader, target, amend);
  if (!count) return bad_document(count.error());
  for (const storage::Record& record : target.records()) host::give_record(record);
  host::make_tenant(id, name, master_key);
  return std::nullopt;
}

base::Response TabTenants::write_document(const std::string& word) {
  const auto secrets = storage::exported_secrets_asked_for(word);
  if (!secrets) {
    return error_response(400, "invalid_request",
                          "\"secrets\" is \"sealed\", \"open\" or \"omit\".");
  }
  const std::string key = host::master_key();
  const auto head =
      storage::head_of_export(*secrets, m_clock.now(), key, engine::master_key_mark(key));
  std::ostringstream stream;
  const auto count = storage::export_tenant(m_store, stream, head);
  if (!count) return error_response(500, "server_error", count.error().explanation);
  return {200, {{"content-type", "application/json"}}, std::move(stream).str()};
}

}  // namespace wasm

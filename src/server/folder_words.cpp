#include "server/folder_words.h"

#include <CLI/CLI.hpp>

#include "server/data_folder.h"
#include "server/folder_help.h"
#include "server/tenants.h"

namespace server {

namespace {

bool is_store_address(const std::string& text) {
  return text.starts_with("postgres://") || text.starts_with("postgresql://");
}

}  // namespace

FolderWords::FolderWords(CLI::App& app)
    : m_data(default_data_folder()),
      m_backup(add(app, "backup", help::backup_summary, help::backup_footer)),
      m_export(add(app, "export", help::export_summary, help::export_footer)),
      m_import(add(app, "import", help::import_summary, help::import_footer)),
      m_rotate(app.add_subcommand("rotate-master-key", help::rotate_summary)) {
  for (CLI::App* command : {m_export, m_import}) {
    command->add_option("--store", m_store, help::folder_store)
        ->type_name("URL")
        ->envname("TALLYGATE_STORE");
  }
  m_export->add_option("--secrets", m_secrets, help::secrets)->type_name("sealed|open|omit");
  m_import->add_flag("--replace", m_replaces, help::replace);
  add_rotate();
}

void FolderWords::add_rotate() {
  m_rotate->footer(help::rotate_footer);
  m_rotate->add_option("--data", m_data, help::rotate_data)->type_name("DIR");
  m_rotate->add_option("--store", m_rotate_options.store, help::rotate_store)->type_name("URL");
  m_rotate->add_option("--master-key-file", m_rotate_options.key_file, help::rotate_key_file)
      ->type_name("PATH");
  m_rotate
      ->add_option("--new-master-key-file", m_rotate_options.new_key_file,
                   help::rotate_new_key_file)
      ->type_name("PATH");
}

CLI::App* FolderWords::add(CLI::App& app, const char* name, const char* summary,
                           const char* footer) {
  CLI::App* command = app.add_subcommand(name, summary);
  command->footer(footer);
  command->add_option("FILE", m_file, help::folder_file)->required()->type_name("");
  command->add_option("--data", m_data, help::folder_data)
      ->type_name("DIR")
      ->envname("TALLYGATE_DATA");
  command->add_option("--tenant", m_tenant, help::folder_tenant)->type_name("NAME");
  return command;
}

base::Result<std::optional<FolderCommand>, std::string> FolderWords::command() const {
  if (!m_backup->parsed() && !m_export->parsed() && !m_import->parsed() && !m_rotate->parsed())
    return std::nullopt;
  if (m_data.empty()) return base::failure(std::string("--data takes a folder."));
  if (m_rotate->parsed()) {
    RotateOptions options = m_rotate_options;
    options.data = m_data;
    return FolderCommand(options);
  }
  if (m_file.empty()) return base::failure(std::string("FILE is the name of a file."));
  if (!m_tenant.empty() && !is_tenant_name(m_tenant)) {
    return base::failure("--tenant takes the name of a tenant, not \"" + m_tenant + "\".");
  }
  if (!m_store.empty() && !is_store_address(m_store)) {
    return base::failure(std::string("--store takes an address that begins with postgres://."));
  }
  const TenantPlace place{m_data, m_tenant, m_store};
  if (m_backup->parsed()) return FolderCommand(BackupOptions{place, m_file});
  if (m_import->parsed()) {
    using Existing = ImportOptions::Existing;
    return FolderCommand(
        ImportOptions{place, m_file, m_replaces ? Existing::replace : Existing::refuse});
  }
  const auto secrets = storage::exported_secrets_asked_for(m_secrets);
  if (!secrets) {
    return base::failure("--secrets takes sealed, open or omit, not \"" + m_secrets + "\".");
  }
  return FolderCommand(ExportOptions{place, m_file, *secrets});
}

}  // namespace server

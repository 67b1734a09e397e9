// What is said about "tallygate backup", "export", "import" and
// "rotate-master-key", and what it means.
#pragma once

#include <CLI/App.hpp>
#include <optional>
#include <string>
#include <variant>

#include "base/result.h"
#include "server/folder_commands.h"
#include "server/rotate_master_key.h"

namespace server {

using FolderCommand = std::variant<BackupOptions, ExportOptions, ImportOptions, RotateOptions>;

class FolderWords {
 public:
  // Adds the commands; the words must stay where they are until they are parsed.
  explicit FolderWords(CLI::App& app);
  FolderWords(const FolderWords&) = delete;
  FolderWords& operator=(const FolderWords&) = delete;

  // Nothing: another command was given. Fails with one sentence that names what was said where.
  base::Result<std::optional<FolderCommand>, std::string> command() const;

 private:
  CLI::App* add(CLI::App& app, const char* name, const char* summary, const char* footer);

  void add_rotate();

  std::string m_file, m_data, m_tenant, m_store, m_secrets = "sealed";
  bool m_replaces = false;
  RotateOptions m_rotate_options;
  CLI::App *m_backup, *m_export, *m_import, *m_rotate;
};

}  // namespace server

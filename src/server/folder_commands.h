// What is done to a tenant by a command of its own: backup, export, import. The first two work
// while a server runs on it.
#pragma once

#include <filesystem>
#include <string>

#include "server/tenant_transfer.h"
#include "storage/transfer/export_format.h"

namespace server {

struct BackupOptions {
  TenantPlace place;
  std::filesystem::path file;
};

// "-" as the file: standard output, or input.
struct ExportOptions {
  TenantPlace place;
  std::filesystem::path file;
  storage::ExportedSecrets secrets = storage::ExportedSecrets::sealed;
};

struct ImportOptions {
  enum class Existing { refuse, replace };

  TenantPlace place;
  std::filesystem::path file;
  Existing existing = Existing::refuse;
};

// Each gives the exit code: 0, or 1 after a sentence on standard error.
int run(const BackupOptions& options);
int run(const ExportOptions& options);
int run(const ImportOptions& options);

}  // namespace server

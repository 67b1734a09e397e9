#include "server/folder_commands.h"

#include <sys/stat.h>

#include <csignal>
#include <fstream>
#include <iostream>
#include <memory>

#include "base/system_clock.h"
#include "crypto/crypto.h"
#include "engine/master_key.h"
#include "server/data_folder.h"
#include "server/master_key.h"
#include "server/new_file.h"
#include "storage/sqlite/sqlite_backup.h"
#include "storage/transfer/transfer.h"

namespace server {

namespace filesystem = std::filesystem;

namespace {

int refuse_because(const std::string& sentence) {
  std::cerr << "tallygate: " << sentence << '\n';
  return 1;
}

void begin() {
  umask(077);
  // A file that may not grow is a write that fails, and not the end.
  std::signal(SIGXFSZ, SIG_IGN);
}

bool is_standard(const filesystem::path& file) {
  return file == "-";
}

int write_export(const ExportOptions& options, std::ostream& stream, const std::string& target) {
  auto source = open_source(options.place);
  if (!source) return refuse_because(source.error().explanation);
  std::string master_key;
  if (options.secrets != storage::ExportedSecrets::omitted) {
    const auto key = read_master_key(options.place.folder());
    if (!key) return refuse_because(key.error().explanation);
    master_key = *key;
  }
  const auto head = storage::head_of_export(options.secrets, base::SystemClock().now(), master_key,
                                            engine::master_key_mark(master_key));
  const auto count = storage::export_tenant(**source, stream, head);
  if (!count) return refuse_because(count.error().explanation);
  stream.flush();
  if (!stream) return refuse_because(target + " cannot be written to its end: is the disk full?");
  std::ostream& told = is_standard(options.file) ? std::cerr : std::cout;
  told << target << " has the tenant of " << options.place.name() << ": " << *count
       << " records.\n";
  switch (options.secrets) {
    case storage::ExportedSecrets::sealed:
      told << "Its secrets are sealed with " << master_key_in(options.place.folder())
           << ", which an import needs as well.\n";
      break;
    case storage::ExportedSecrets::open:
      told << "The key that opens its secrets is in it: whoever reads it has all of them.\n";
      break;
    case storage::ExportedSecrets::omitted:
      told << "Secrets and signing keys are not in it: after an import the tenant has new ones.\n";
      break;
  }
  return 0;
}

// What a sealed export needs is asked for before anything is made.
base::Result<void, FolderError> check_master_key(const storage::ExportHead& head,
                                                 const filesystem::path& folder,
                                                 const std::string& source) {
  if (head.secrets != storage::ExportedSecrets::sealed) return {};
  const std::string advice =
      " Put the master.key of the tenant that was exported there, or export "
      "with --secrets omit.";
  const auto key = read_master_key(folder);
  std::error_code error;
  if (!key && filesystem::exists(master_key_in(folder), error)) return base::failure(key.error());
  if (!key) {
    return base::failure(FolderError{"The secrets in " + source +
                                     " are sealed with a master key, and there is none in " +
                                     folder.string() + '.' + advice});
  }
  if (engine::master_key_mark(*key) == head.master_key_mark) return {};
  return base::failure(FolderError{"The secrets in " + source +
                                   " are sealed with another key than " + master_key_in(folder) +
                                   '.' + advice});
}

std::string problem_of(const std::string& source, const storage::TransferProblem& problem) {
  return source + (problem.line > 0 ? ", " : ": ") + sentence(problem) + " Nothing was imported.";
}

int read_import(const ImportOptions& options, std::istream& stream, const std::string& source) {
  auto reader = storage::ExportReader::open(stream);
  if (!reader) return refuse_because(problem_of(source, reader.error()));
  const filesystem::path path = options.place.folder();
  if (const auto fits = check_master_key(reader->head(), path, source); !fits) {
    return refuse_because(fits.error().explanation);
  }
  crypto::SecureRandom random;
  const auto given = given_master_key("");
  if (!given) return refuse_because(given.error().explanation);
  const auto folder = DataFolder::open(path, random, *given);
  if (!folder) return refuse_because(folder.error().explanation);
  auto target = open_target(options.place, *folder);
  if (!target) return refuse_because(target.error().explanation);
  const auto is_empty = (*target)->is_empty();
  if (!is_empty) return refuse_because(is_empty.error().explanation);
  if (!*is_empty) {
    if (options.existing == ImportOptions::Existing::refuse) {
      return refuse_because("There is a tenant in " + options.place.name() +
                            " already: name another place, or replace that tenant with --replace.");
    }
    const auto removed = (*target)->remove_everything();
    if (!removed) return refuse_because(removed.error().explanation);
  }
  const auto amend = amend_for(reader->head(), folder->master_key(), "", random);
  if (!amend) return refuse_because(amend.error().explanation);
  const auto count = storage::import_tenant(*reader, **target, *amend);
  if (!count) return refuse_because(problem_of(source, count.error()));
  std::cout << options.place.name() << " has the tenant of " << source << ": " << *count
            << " records.\n";
  if (reader->head().secrets == storage::ExportedSecrets::omitted) {
    std::cout << "Secrets and signing keys are made when a server first opens it.\n";
  }
  return 0;
}

}  // namespace

int run(const BackupOptions& options) {
  begin();
  const auto database = database_of(options.place);
  if (!database) return refuse_because(database.error().explanation);
  auto file = NewFile::make(options.file);
  if (!file) return refuse_because(file.error().explanation);
  const auto copied = storage::copy_database(*database, file->unfinished());
  if (!copied) return refuse_because(copied.error().explanation);
  if (const auto kept = file->keep(); !kept) return refuse_because(kept.error().explanation);
  std::error_code error;
  std::cout << options.file.string() << " has the tenant of " << options.place.folder().string()
            << ": " << filesystem::file_size(options.file, error) << " octets.\n"
            << "The master key is not in it. Keep " << master_key_in(options.place.folder())
            << " apart: without it the secrets in the backup cannot be opened.\n";
  return 0;
}

int run(const ExportOptions& options) {
  begin();
  if (is_standard(options.file)) return write_export(options, std::cout, "Standard output");
  auto file = NewFile::make(options.file);
  if (!file) return refuse_because(file.error().explanation);
  std::ofstream stream(file->unfinished(), std::ios::binary);
  const int code = write_export(options, stream, options.file.string());
  if (code != 0) return code;
  if (const auto kept = file->keep(); !kept) return refuse_because(kept.error().explanation);
  return 0;
}

int run(const ImportOptions& options) {
  begin();
  if (is_standard(options.file)) return read_import(options, std::cin, "Standard input");
  std::ifstream stream(options.file, std::ios::binary);
  if (!stream || filesystem::is_directory(options.file)) {
    return refuse_because(options.file.string() + " cannot be read.");
  }
  return read_import(options, stream, options.file.string());
}

}  // namespace server

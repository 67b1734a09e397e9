#include "server/master_key.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cstdlib>
#include <optional>

#include "base/hex.h"
#include "base/http_message.h"
#include "server/file.h"

namespace server {

namespace {

tl::unexpected<MasterKeyError> wrong_key(std::string explanation) {
  return base::failure(MasterKeyError{std::move(explanation)});
}

std::optional<std::string> key_of_text(std::string_view text) {
  auto key = base::from_hex(base::trim(text));
  if (key && key->size() != master_key_octets) key.reset();
  return key;
}

}  // namespace

base::Result<std::string, MasterKeyError> read_master_key_file(const std::filesystem::path& file) {
  const std::string path = file.string();
  struct stat state {};
  if (::stat(path.c_str(), &state) != 0) return wrong_key(path + " cannot be read.");
  constexpr unsigned others = 077;
  if ((state.st_mode & others) != 0) {
    return wrong_key(
        fmt::format("{0} is open to others (mode {1:04o}): it must be its owner's alone, "
                    "chmod 600 {0}.",
                    path, state.st_mode & 07777U));
  }
  const auto text = read_file(file);
  if (!text) return wrong_key(path + " cannot be read.");
  const auto key = key_of_text(*text);
  if (!key) return wrong_key(path + " does not hold 64 hexadecimal digits.");
  return *key;
}

base::Result<std::string, MasterKeyError> given_master_key(const std::filesystem::path& file) {
  const char* variable = std::getenv(master_key_variable);
  const std::string text = variable ? variable : "";
  if (!file.empty() && !text.empty()) {
    return wrong_key("There are two master keys: one of a file, and one in TALLYGATE_MASTER_KEY.");
  }
  if (!file.empty()) return read_master_key_file(file);
  if (text.empty()) return std::string();
  const auto key = key_of_text(text);
  if (!key) return wrong_key("TALLYGATE_MASTER_KEY does not hold 64 hexadecimal digits.");
  return *key;
}

std::string master_key_text(const std::string& key) {
  return base::to_hex(key) + '\n';
}

}  // namespace server

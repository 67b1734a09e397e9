#include "server/master_key.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <charconv>
#include <cstdlib>
#include <optional>

#include "base/http_message.h"
#include "server/file.h"

namespace server {

namespace {

tl::unexpected<MasterKeyError> wrong_key(std::string explanation) {
  return base::failure(MasterKeyError{std::move(explanation)});
}

std::optional<std::string> octets_from_hex(std::string_view text) {
  if (text.size() != 2 * master_key_octets) return std::nullopt;
  std::string octets;
  for (size_t at = 0; at < text.size(); at += 2) {
    unsigned octet = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + 2, octet, 16);
    if (error != std::errc() || end != text.data() + at + 2) return std::nullopt;
    octets += static_cast<char>(octet);
  }
  return octets;
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
  const auto key = octets_from_hex(base::trim(*text));
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
  const auto key = octets_from_hex(base::trim(text));
  if (!key) return wrong_key("TALLYGATE_MASTER_KEY does not hold 64 hexadecimal digits.");
  return *key;
}

std::string master_key_text(const std::string& key) {
  std::string text;
  for (const char octet : key) text += fmt::format("{:02x}", static_cast<unsigned char>(octet));
  return text + '\n';
}

}  // namespace server

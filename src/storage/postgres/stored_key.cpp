#include "storage/postgres/stored_key.h"

namespace storage::postgres {

std::string table_name(Table table) {
  return "tallygate." + std::string(storage::name(table));
}

std::string stored_key(std::string_view key) {
  std::string stored;
  for (const char c : key) {
    if (c == '\\') {
      stored += "\\\\";
    } else if (c == '\0') {
      stored += "\\0";
    } else {
      stored += c;
    }
  }
  return stored;
}

std::string key_of_stored(std::string_view stored) {
  std::string key;
  for (size_t at = 0; at < stored.size(); ++at) {
    if (stored[at] != '\\' || at + 1 == stored.size()) {
      key += stored[at];
    } else {
      key += stored[++at] == '0' ? '\0' : stored[at];
    }
  }
  return key;
}

}  // namespace storage::postgres

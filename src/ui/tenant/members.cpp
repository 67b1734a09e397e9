#include "ui/tenant/members.h"

namespace ui {

std::string text_of(const base::Json& json, const char* member) {
  return base::string_member(json, member).value_or("");
}

long long number_of(const base::Json& json, const char* member) {
  return base::integer_member(json, member).value_or(0);
}

bool flag_of(const base::Json& json, const char* member) {
  return base::bool_member(json, member).value_or(false);
}

std::vector<std::string> list_of(const base::Json& json, const char* member) {
  return base::strings_member(json, member).value_or(std::vector<std::string>());
}

}  // namespace ui

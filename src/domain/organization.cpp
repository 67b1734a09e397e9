#include "domain/organization.h"

#include <algorithm>

namespace domain {

bool Organization::has_grant(const GrantId& grant) const {
  return std::find(grants.begin(), grants.end(), grant) != grants.end();
}

bool is_organization_name(std::string_view text) {
  const auto is_letter_or_digit = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  };
  return !text.empty() && text.size() <= organization_name_length_max &&
         is_letter_or_digit(text.front()) && std::all_of(text.begin(), text.end(), [&](char c) {
           return is_letter_or_digit(c) || c == '_' || c == '-';
         });
}

}  // namespace domain

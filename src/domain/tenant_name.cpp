#include "domain/tenant_name.h"

#include <algorithm>
#include <cstddef>

namespace domain {

namespace {

constexpr size_t label_size_max = 63;

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

}  // namespace

bool is_tenant_name(std::string_view text) {
  return !text.empty() && text.size() <= label_size_max && is_alphanumeric(text.front()) &&
         is_alphanumeric(text.back()) && text != "mtls" &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return is_alphanumeric(c) || c == '-'; });
}

}  // namespace domain

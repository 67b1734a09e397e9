// application/x-www-form-urlencoded and percent-encoding (WHATWG URL section 5; RFC 3986
// section 2.1).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace base {

enum class FormError {
  bad_escape,    // '%' without two hexadecimal digits
  invalid_utf8,  // the decoded text is not UTF-8
  nul            // a decoded NUL
};

// Name and value pairs in the order of the text; a name may stand more than once.
using Form = std::vector<std::pair<std::string, std::string>>;

Result<Form, FormError> parse_form(std::string_view text);
std::string write_form(const Form& form);
// The first value of that name, or nullptr.
const std::string* find_value(const Form& form, std::string_view name);
size_t count_values(const Form& form, std::string_view name);

// Decodes %XX only; '+' stays (for path segments).
Result<std::string, FormError> percent_decode(std::string_view text);
// Encodes all but RFC 3986's unreserved characters.
std::string percent_encode(std::string_view text);

bool is_utf8(std::string_view text);

}  // namespace base

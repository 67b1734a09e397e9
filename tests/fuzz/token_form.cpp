// The body of a token request, as a form.
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto text = fuzz::text_of(data, size);
  fuzz::tenant().ask(fuzz::token_request("application/x-www-form-urlencoded", text));
  const auto form = base::parse_form(text);
  if (form) ASSERT(base::parse_form(base::write_form(*form)) == *form);
  return 0;
}

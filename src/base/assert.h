// ASSERT: a broken program stops, in release too. Outside input never reaches an assertion.
#pragma once

namespace base {
[[noreturn]] void assertion_failed(const char* condition, const char* file, int line);
}

#define ASSERT(condition) \
  ((condition) ? (void)0 : ::base::assertion_failed(#condition, __FILE__, __LINE__))

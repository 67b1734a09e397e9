// Counts as people read them; JSON and CSV have plain numbers.
#pragma once

#include <cstdint>
#include <string>

namespace base {

// "1 234 567", with spaces that break no line.
std::string grouped(uint64_t number);

}  // namespace base

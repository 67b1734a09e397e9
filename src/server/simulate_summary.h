// What `tallygate simulate` prints.
#pragma once

#include <string>

#include "sim/results.h"

namespace server {

std::string summary_of(const sim::Results& results);
std::string comparison_of(const sim::Results& first, const sim::Results& second);

}  // namespace server

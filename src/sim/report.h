// Results as one HTML file with charts, which needs nothing else.
#pragma once

#include <string>

#include "sim/results.h"

namespace sim {

std::string report_html(const Results& results);

}  // namespace sim

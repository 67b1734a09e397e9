// Dates in a search of the log: a month, a day or a moment, each the span of time that it names.
#pragma once

#include <string>

#include "management/log_query.h"

namespace management {

// Fills `from` and `to` of a condition on the date by its term or range. False when the text is no
// date. A range leaves the whole span out whose end it excludes, and takes it in otherwise.
bool read_dates(LogCondition& condition);

}  // namespace management

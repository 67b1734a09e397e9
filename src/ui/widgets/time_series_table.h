// The values of a time series, to be read one by one.
#pragma once

#include "ui/widgets/time_series.h"

namespace ui {

// A button that opens and closes the table of what has that name, and one page of its rows. What is
// open is remembered by the window, under the current id: true while it is. The rows give the
// moment of the one that was opened, where the series leads to moments.
bool time_series_opener(Look& look, const std::string& name);
std::optional<base::Time> time_series_rows(Look& look, const TimeSeries& series);

}  // namespace ui

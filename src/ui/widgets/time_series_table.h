// The values of a time series, to be read one by one.
#pragma once

#include "ui/widgets/time_series.h"

namespace ui {

// A button that opens and closes it, and one page of rows where it is open; what is open is
// remembered by the window, under the current id. Gives the moment of the row that was opened,
// where the series leads to moments.
std::optional<base::Time> time_series_table(Look& look, const TimeSeries& series);

}  // namespace ui

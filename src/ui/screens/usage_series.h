// A month's counts as time series, which tables are made of.
#pragma once

#include "ui/tenant/values.h"
#include "ui/widgets/time_series.h"

namespace ui {

// Of each day and each hour that has begun; older hours are known only as their day.
TimeSeries usage_by_day(const Usage& usage);
TimeSeries usage_by_hour(const Usage& usage);

}  // namespace ui

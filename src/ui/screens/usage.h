// Usage: tokens of a calendar month, and of the twelve months up to now.
#pragma once

#include <string>

#include "ui/context.h"
#include "ui/tenant/fetched.h"
#include "ui/tenant/quotas.h"

namespace ui {

class UsageScreen {
 public:
  void draw(Context& context);
  void enter() { *this = UsageScreen(); }

 private:
  void draw_total(Context& context, const Usage& usage);
  void draw_days(Look& look, const Usage& usage);
  void draw_heat(Context& context, const Usage& usage);
  void draw_plan(Context& context, const Usage& usage);
  void draw_savings(Context& context, const Usage& usage);
  void draw_quotas(Context& context);
  void draw_downloads(Context& context, const Usage& usage);
  void download(Context& context, const std::string& month, const std::string& format);
  void draw_months(Context& context, const Usage& usage);

  std::string m_month;  // empty: the current one
  Fetched<QuotaReport> m_quotas;
  uint64_t m_quotas_for = 0;  // the version of the usage that they belong to
  bool m_downloading = false, m_failed = false;
  Failure m_failure;
};

}  // namespace ui

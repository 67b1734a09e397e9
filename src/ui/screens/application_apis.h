// Application · APIs: which APIs it may call, and with which scopes.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "ui/arrangement.h"
#include "ui/context.h"
#include "ui/widgets/grant_row.h"
#include "ui/widgets/uneven_rows.h"

namespace ui {

class ApplicationApisTab {
 public:
  void draw(Context& context, const Application& app);

 private:
  void draw_row(Context& context, const Application& app, size_t place);

  std::string m_search;
  Arrangement m_found;
  UnevenRows m_list;
  std::map<std::string, std::shared_ptr<GrantRow>> m_rows;  // by the API's id
};

}  // namespace ui

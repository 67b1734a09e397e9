// Application · APIs: which APIs it may call, and with which scopes.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "ui/context.h"
#include "ui/widgets/grant_row.h"

namespace ui {

class ApplicationApisTab {
 public:
  void draw(Context& context, const Application& app);

 private:
  void draw_row(Context& context, const Application& app, const Api& api);

  std::string m_search;
  std::map<std::string, std::shared_ptr<GrantRow>> m_rows;  // by the API's id
};

}  // namespace ui

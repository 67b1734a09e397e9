// At the left of the top bar: whose tenant this is, where it lives, and what is done to all of it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ui/context.h"
#include "ui/frame/exchanges.h"
#include "ui/frame/palette_commands.h"
#include "ui/frame/tenant_dialogs.h"
#include "ui/tenant/fetched.h"
#include "ui/widgets/popup_place.h"

namespace ui {

class TenantMenu {
 public:
  explicit TenantMenu(RecordingBackend& recorder) : m_recorder(recorder) {}

  // The button at the cursor and its menu; gives the button's width. `reset` asks whether to.
  float draw(Context& context, float width_most, const std::function<void()>& reset);
  // The dialogs that it opens.
  void draw_over(Context& context);
  void add_commands(std::vector<Command>& commands);

 private:
  void follow_name(Context& context);
  void draw_menu(Context& context, const Box& button, const std::function<void()>& reset);
  void draw_head(Context& context);
  void draw_tenants(Context& context);
  void draw_acts(Context& context, const std::function<void()>& reset);
  void ask_delete(Context& context);
  void open_dialog(Look& look, TenantDialogs::Kind kind, TenantList tenants);
  std::string shown_name() const;

  RecordingBackend& m_recorder;
  Fetched<std::string> m_name;
  Fetched<TenantList> m_tenants;
  TenantDialogs m_dialogs;
  uint64_t m_seen_change = 0;
  PopupPlace m_place;
};

}  // namespace ui

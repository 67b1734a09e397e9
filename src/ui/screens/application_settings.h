// Application · Settings.
#pragma once

#include <string>

#include "ui/context.h"
#include "ui/screens/application_draft.h"
#include "ui/widgets/form.h"

namespace ui {

class ApplicationSettingsTab {
 public:
  void draw(Context& context, const Application& app);

 private:
  void follow(const Context& context, const Application& app);
  void draw_basic(Context& context, const Application& app, const DraftErrors& errors);
  void draw_behaviour(Context& context, const Application& app, const DraftErrors& errors);
  void draw_uris(Context& context);
  void draw_advanced(Context& context);
  void draw_metadata(Look& look);
  void draw_danger(Context& context, const Application& app);
  void save(Context& context, const Application& app);
  void ask_delete(Context& context, const Application& app);

  Form<ApplicationDraft> m_form;
  std::string m_id;
  uint64_t m_version = 0;
  bool m_revealed = false;
};

}  // namespace ui

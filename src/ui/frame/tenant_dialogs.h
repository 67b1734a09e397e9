// What is asked before a tenant is made, copied, imported or exported.
#pragma once

#include <memory>
#include <string>

#include "ui/context.h"
#include "ui/tenant/tenants.h"

namespace ui {

class TenantDialogs {
 public:
  enum class Kind { create, duplicate, import, exporting };

  // `shown_name` is what the tenant is called; `tenants` are those that are known.
  void open(Kind kind, const std::string& shown_name, TenantList tenants);
  // The reader chooses a file first.
  void open_import(Look& look, TenantList tenants);
  // Over everything else.
  void draw(Context& context);

 private:
  // Of one opening: an answer that comes later finds it or nothing.
  struct State {
    Kind kind = Kind::create;
    std::string shown_name;
    TenantList tenants;
    std::string name;
    PickedFile file;
    bool without_secrets = false;
    bool busy = false, failed = false, done = false;
    Failure failure;
  };

  void draw_fields(Look& look);
  void draw_secrets(Look& look);
  void draw_buttons(Context& context, float width);
  std::string error_of_name() const;
  bool can_go() const;
  void go(Context& context);
  void send_making(Context& context, base::Request request);
  void send_export(Context& context);

  std::shared_ptr<State> m_state = std::make_shared<State>();
  bool m_opening = false;
  bool m_waits_for_file = false;
};

}  // namespace ui

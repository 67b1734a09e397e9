#include "ui/mirror.h"

namespace ui {

std::string_view name(Role role) {
  switch (role) {
    case Role::text:
      return "text";
    case Role::heading:
      return "heading";
    case Role::button:
      return "button";
    case Role::link:
      return "link";
    case Role::textbox:
      return "textbox";
    case Role::checkbox:
      return "checkbox";
    case Role::toggle:
      return "switch";
    case Role::radio:
      return "radio";
    case Role::tab:
      return "tab";
    case Role::option:
      return "option";
    case Role::menuitem:
      return "menuitem";
    case Role::menuitemradio:
      return "menuitemradio";
    case Role::status:
      return "status";
    case Role::alert:
      return "alert";
    case Role::image:
      return "img";
    case Role::banner:
      return "banner";
    case Role::navigation:
      return "navigation";
    case Role::main:
      return "main";
    case Role::region:
      return "region";
    case Role::group:
      return "group";
    case Role::dialog:
      return "dialog";
    case Role::table:
      return "table";
    case Role::row:
      return "row";
    case Role::columnheader:
      return "columnheader";
    case Role::cell:
      return "cell";
    case Role::list:
      return "list";
    case Role::listitem:
      return "listitem";
    case Role::tablist:
      return "tablist";
    case Role::tabpanel:
      return "tabpanel";
    case Role::listbox:
      return "listbox";
    case Role::menu:
      return "menu";
    case Role::radiogroup:
      return "radiogroup";
  }
  return "text";
}

}  // namespace ui

#include <iterator>

#include "ui/mirror.h"

namespace ui {

namespace {

constexpr size_t first_holder = static_cast<size_t>(Role::banner);
// In the order of the enumeration.
constexpr std::string_view holders[] = {
    "banner",  "navigation", "main",         "region", "group",     "dialog",
    "table",   "row",        "columnheader", "cell",   "list",      "listitem",
    "tablist", "tabpanel",   "listbox",      "menu",   "radiogroup"};
static_assert(std::size(holders) == static_cast<size_t>(Role::radiogroup) - first_holder + 1);

}  // namespace

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
    case Role::combobox:
      return "combobox";
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
    case Role::navigation:
    case Role::main:
    case Role::region:
    case Role::group:
    case Role::dialog:
    case Role::table:
    case Role::row:
    case Role::columnheader:
    case Role::cell:
    case Role::list:
    case Role::listitem:
    case Role::tablist:
    case Role::tabpanel:
    case Role::listbox:
    case Role::menu:
    case Role::radiogroup:
      return holders[static_cast<size_t>(role) - first_holder];
  }
  return "text";
}

}  // namespace ui

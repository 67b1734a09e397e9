#include "ui/mirror_json.h"

#include <cmath>

#include "base/json.h"

namespace ui {

namespace {

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
    case Role::row:
      return "row";
    case Role::dialog:
      return "dialog";
    case Role::status:
      return "status";
    case Role::alert:
      return "alert";
    case Role::image:
      return "img";
  }
  return "text";
}

// A tenth of a pixel is enough, and short.
double rounded(float pixels) {
  return std::round(static_cast<double>(pixels) * 10) / 10;
}

}  // namespace

std::string to_json(const std::vector<MirrorNode>& nodes) {
  base::Json list = base::Json::array();
  for (const MirrorNode& node : nodes) {
    base::Json json = {{"id", node.id},
                       {"role", name(node.role)},
                       {"name", node.name},
                       {"x", rounded(node.x)},
                       {"y", rounded(node.y)},
                       {"width", rounded(node.width)},
                       {"height", rounded(node.height)}};
    if (!node.value.empty()) json["value"] = node.value;
    if (node.checked) json["checked"] = true;
    if (node.selected) json["selected"] = true;
    if (node.disabled) json["disabled"] = true;
    if (node.focused) json["focused"] = true;
    if (node.interactive) json["interactive"] = true;
    if (node.scrolled_away) json["scrolled_away"] = true;
    if (node.clipped) json["clipped"] = true;
    list.push_back(std::move(json));
  }
  return base::write_json(list);
}

}  // namespace ui

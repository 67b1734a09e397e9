#include "ui/mirror_feed.h"

#include <cmath>
#include <iterator>

#include "base/json.h"

namespace ui {

namespace {

// A tenth of a pixel is enough, and short.
float rounded(float pixels) {
  return std::round(pixels * 10) / 10;
}

double number(float pixels) {
  return std::round(static_cast<double>(pixels) * 10) / 10;
}

MirrorNode from_parent(MirrorNode node, const MirrorNode* parent) {
  node.x = rounded(node.x - (parent ? parent->x : 0));
  node.y = rounded(node.y - (parent ? parent->y : 0));
  node.width = rounded(node.width);
  node.height = rounded(node.height);
  return node;
}

void add_state(const MirrorState& state, base::Json& json) {
  if (!state.value.empty()) json["value"] = state.value;
  if (!state.description.empty()) json["description"] = state.description;
  if (state.checked) json["checked"] = true;
  if (state.selected) json["selected"] = true;
  if (state.disabled) json["disabled"] = true;
  if (state.invalid) json["invalid"] = true;
  if (state.multiline) json["multiline"] = true;
  if (state.expands != Expands::no) json["expanded"] = state.expands == Expands::open;
  if (state.popup) json["popup"] = name(*state.popup);
  if (state.sorted != Sorted::no)
    json["sorted"] = state.sorted == Sorted::ascending ? "ascending" : "descending";
  if (state.position > 0) json["position"] = state.position;
  if (state.count > 0) json["count"] = state.count;
  if (state.active > 0) json["active"] = state.active;
}

base::Json to_json(const MirrorNode& node) {
  base::Json json = {{"id", node.id},
                     {"parent", node.parent},
                     {"role", name(node.role)},
                     {"name", node.name},
                     {"x", number(node.x)},
                     {"y", number(node.y)},
                     {"width", number(node.width)},
                     {"height", number(node.height)}};
  add_state(node, json);
  if ((node.role == Role::textbox || node.role == Role::combobox) && node.focused)
    json["selection"] = {node.selection_begin, node.selection_end};
  if (node.focused) json["focused"] = true;
  if (node.interactive) json["interactive"] = true;
  if (node.scrolled_away) json["scrolled_away"] = true;
  if (node.clipped) json["clipped"] = true;
  return json;
}

}  // namespace

std::string MirrorFeed::changes_to(const std::vector<MirrorNode>& nodes) {
  base::Json changed = base::Json::array(), gone = base::Json::array(), order = base::Json::array();
  std::unordered_map<uint32_t, const MirrorNode*> here;
  Children children;
  for (const MirrorNode& node : nodes) {
    const auto parent = here.find(node.parent);
    MirrorNode told = from_parent(node, parent == here.end() ? nullptr : parent->second);
    here.emplace(node.id, &node);
    children[node.parent].push_back(node.id);
    const auto before = m_told.find(node.id);
    if (before != m_told.end() && before->second == told) continue;
    changed.push_back(to_json(told));
    m_told.insert_or_assign(node.id, std::move(told));
  }
  for (auto at = m_told.begin(); at != m_told.end();) {
    const bool stays = here.count(at->first) > 0;
    if (!stays) gone.push_back(at->first);
    at = stays ? std::next(at) : m_told.erase(at);
  }
  for (const auto& [parent, ids] : children) {
    const auto before = m_children.find(parent);
    if (before == m_children.end() || before->second != ids) order.push_back({parent, ids});
  }
  for (const auto& [parent, ids] : m_children) {
    const bool is_empty_now = children.count(parent) == 0;
    if (is_empty_now && (parent == 0 || here.count(parent) > 0))
      order.push_back({parent, base::Json::array()});
  }
  m_children = std::move(children);
  base::Json update = base::Json::object();
  update["gone"] = std::move(gone);
  update["nodes"] = std::move(changed);
  update["order"] = std::move(order);
  return base::write_json(update);
}

}  // namespace ui

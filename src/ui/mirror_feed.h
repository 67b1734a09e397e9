// The mirror as JSON, for the page's scripts: what changed since the last time, and no more.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "ui/mirror.h"

namespace ui {

class MirrorFeed {
 public:
  // {"gone": [id …], "nodes": [new and changed ones …], "order": [[parent, [id …]] …]}. `order` has
  // the parents whose children are others or stand otherwise than before, 0 for the page. A node's
  // place is told from its parent's, so that scrolling tells no more than the part that scrolls.
  std::string changes_to(const std::vector<MirrorNode>& nodes);

 private:
  using Children = std::unordered_map<uint32_t, std::vector<uint32_t>>;  // in order

  std::unordered_map<uint32_t, MirrorNode> m_told;  // with their places from the parent's
  Children m_children;
};

}  // namespace ui

// Both paginations of the Management API: page/per_page with optional totals, and from/take
// (reference/auth0.md section 9.3).
#pragma once

#include <functional>
#include <memory>

#include "base/result.h"
#include "domain/collection.h"
#include "management/call.h"

namespace management {

struct PageRequest {
  enum class Style { pages, checkpoint } style = Style::pages;
  size_t page = 0;
  size_t per_page = 50;
  uint64_t from = 0;  // place of the first entity wanted
  bool include_totals = false;
};

inline constexpr size_t per_page_max = 100;

base::Result<PageRequest, Outcome> parse_page(const Call& call);
Outcome paged_answer(const PageRequest& page, size_t total, base::Json items,
                     std::optional<uint64_t> next, std::string_view key);

// Without a filter a page is found without going through those before it.
struct Everything {
  template <class Entity>
  bool operator()(const Entity&) const {
    return true;
  }
};

// Answers with the entities (pairs of a place and a pointer) for which `wanted` holds, written by
// `to_json`, under `key` when the answer is an object.
template <class Entities, class Wanted, class ToJson>
Outcome list(const Call& call, const Entities& all, std::string_view key, Wanted wanted,
             ToJson to_json) {
  const auto page = parse_page(call);
  if (!page) return page.error();
  const bool by_checkpoint = page->style == PageRequest::Style::checkpoint;
  const size_t first = by_checkpoint ? 0 : page->page * page->per_page;
  base::Json items = base::Json::array();
  std::optional<uint64_t> next;
  size_t matches = 0;
  auto at = all.lower_bound(page->from);
  if constexpr (std::is_same_v<Wanted, Everything>) {
    if (!by_checkpoint) at = all.after(first);
    matches = first;
  }
  for (; at != all.end(); call.context.steps.count_one(), ++at) {
    if (!wanted(*at->second)) continue;
    const size_t index = matches++;
    if (index < first) continue;
    if (items.size() < page->per_page) {
      items.push_back(select_fields(call, to_json(*at->second)));
    } else if (!next) {
      next = at->first;
      if (by_checkpoint || !page->include_totals || std::is_same_v<Wanted, Everything>) break;
    }
  }
  if constexpr (std::is_same_v<Wanted, Everything>) matches = all.size();
  return paged_answer(*page, matches, std::move(items), next, key);
}

}  // namespace management

#include "management/pagination.h"

#include <charconv>

namespace management {

namespace {

// A whole number of the query; `otherwise` when it is not there.
base::Result<uint64_t, Outcome> number(const Call& call, std::string_view name, uint64_t otherwise,
                                       uint64_t maximum) {
  const std::string* text = base::find_value(call.query, name);
  if (!text) return otherwise;
  uint64_t value = 0;
  const auto [end, status] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (status != std::errc() || end != text->data() + text->size()) {
    return base::failure(invalid_query(
        "'Expected type integer but found type string' on property " + std::string(name) + "."));
  }
  if (value > maximum) {
    return base::failure(invalid_query("'Value " + std::to_string(value) +
                                       " is greater than maximum " + std::to_string(maximum) +
                                       "' on property " + std::string(name) + "."));
  }
  return value;
}

}  // namespace

base::Result<PageRequest, Outcome> parse_page(const Call& call) {
  constexpr uint64_t place_max = 1'000'000'000'000;
  PageRequest page;
  const bool by_checkpoint =
      base::find_value(call.query, "take") || base::find_value(call.query, "from");
  page.style = by_checkpoint ? PageRequest::Style::checkpoint : PageRequest::Style::pages;
  const auto index = number(call, "page", 0, place_max / per_page_max);
  if (!index) return base::failure(index.error());
  const auto size = number(call, by_checkpoint ? "take" : "per_page", 50, per_page_max);
  if (!size) return base::failure(size.error());
  const auto from = number(call, "from", 0, place_max);
  if (!from) return base::failure(from.error());
  page.page = *index;
  page.per_page = *size;
  page.from = *from;
  const auto include_totals = query_flag(call, "include_totals");
  if (!include_totals) return base::failure(include_totals.error());
  page.include_totals = include_totals->value_or(false);
  if (page.per_page == 0) {
    return base::failure(invalid_query("'Value 0 is less than minimum 1' on property " +
                                       std::string(by_checkpoint ? "take" : "per_page") + "."));
  }
  return page;
}

Outcome paged_answer(const PageRequest& page, size_t total, base::Json items,
                     std::optional<uint64_t> next, std::string_view key) {
  const std::string name(key);
  if (page.style == PageRequest::Style::checkpoint) {
    base::Json body;
    body[name] = std::move(items);
    if (next) body["next"] = std::to_string(*next);
    return answer(200, body);
  }
  if (!page.include_totals) return answer(200, items);
  base::Json body = {
      {"total", total}, {"start", page.page * page.per_page}, {"limit", page.per_page}};
  body[name] = std::move(items);
  return answer(200, body);
}

}  // namespace management

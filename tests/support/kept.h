// What a store keeps, as one list: kind by kind, by the time of creation and then by key.
#pragma once

#include <algorithm>
#include <tuple>

#include "domain/store.h"
#include "storage/record.h"

namespace test_support {

inline base::Result<domain::Changes, domain::StoreError> kept_in(domain::Store& store) {
  using Place = std::tuple<storage::Table, base::Time, std::string>;
  std::vector<std::pair<Place, domain::Change>> all;
  const auto loaded = store.load([&](domain::Loaded one) {
    domain::Change change = domain::change_of(std::move(one));
    const base::Time created_at = std::visit(
        [](const auto& one) {
          if constexpr (requires { one.created_at; }) return one.created_at;
          return base::Time();
        },
        change);
    auto record = storage::to_record(change);
    all.emplace_back(Place(record.table, created_at, std::move(record.key)), std::move(change));
  });
  if (!loaded) return base::failure(loaded.error());
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  domain::Changes changes;
  for (auto& [place, change] : all) changes.push_back(std::move(change));
  return changes;
}

}  // namespace test_support

// Claims and headers of tests: when now is, and small changes to good ones.
#pragma once

#include <string>

#include "base/json.h"

namespace claims {

inline constexpr long long now_seconds = 1700000000;

// The members of `changes` over those of `value`; null removes.
inline base::Json changed(base::Json value, const std::string& changes) {
  const base::Json members = base::parse_json(changes).value();
  for (const auto& [name, member] : members.items()) {
    if (member.is_null()) {
      value.erase(name);
    } else {
      value[name] = member;
    }
  }
  return value;
}

}  // namespace claims

// The words under which enums are kept. Those of the domain stay as they are on the wire.
#pragma once

#include <optional>
#include <string_view>
#include <type_traits>

#include "domain/change.h"

namespace storage {

inline std::string_view name(domain::Origin origin) {
  switch (origin) {
    case domain::Origin::own:
      return "own";
    case domain::Origin::system:
      return "system";
  }
  return "";
}

template <class Enum>
std::optional<Enum> from_name(std::string_view text) {
  using namespace domain;
  if constexpr (std::is_same_v<Enum, ApiSigningAlgorithm>) {
    return api_signing_algorithm_from_name(text);
  } else if constexpr (std::is_same_v<Enum, TokenDialect>) {
    return token_dialect_from_name(text);
  } else if constexpr (std::is_same_v<Enum, ClientPolicy>) {
    return client_policy_from_name(text);
  } else if constexpr (std::is_same_v<Enum, UserPolicy>) {
    return user_policy_from_name(text);
  } else if constexpr (std::is_same_v<Enum, ApplicationType>) {
    return application_type_from_name(text);
  } else if constexpr (std::is_same_v<Enum, AuthMethod>) {
    return auth_method_from_name(text);
  } else if constexpr (std::is_same_v<Enum, SubjectType>) {
    return subject_type_from_name(text);
  } else if constexpr (std::is_same_v<Enum, OrganizationUsage>) {
    return organization_usage_from_name(text);
  } else if constexpr (std::is_same_v<Enum, KeyState>) {
    return key_state_from_name(text);
  } else if constexpr (std::is_same_v<Enum, LogEventType>) {
    return log_event_type_from_name(text);
  } else if constexpr (std::is_same_v<Enum, CheckOutcome>) {
    return check_outcome_from_name(text);
  } else {
    static_assert(std::is_same_v<Enum, Origin>);
    for (Origin origin : {Origin::own, Origin::system}) {
      if (storage::name(origin) == text) return origin;
    }
    return std::nullopt;
  }
}

}  // namespace storage

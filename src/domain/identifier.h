// Small strong types for identifiers: a ClientId is never taken for an Audience.
#pragma once

#include <functional>
#include <string>

namespace domain {

template <class Tag>
struct Identifier {
  std::string value;

  bool empty() const { return value.empty(); }
  bool operator==(const Identifier&) const = default;
  bool operator<(const Identifier& other) const { return value < other.value; }
};

using ClientId = Identifier<struct ClientIdTag>;  // 32 of [A-Za-z0-9]
using ApiId = Identifier<struct ApiIdTag>;        // 24 hexadecimal digits
using Audience =
    Identifier<struct AudienceTag>;  // an API's `identifier`: 1..600 characters, immutable
using GrantId = Identifier<struct GrantIdTag>;                // "cgr_" and 16 of [A-Za-z0-9]
using CredentialId = Identifier<struct CredentialIdTag>;      // "cred_" and 22 of [A-Za-z0-9]
using OrganizationId = Identifier<struct OrganizationIdTag>;  // "org_" and 16 of [A-Za-z0-9]
using RuleId = Identifier<struct RuleIdTag>;                  // "rul_" and 16 of [A-Za-z0-9]
using KeyId = Identifier<struct KeyIdTag>;                    // `kid` of a signing key
using LogEventId = Identifier<struct LogEventIdTag>;          // decimal digits; sorts by time

}  // namespace domain

template <class Tag>
struct std::hash<domain::Identifier<Tag>> {
  size_t operator()(const domain::Identifier<Tag>& id) const {
    return std::hash<std::string>()(id.value);
  }
};

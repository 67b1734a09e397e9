// Settings of Auth0's that have no effect here: kept as they were sent, and given back, so that
// Auth0's tools find what they wrote.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "management/body_reader.h"
#include "oauth/secret_vault.h"

namespace management {

enum class OtherKind { text, flag, number, array, object };

struct OtherMember {
  std::string_view name;
  OtherKind kind = OtherKind::text;
};

// All of an entity together, as JSON.
inline constexpr size_t other_members_size_max = 64 * 1024;

// Takes the members that `body`, the object that `reader` reads, has into `kept`, text of a JSON
// object; empty: none. Null takes one away. Of an object the members that are named change, the
// others stay. A member with a secret in it is kept sealed.
void read_other_members(BodyReader& reader, const base::Json& body,
                        std::span<const OtherMember> members, std::string& kept,
                        const oauth::SecretVault& vault);

// Seals under another key what is sealed in there. False, with nothing changed: it does not open.
bool reseal_other_members(std::string& kept, const oauth::SecretVault& from,
                          const oauth::SecretVault& to);

// Adds what is kept, each in the place of a member of the same name.
void add_other_members(base::Json& json, const std::string& kept, const oauth::SecretVault& vault);

}  // namespace management

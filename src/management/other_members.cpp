#include "management/other_members.h"

#include "domain/other_members.h"
#include "jose/base64.h"
#include "management/secret_members.h"

namespace management {

namespace {

std::string_view kind_name(OtherKind kind) {
  switch (kind) {
    case OtherKind::text:
      return "string";
    case OtherKind::flag:
      return "boolean";
    case OtherKind::number:
      return "number";
    case OtherKind::array:
      return "array";
    case OtherKind::object:
      return "object";
  }
  return "";
}

bool is_of_kind(const base::Json& value, OtherKind kind) {
  switch (kind) {
    case OtherKind::text:
      return value.is_string();
    case OtherKind::flag:
      return value.is_boolean();
    case OtherKind::number:
      return value.is_number();
    case OtherKind::array:
      return value.is_array();
    case OtherKind::object:
      return value.is_object();
  }
  return false;
}

base::Json object_of(const std::string& kept) {
  const auto json = base::parse_json(kept);
  return json && json->is_object() ? *json : base::Json::object();
}

std::string purpose_of(const std::string& name) {
  return "setting " + name;
}

base::Json opened_object(const std::string& kept, const oauth::SecretVault& vault) {
  base::Json values = object_of(kept);
  const auto sealed = values.find(domain::sealed_members);
  if (sealed == values.end()) return values;
  const base::Json closed = std::move(*sealed);
  values.erase(sealed);
  for (const auto& [name, text] : closed.items()) {
    // What another master key sealed is lost.
    const auto octets = jose::base64url_decode(text.is_string() ? text.get<std::string>() : "");
    if (!octets) continue;
    const auto plain = vault.unseal(*octets, purpose_of(name));
    if (!plain) continue;
    if (auto json = base::parse_json(*plain)) values[name] = std::move(*json);
  }
  return values;
}

std::string closed_text(base::Json values, const oauth::SecretVault& vault) {
  base::Json open = base::Json::object(), sealed = base::Json::object();
  for (auto& [name, value] : values.items()) {
    if (has_secret(value)) {
      sealed[name] = jose::base64url_encode(vault.seal(base::write_json(value), purpose_of(name)));
    } else {
      open[name] = std::move(value);
    }
  }
  if (!sealed.empty()) open[std::string(domain::sealed_members)] = std::move(sealed);
  return open.empty() ? "" : base::write_json(open);
}

// Of two objects the named members change, a null takes one away.
void put_member(base::Json& place, const base::Json& value) {
  if (!value.is_object() || !place.is_object()) {
    place = value;
    return;
  }
  for (auto at = value.begin(); at != value.end(); ++at) {
    if (at->is_null()) {
      place.erase(at.key());
    } else {
      place[at.key()] = *at;
    }
  }
}

}  // namespace

void read_other_members(BodyReader& reader, const base::Json& body,
                        std::span<const OtherMember> members, std::string& kept,
                        const oauth::SecretVault& vault) {
  bool is_changed = false;
  base::Json values = opened_object(kept, vault);
  for (const OtherMember& member : members) {
    reader.ignore(member.name);
    const base::Json* value = base::find_member(body, member.name);
    if (!value) continue;
    is_changed = true;
    const std::string name(member.name);
    if (value->is_null()) {
      values.erase(name);
    } else if (is_of_kind(*value, member.kind)) {
      put_member(values[name], *value);
    } else {
      reader.wrong(member.name, "Expected type " + std::string(kind_name(member.kind)) +
                                    " but found type " + value->type_name());
    }
  }
  if (!is_changed) return;
  if (base::write_json(values).size() > other_members_size_max) {
    reader.wrong("/", "The settings without effect here are larger than " +
                          std::to_string(other_members_size_max) + " bytes together");
    return;
  }
  kept = closed_text(std::move(values), vault);
}

bool reseal_other_members(std::string& kept, const oauth::SecretVault& from,
                          const oauth::SecretVault& to) {
  base::Json values = object_of(kept);
  const auto sealed = values.find(domain::sealed_members);
  if (sealed == values.end()) return true;
  for (auto& [name, text] : sealed->items()) {
    const auto octets = jose::base64url_decode(text.is_string() ? text.get<std::string>() : "");
    if (!octets) return false;
    const auto plain = from.unseal(*octets, purpose_of(name));
    if (!plain) return false;
    text = jose::base64url_encode(to.seal(*plain, purpose_of(name)));
  }
  kept = base::write_json(values);
  return true;
}

void add_other_members(base::Json& json, const std::string& kept, const oauth::SecretVault& vault) {
  if (!kept.empty()) json.update(opened_object(kept, vault));
}

}  // namespace management

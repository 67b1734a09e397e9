#include "management/other_members.h"

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

// In front of what stands for an object or array that is sealed. A text that begins so is none: it
// does not open.
constexpr std::string_view sealed_mark = "sealed:";

std::string purpose_of(const std::string& name) {
  return "setting " + name;
}

base::Json closed(const std::string& name, const base::Json& value,
                  const oauth::SecretVault& vault) {
  if (!has_secret(value)) return value;
  const std::string sealed = vault.seal(base::write_json(value), purpose_of(name));
  return std::string(sealed_mark) + jose::base64url_encode(sealed);
}

base::Json opened(const std::string& name, const base::Json& value,
                  const oauth::SecretVault& vault) {
  if (!value.is_string()) return value;
  const std::string_view text = value.get_ref<const std::string&>();
  if (!text.starts_with(sealed_mark)) return value;
  const auto sealed = jose::base64url_decode(text.substr(sealed_mark.size()));
  const auto plain = sealed ? vault.unseal(*sealed, purpose_of(name))
                            : base::failure(crypto::CryptoError::malformed);
  const auto json = plain ? base::parse_json(*plain) : base::parse_json("");
  return json ? *json : value;
}

base::Json opened_object(const std::string& kept, const oauth::SecretVault& vault) {
  base::Json values = object_of(kept);
  for (auto at = values.begin(); at != values.end(); ++at) *at = opened(at.key(), *at, vault);
  return values;
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
  for (auto at = values.begin(); at != values.end(); ++at) *at = closed(at.key(), *at, vault);
  kept = values.empty() ? "" : base::write_json(values);
}

void add_other_members(base::Json& json, const std::string& kept, const oauth::SecretVault& vault) {
  if (!kept.empty()) json.update(opened_object(kept, vault));
}

}  // namespace management

#include "management/other_members.h"

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
                        std::span<const OtherMember> members, std::string& kept) {
  base::Json values = object_of(kept);
  for (const OtherMember& member : members) {
    reader.ignore(member.name);
    const base::Json* value = base::find_member(body, member.name);
    if (!value) continue;
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
  std::string text = values.empty() ? "" : base::write_json(values);
  if (text.size() > other_members_size_max) {
    reader.wrong("/", "The settings without effect here are larger than " +
                          std::to_string(other_members_size_max) + " bytes together");
    return;
  }
  kept = std::move(text);
}

void add_other_members(base::Json& json, const std::string& kept) {
  if (!kept.empty()) json.update(object_of(kept));
}

}  // namespace management

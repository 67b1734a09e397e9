#include "base/json.h"

#include <set>

#include "base/form.h"

template class nlohmann::basic_json<nlohmann::ordered_map>;

namespace base {

namespace {

// Finding a member of an ordered object takes a look at each, so reading very wide ones would take
// seconds. Nothing here has as many; wider counts as malformed.
constexpr size_t json_members_max = 1000;

// First pass over the text: depth, width and duplicate members, which nlohmann's parser would let
// pass.
class Checker : public nlohmann::json_sax<Json> {
 public:
  std::optional<JsonError> error;

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override {
    m_names.emplace_back();
    return deeper();
  }
  bool key(string_t& name) override {
    if (!m_names.back().insert(name).second) return fail(JsonError::duplicate_member);
    return m_names.back().size() <= json_members_max || fail(JsonError::malformed);
  }
  bool end_object() override {
    m_names.pop_back();
    --m_depth;
    return true;
  }
  bool start_array(std::size_t) override { return deeper(); }
  bool end_array() override {
    --m_depth;
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return fail(JsonError::malformed);
  }

 private:
  bool fail(JsonError reason) {
    if (!error) error = reason;
    return false;
  }
  bool deeper() { return ++m_depth <= json_depth_max || fail(JsonError::too_deep); }

  std::vector<std::set<std::string>> m_names;
  int m_depth = 0;
};

}  // namespace

Result<Json, JsonError> parse_json(std::string_view text) {
  if (!is_utf8(text)) return failure(JsonError::malformed);
  Checker checker;
  if (!Json::sax_parse(text.begin(), text.end(), &checker)) {
    return failure(checker.error.value_or(JsonError::malformed));
  }
  Json value = Json::parse(text.begin(), text.end(), nullptr, false);
  if (value.is_discarded()) return failure(JsonError::malformed);
  return value;
}

std::string write_json(const Json& value, int indent) {
  return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

const Json* find_member(const Json& object, std::string_view name) {
  if (!object.is_object()) return nullptr;
  for (auto at = object.begin(); at != object.end(); ++at) {
    if (at.key() == name) return &at.value();
  }
  return nullptr;
}

std::optional<std::string> string_member(const Json& object, std::string_view name) {
  const Json* member = find_member(object, name);
  if (!member || !member->is_string()) return std::nullopt;
  return member->get_ref<const std::string&>();
}

std::optional<bool> bool_member(const Json& object, std::string_view name) {
  const Json* member = find_member(object, name);
  if (!member || !member->is_boolean()) return std::nullopt;
  return member->get<bool>();
}

std::optional<long long> integer_member(const Json& object, std::string_view name) {
  const Json* member = find_member(object, name);
  if (!member || !member->is_number_integer()) return std::nullopt;
  return member->get<long long>();
}

std::optional<std::vector<std::string>> strings_member(const Json& object, std::string_view name) {
  const Json* member = find_member(object, name);
  if (!member || !member->is_array()) return std::nullopt;
  std::vector<std::string> strings;
  for (const Json& element : *member) {
    if (!element.is_string()) return std::nullopt;
    strings.push_back(element.get_ref<const std::string&>());
  }
  return strings;
}

}  // namespace base

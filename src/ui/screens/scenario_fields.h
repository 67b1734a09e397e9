// Fields over the members of a JSON object which sim/scenario_json.h is to read as a part of a
// scenario: what is typed stands in the object as it was typed, and below it what the reader says.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario_json.h"
#include "ui/look.h"
#include "ui/widgets/choice.h"

namespace ui {

// The text of the field that is being edited: numbers and lists would be written otherwise than
// they are typed.
struct FieldTyping {
  std::string path, text;
  std::string before;  // what stood in it
};

struct ScenarioMember {
  const char* name;
  const char* label;
  const char* help = "";
};

class ScenarioFields {
 public:
  // `path` is where `at` stands, as the errors have it. What is no object becomes one.
  ScenarioFields(Look& look, base::Json& at, std::string path, const sim::ScenarioErrors& errors,
                 FieldTyping& typing);

  // Texts and durations; an empty one is left out. What stood there before, once it has been
  // changed to something else.
  std::optional<std::string> text(const ScenarioMember& member);
  void number(const ScenarioMember& member);
  // Numbers or words, with spaces between them.
  void numbers(const ScenarioMember& member);
  void words(const ScenarioMember& member);
  void flag(const ScenarioMember& member);
  // True when another one was chosen. "" leaves the member out.
  bool choose(const ScenarioMember& member, std::vector<Option> options);

  ScenarioFields of(const char* name);
  base::Json& json() { return m_at; }
  Look& look() { return m_look; }
  // Whether the reader has something to say of it, or of anything in it.
  bool is_wrong() const;
  std::string text_of(const char* name) const;
  // What the reader says of the whole, and of a member; empty: nothing.
  std::string error() const;
  std::string error_of(std::string_view name) const;

 private:
  enum class Kind { text, number, numbers, words };
  std::optional<std::string> field(const ScenarioMember& member, Kind kind);

  Look& m_look;
  base::Json& m_at;
  std::string m_path;
  const sim::ScenarioErrors& m_errors;
  FieldTyping& m_typing;
};

}  // namespace ui

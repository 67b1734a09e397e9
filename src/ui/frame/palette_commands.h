// What the command palette offers beside the tenant's things: pages, and what can be done.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/context.h"
#include "ui/frame/fuzzy.h"

namespace ui {

struct Command {
  const char* icon = nullptr;
  std::string title;
  std::string note = {};  // at the right: a kind, a key
  const char* also = "";
  std::function<void(Context&)> run;
};

std::vector<Command> page_commands();
// What belongs to the application or API that is shown.
std::vector<Command> commands_here(const Context& context);
// What can be done anywhere, without the frame's own.
std::vector<Command> common_commands(const Context& context);

// Copies, and says what.
void copy_and_tell(Context& context, const std::string& what);

// "copy cl billing" asks to copy a client ID: of what "billing" finds. Nothing when the words do
// not begin such a phrase.
std::optional<FuzzyQuery> after_phrase(const FuzzyQuery& typed, std::string_view phrase);

}  // namespace ui

// What the parts of a scenario are called, in the JSON of one that is being put together: nothing
// in it need be as the reader wants it.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "ui/widgets/choice.h"

namespace ui {

// The text of a member, or nothing; the texts of a list.
std::string text_in(const base::Json& object, const char* member);
std::vector<std::string> texts_in(const base::Json& object, const char* member);
// The ids of a list of the scenario: those of its "apis", or the names of its "services".
std::vector<std::string> names_in(const base::Json& scenario, const char* list);
std::vector<Option> names_to_choose(const base::Json& scenario, const char* list);
// The scopes of these APIs.
std::vector<std::string> scopes_of(const base::Json& scenario,
                                   const std::vector<std::string>& apis);
// What names something of that list by its old name names it by the new one.
void rename_in(base::Json& scenario, const char* list, const std::string& before,
               const std::string& now);

}  // namespace ui

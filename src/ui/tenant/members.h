// The members of the API's answers; empty, 0 or false when they are missing or of another kind.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"

namespace ui {

std::string text_of(const base::Json& json, const char* member);
long long number_of(const base::Json& json, const char* member);
bool flag_of(const base::Json& json, const char* member);
std::vector<std::string> list_of(const base::Json& json, const char* member);

// The elements of an array member; nothing to visit when it is missing.
template <class Visit>
void visit_each(const base::Json& json, const char* member, Visit visit) {
  const base::Json* list = base::find_member(json, member);
  if (!list || !list->is_array()) return;
  for (const base::Json& item : *list) visit(item);
}

}  // namespace ui

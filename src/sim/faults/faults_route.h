// /admin/faults: what goes wrong on purpose is listed, added, changed and ended.
#pragma once

#include "base/http_message.h"
#include "sim/faults/faults.h"

namespace sim {

// Of is_faults_path() (fault_rule.h). GET /admin/faults lists the rules, the oldest first:
// {"faults": […], "kinds": […]}; POST adds one (201), and 409 says that there are too many; DELETE
// ends and forgets all (204). GET, PATCH and DELETE of /admin/faults/ID: one of them. A wrong rule
// is 400 with every error's path and reason. Whether the caller may, its shell has judged.
base::Response answer_about_faults(Faults& faults, const base::Request& request,
                                   const base::Clock& clock, base::Random& random);

}  // namespace sim

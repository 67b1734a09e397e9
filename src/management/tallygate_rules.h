// /api/tallygate/v1/rules: the rules of the credentials-exchange step, the declarative part of
// Auth0's Actions (reference/auth0.md section 8).
#pragma once

#include "management/call.h"

namespace management {

Outcome list_rules(const Call& call);  // in the order in which they are applied
Outcome get_rule(const Call& call);
Outcome create_rule(const Call& call);
Outcome update_rule(const Call& call);
Outcome delete_rule(const Call& call);
// What the rules would do to a token request that is granted; nothing is issued, nothing counted.
Outcome test_rules(const Call& call);

}  // namespace management

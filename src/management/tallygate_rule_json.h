// An exchange rule as JSON: what it matches, and what it does then.
#pragma once

#include "management/body_reader.h"

namespace management {

base::Json rule_json(const domain::ExchangeRule& rule, const Call& call);
// Reads what POST and PATCH share. `match` and `action` are each replaced whole.
void read_rule(const Call& call, BodyReader& body, domain::ExchangeRule& rule);

}  // namespace management

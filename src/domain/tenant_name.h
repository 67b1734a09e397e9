// What a tenant is called among the others of its server or page.
#pragma once

#include <string_view>

namespace domain {

// A DNS label in lower case: letters, digits, and hyphens inside; not "mtls", which stands before
// the names of tenants.
bool is_tenant_name(std::string_view text);

}  // namespace domain

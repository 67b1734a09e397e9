// A tenant that has been used.
#pragma once

#include "tests/ui/page.h"

namespace test_support {

// High enough to show a long screen without scrolling.
inline constexpr ui::View tall{1280, 3000, 1};

// An application that took a token, was refused once, and an API it may call.
struct Used : AuthorizedApplication {
  explicit Used(Page& page) : AuthorizedApplication(page.tenant) {
    page.tenant.post_form("/oauth/token", form());
    base::Form refused = form();
    refused.emplace_back("scope", "write:orders");
    page.tenant.post_form("/oauth/token", refused);
  }
};

}  // namespace test_support

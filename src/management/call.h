// One call of the Management API on its way through a handler.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/form.h"
#include "base/json.h"
#include "base/result.h"
#include "management/management_api.h"

namespace management {

// Who calls, as its access token says.
struct Caller {
  std::string subject;
  domain::ClientId client_id;  // empty: the dashboard
  std::string token_id;        // `jti`; empty: the token has none
  std::set<std::string> scopes;

  bool has_any(std::initializer_list<std::string_view> wanted) const;
};

struct Call {
  const base::Request& request;
  const Context& context;
  Caller caller;
  std::vector<std::string> ids;  // the path's {…} segments, percent-decoded
  base::Form query;
  base::Json body;  // an object; empty when the request has none

  std::string query_or(std::string_view name, std::string_view otherwise) const;
};

// An answer with the error body of section 9.3: {statusCode, error, message, errorCode?}.
Outcome error(int status, std::string message, std::string_view error_code = "");
Outcome invalid_body(std::string message);
Outcome invalid_query(std::string message);
// `scopes` have commas between them: any would have done.
Outcome insufficient_scope(std::string_view scopes);
Outcome answer(int status, const base::Json& body, domain::Changes changes = {});
Outcome no_content(domain::Changes changes = {});

// A true or false of the query; nothing when it is not there. The failing outcome is the answer to
// send.
base::Result<std::optional<bool>, Outcome> query_flag(const Call& call, std::string_view name);
// "a, b" has "a" and "b"; parts without anything are left out.
std::vector<std::string> comma_list(std::string_view text);

// Applies `fields` and `include_fields` of the query to an object.
base::Json select_fields(const Call& call, const base::Json& object);

}  // namespace management

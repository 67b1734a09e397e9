// One call of the Management API on its way through a handler.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "base/form.h"
#include "base/json.h"
#include "management/management_api.h"

namespace management {

// Who calls, as its access token says.
struct Caller {
  std::string subject;
  domain::ClientId client_id;  // empty: the dashboard
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
Outcome answer(int status, const base::Json& body, domain::Changes changes = {});
Outcome no_content(domain::Changes changes = {});

// Applies `fields` and `include_fields` of the query to an object.
base::Json select_fields(const Call& call, const base::Json& object);

}  // namespace management

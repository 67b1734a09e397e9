// W3C Trace Context (https://www.w3.org/TR/trace-context/#traceparent-header): which trace of many
// services a request is part of.
#pragma once

#include <optional>
#include <string_view>

#include "base/http_message.h"

namespace base {

// Views of the request's field.
struct TraceParent {
  std::string_view text;       // "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
  std::string_view trace_id;   // 32 hexadecimal digits
  std::string_view parent_id;  // 16
};

// Nothing when there is no such field, several, or one that is malformed: then the trace is not to
// be carried on.
std::optional<TraceParent> trace_parent(const Headers& headers);

}  // namespace base

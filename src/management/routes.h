// The table of the endpoints: whoever adds one adds its row to routes.cpp, and nothing else knows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "management/call.h"

namespace management {

struct Route {
  std::string_view method;
  std::string_view path;    // below "/api/v2/" or "/api/tallygate/v1/"; "{id}" takes any segment
  std::string_view scopes;  // any of them, commas between; empty: for everyone
  Outcome (*handler)(const Call&);
  std::string_view log_description = {};  // of a write
};

struct FoundRoute {
  const Route& route;
  std::vector<std::string_view> ids;  // the "{id}" segments, still percent-encoded
};

// Nothing: we have no such endpoint. Segments are compared before percent-decoding, so that an
// API's identifier may hold encoded slashes (reference/auth0.md section 2.2). The first row wins.
std::optional<FoundRoute> find_route(std::string_view method, std::string_view path);

// All of them, for descriptions and tests.
struct Endpoint {
  std::string_view method;
  std::string path;  // "/api/v2/clients/{id}"
};
std::vector<Endpoint> endpoints();

// The parts between the slashes: "/a/b" has "a" and "b", "/a/" has "a" and "".
std::vector<std::string_view> path_segments(std::string_view path);

}  // namespace management

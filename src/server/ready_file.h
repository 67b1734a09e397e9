// What somebody needs to know in order to use a server that has started.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "engine/engine.h"

namespace server {

// How one tenant is reached.
struct Readiness {
  std::string name;          // empty: the tenant without one
  std::string issuer;        // over HTTP, or as the operator said
  std::string https_issuer;  // empty: HTTPS is off
  std::string dashboard_key;
  std::optional<engine::FirstApplication> first_application;  // nothing when it was deleted
  std::string data;

  std::string dashboard_url() const;
  std::string token_endpoint() const;
  std::string management_api() const;
};

struct ServerReadiness {
  uint16_t http_port = 0;
  std::optional<uint16_t> https_port;  // nothing: HTTPS is off
  Readiness tenant;                    // the one without a name
  std::vector<Readiness> others;
  std::string authority_file;  // what clients of HTTPS must trust; empty: nothing of ours
  int process = 0;
};

base::Json tenant_json(const Readiness& readiness);
// The ready file's JSON.
std::string to_json(const ServerReadiness& readiness);
// The same for people.
std::string to_text(const ServerReadiness& readiness);

}  // namespace server

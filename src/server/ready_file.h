// What somebody needs to know in order to use a server that has started.
#pragma once

#include <optional>
#include <string>

#include "engine/engine.h"

namespace server {

struct Readiness {
  std::string issuer;
  std::string dashboard_key;
  std::optional<engine::FirstApplication> first_application;  // nothing when it was deleted
  std::string data;
  int process = 0;

  std::string dashboard_url() const;
  std::string token_endpoint() const;
  std::string management_api() const;
};

// The ready file's JSON.
std::string to_json(const Readiness& readiness);
// The same for people.
std::string to_text(const Readiness& readiness);

}  // namespace server

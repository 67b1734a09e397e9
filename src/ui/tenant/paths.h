// Where the Management API keeps what the dashboard reads and changes.
#pragma once

#include <cstddef>
#include <string>

namespace ui {

// How many things the API gives at a time, at most.
inline constexpr size_t page_size = 100;

inline constexpr const char* rules_path = "/api/tallygate/v1/rules";

std::string application_path(const std::string& client_id);
// The application's secret before its last rotation.
std::string previous_secret_path(const std::string& client_id);
std::string api_path(const std::string& id);
std::string grant_path(const std::string& id);
std::string organization_path(const std::string& id);
std::string rule_path(const std::string& id);

}  // namespace ui

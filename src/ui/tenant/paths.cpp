#include "ui/tenant/paths.h"

#include "base/form.h"

namespace ui {

std::string application_path(const std::string& client_id) {
  return "/api/v2/clients/" + base::percent_encode(client_id);
}

std::string previous_secret_path(const std::string& client_id) {
  return "/api/tallygate/v1/clients/" + base::percent_encode(client_id) + "/previous-secret";
}

std::string api_path(const std::string& id) {
  return "/api/v2/resource-servers/" + base::percent_encode(id);
}

std::string grant_path(const std::string& id) {
  return "/api/v2/client-grants/" + base::percent_encode(id);
}

std::string organization_path(const std::string& id) {
  return "/api/v2/organizations/" + base::percent_encode(id);
}

std::string rule_path(const std::string& id) {
  return std::string(rules_path) + "/" + base::percent_encode(id);
}

}  // namespace ui

#include "management/credentials.h"

#include <algorithm>

#include "domain/tenant.h"
#include "management/clients.h"
#include "management/credential_json.h"

namespace management {

namespace {

using domain::Credential;

Outcome no_such_credential() {
  return error(404, "The credential does not exist");
}

// The path's credential, of the path's application; nullptr when there is none.
std::shared_ptr<const Credential> credential_of(const Call& call) {
  auto credential = call.context.tenant.credentials().find({call.ids[1]});
  return credential && credential->client_id.value == call.ids[0] ? credential : nullptr;
}

bool is_in_use(const domain::Application& application, const domain::CredentialId& id) {
  if (!application.credential_authentication) return false;
  const auto& used = application.credential_authentication->credentials;
  return std::find(used.begin(), used.end(), id) != used.end();
}

}  // namespace

Outcome list_credentials(const Call& call) {
  if (!application_of(call)) return no_such_client();
  base::Json all = base::Json::array();
  for (const auto& credential : call.context.tenant.credentials_of({call.ids[0]})) {
    all.push_back(to_json(*credential));
  }
  return answer(200, all);
}

Outcome get_credential(const Call& call) {
  if (!application_of(call)) return no_such_client();
  const auto credential = credential_of(call);
  return credential ? answer(200, to_json(*credential)) : no_such_credential();
}

Outcome create_credential(const Call& call) {
  const auto application = application_of(call);
  if (!application) return no_such_client();
  if (application->is_global()) return error(400, "The global client takes no credentials");
  BodyReader body(call.body);
  const Credential credential = read_credential(body, call.context, application->id);
  if (auto problem = body.problem()) return *problem;
  const auto present = call.context.tenant.credentials_of(application->id);
  if (present.size() >= domain::credentials_of_application_max) {
    return error(403, "You have reached the limit of " +
                          std::to_string(domain::credentials_of_application_max) +
                          " credentials for this application");
  }
  for (const auto& other : present) {
    if (!credential.kid.empty() && other->kid == credential.kid) {
      return error(409, "A credential with the kid " + credential.kid + " already exists.");
    }
  }
  return answer(201, to_json(credential), {credential});
}

Outcome update_credential(const Call& call) {
  if (!application_of(call)) return no_such_client();
  const auto before = credential_of(call);
  if (!before) return no_such_credential();
  Credential credential = *before;
  BodyReader body(call.body);
  body.require("expires_at");
  read_expiry(body, credential.expires_at);
  if (auto problem = body.problem()) return *problem;
  credential.updated_at = call.context.now;
  return answer(200, to_json(credential), {credential});
}

Outcome delete_credential(const Call& call) {
  const auto application = application_of(call);
  if (!application) return no_such_client();
  const auto credential = credential_of(call);
  if (!credential) return no_such_credential();
  if (is_in_use(*application, credential->id)) {
    return error(400, "Cannot delete credential still associated with a client");
  }
  return no_content({domain::CredentialRemoved{credential->id}});
}

}  // namespace management

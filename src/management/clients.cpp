#include "management/clients.h"

#include "management/client_json.h"
#include "management/client_reader.h"

namespace management {

namespace {

using domain::Application;

constexpr size_t client_id_length = 32;
const std::vector<std::string> default_grant_types = {"authorization_code", "implicit",
                                                      "refresh_token", "client_credentials"};

// Secrets and how an application authenticates have scopes of their own.
std::optional<Outcome> scope_missing_for_update(const Call& call) {
  bool keys = false, authentication = false, others = false;
  for (auto at = call.body.begin(); at != call.body.end(); ++at) {
    const std::string& member = at.key();
    if (member == "client_secret" || member == "encryption_key") {
      keys = true;
    } else if (member == "client_authentication_methods" ||
               member == "token_endpoint_auth_method") {
      authentication = true;
    } else {
      others = true;
    }
  }
  if (keys && !call.caller.has_any({"update:client_keys"})) {
    return insufficient_scope("update:client_keys");
  }
  if (authentication && !call.caller.has_any({"update:clients", "update:client_credentials"})) {
    return insufficient_scope("update:clients,update:client_credentials");
  }
  if (others && !call.caller.has_any({"update:clients"})) {
    return insufficient_scope("update:clients");
  }
  return std::nullopt;
}

}  // namespace

std::shared_ptr<const Application> application_of(const Call& call) {
  return call.context.tenant.applications().find({call.ids[0]});
}

Outcome no_such_client() {
  return error(404, "The client does not exist", "inexistent_client");
}

domain::ClientId new_client_id(base::Random& random) {
  return {base::random_alphanumeric(random, client_id_length)};
}

Outcome get_client(const Call& call) {
  if (auto refusal = unreadable_fields(call)) return *refusal;
  const auto application = application_of(call);
  if (!application) return no_such_client();
  return answer(200, select_fields(call, to_json(*application, call)));
}

Outcome create_client(const Call& call) {
  Application application;
  application.id = new_client_id(call.context.random);
  application.grant_types = default_grant_types;
  application.created_at = creation_time(call.context.tenant.applications(), call.context.now);
  BodyReader body(call.body);
  body.require("name");
  auto credentials = read_application(call, body, application);
  if (auto problem = body.problem()) return *problem;
  if (call.context.tenant.applications().size() >= domain::applications_max) {
    return error(403, "You have reached the limit of " + std::to_string(domain::applications_max) +
                          " applications for this tenant");
  }
  if (application.secret.hash.empty()) {
    application.secret =
        call.context.vault.store_client_secret(call.context.vault.new_client_secret());
  }
  domain::Changes changes = {application};
  for (auto& credential : credentials) changes.push_back(std::move(credential));
  return answer(201, to_json(application, call), std::move(changes));
}

Outcome update_client(const Call& call) {
  if (auto refusal = scope_missing_for_update(call)) return *refusal;
  const auto before = application_of(call);
  if (!before) return no_such_client();
  Application application = *before;
  BodyReader body(call.body);
  if (application.is_global()) {
    read_global_client(call, body, application);
  } else {
    read_application(call, body, application);
  }
  if (auto problem = body.problem()) return *problem;
  return answer(200, to_json(application, call), {application});
}

Outcome delete_client(const Call& call) {
  const auto application = application_of(call);
  if (!application) return no_content();
  if (application->is_global()) return error(400, "The global client cannot be deleted");
  return no_content(domain::removal_of(call.context.tenant, *application));
}

}  // namespace management

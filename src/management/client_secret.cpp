#include "management/client_secret.h"

#include "management/body_reader.h"
#include "management/client_json.h"
#include "management/clients.h"

namespace management {

namespace {

using domain::Application;

bool has_previous_secret(const Application& application, base::Time now) {
  return application.previous_secret && application.previous_secret->accepted_until > now;
}

}  // namespace

Outcome rotate_client_secret(const Call& call) {
  const auto before = application_of(call);
  if (!before) return no_such_client();
  Application application = *before;
  BodyReader body(call.body);
  int overlap = call.context.tenant.settings().policies.secret_overlap_seconds;
  body.integer("overlap_seconds", overlap, 0, domain::secret_overlap_seconds_max);
  if (auto problem = body.problem()) return *problem;
  if (application.credential_authentication) {
    return error(400, "The client authenticates by credentials, not by a secret",
                 "operation_not_supported");
  }
  application.previous_secret.reset();
  if (overlap > 0) {
    application.previous_secret = {before->secret,
                                   call.context.now + std::chrono::seconds(overlap)};
  }
  application.secret =
      call.context.vault.store_client_secret(call.context.vault.new_client_secret());
  return answer(200, to_json(application, call), {application});
}

Outcome get_previous_secret(const Call& call) {
  const auto application = application_of(call);
  if (!application) return no_such_client();
  if (!has_previous_secret(*application, call.context.now)) {
    return error(404, "No previous secret is accepted");
  }
  base::Json json = {
      {"client_id", application->id.value},
      {"accepted_until", base::to_iso(application->previous_secret->accepted_until)}};
  return answer(200, json);
}

Outcome end_previous_secret(const Call& call) {
  const auto before = application_of(call);
  if (!before || !before->previous_secret) return no_content();
  Application application = *before;
  application.previous_secret.reset();
  return no_content({application});
}

}  // namespace management

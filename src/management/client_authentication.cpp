#include "management/client_authentication.h"

#include <algorithm>

#include "management/credential_json.h"

namespace management {

namespace {

using domain::Application;
using domain::AuthMethod;
using domain::Credential;
using domain::CredentialType;

struct CredentialMethod {
  AuthMethod method;
  CredentialType type;  // of its credentials
};
constexpr CredentialMethod credential_methods[] = {
    {AuthMethod::private_key_jwt, CredentialType::public_key},
    {AuthMethod::tls_client_auth, CredentialType::cert_subject_dn},
    {AuthMethod::self_signed_tls_client_auth, CredentialType::x509_cert}};

std::optional<AuthMethod> secret_method(std::string_view text) {
  const auto method = domain::from_name<AuthMethod>(text);
  return method && !uses_credentials(*method) ? method : std::nullopt;
}

// One that the application has, by id.
void read_reference(const Call& call, BodyReader& item, const Application& application,
                    CredentialType type, std::vector<domain::CredentialId>& ids) {
  domain::CredentialId id;
  item.require("id");
  if (!item.text("id", id.value)) return;
  const auto credential = call.context.tenant.credentials().find(id);
  if (!credential || credential->client_id != application.id) {
    item.wrong("id", "The credential does not exist: " + id.value);
  } else if (credential->type != type) {
    item.wrong("id", "The method needs credentials of the type " + std::string(name(type)));
  } else if (std::find(ids.begin(), ids.end(), id) != ids.end()) {
    item.wrong("id", "The credential is named twice");
  } else {
    ids.push_back(id);
  }
}

Credential read_inline(const Call& call, BodyReader& item, const Application& application,
                       CredentialType type, size_t index) {
  Credential credential = read_credential(item, call.context, application.id);
  // Their order outlives a restart.
  credential.created_at += std::chrono::milliseconds(index);
  credential.updated_at = credential.created_at;
  if (credential.type != type) {
    item.wrong("credential_type", "No enum match for: " + std::string(name(credential.type)));
  }
  return credential;
}

// The credentials of one method; those that are new go to `made`.
std::vector<domain::CredentialId> read_credentials(const Call& call, BodyReader& method,
                                                   const Application& application,
                                                   CredentialType type,
                                                   std::vector<Credential>& made) {
  std::vector<domain::CredentialId> ids;
  method.require("credentials");
  const bool sent =
      method.each("credentials", domain::credentials_of_application_max, [&](BodyReader& item) {
        if (call.request.method != "POST") {
          read_reference(call, item, application, type, ids);
        } else {
          made.push_back(read_inline(call, item, application, type, made.size()));
          ids.push_back(made.back().id);
        }
      });
  if (sent && ids.empty()) method.wrong("credentials", "Array is too short (0), minimum 1");
  return ids;
}

}  // namespace

std::vector<Credential> read_authentication(const Call& call, BodyReader& body,
                                            Application& application) {
  constexpr std::string_view by_secret = "token_endpoint_auth_method";
  constexpr std::string_view by_credentials = "client_authentication_methods";
  if (body.is_null(by_secret)) application.auth_method.reset();
  if (body.is_null(by_credentials)) application.credential_authentication.reset();
  const bool names_secret = body.word(by_secret, application.auth_method, secret_method);
  std::vector<Credential> made;
  std::vector<domain::CredentialAuthentication> found;
  const bool names_credentials = body.within(by_credentials, [&](BodyReader& methods) {
    for (const CredentialMethod& one : credential_methods) {
      methods.within(name(one.method), [&](BodyReader& method) {
        found.push_back({one.method, read_credentials(call, method, application, one.type, made)});
      });
    }
  });
  if (names_credentials && found.size() != 1) {
    body.wrong(by_credentials, "One method is needed, found " + std::to_string(found.size()));
  } else if (names_credentials) {
    application.credential_authentication = found.front();
  }
  if (names_secret && application.credential_authentication) {
    body.wrong(by_secret,
               "token_endpoint_auth_method and client_authentication_methods exclude each other: "
               "set one of them to null");
  }
  if (application.credential_authentication) application.auth_method.reset();
  return made;
}

base::Json credential_authentication_json(const domain::CredentialAuthentication& authentication) {
  base::Json credentials = base::Json::array();
  for (const auto& id : authentication.credentials) credentials.push_back({{"id", id.value}});
  base::Json method = {{"credentials", std::move(credentials)}};
  base::Json json = base::Json::object();
  json[std::string(name(authentication.method))] = std::move(method);
  return json;
}

}  // namespace management

#include "ui/tenant/credentials.h"

#include "ui/tenant/members.h"

namespace ui {

const std::vector<AuthMethod>& auth_methods() {
  static const std::vector<AuthMethod> all = {{"client_secret_post", ""},
                                              {"client_secret_basic", ""},
                                              {"private_key_jwt", "public_key"},
                                              {"tls_client_auth", "cert_subject_dn"},
                                              {"self_signed_tls_client_auth", "x509_cert"},
                                              {"none", ""}};
  return all;
}

const AuthMethod& auth_method(const std::string& name) {
  for (const AuthMethod& method : auth_methods()) {
    if (name == method.name) return method;
  }
  return auth_methods().front();
}

std::optional<std::vector<Credential>> read_credentials(const base::Json& json) {
  if (!json.is_array()) return std::nullopt;
  std::vector<Credential> all;
  for (const base::Json& item : json) {
    Credential one;
    one.id = text_of(item, "id");
    one.type = text_of(item, "credential_type");
    one.kid = text_of(item, "kid");
    one.algorithm = text_of(item, "alg");
    one.name = text_of(item, "name");
    one.subject = text_of(item, "subject_dn");
    one.thumbprint = text_of(item, "thumbprint_sha256");
    one.created_at = text_of(item, "created_at");
    one.expires_at = text_of(item, "expires_at");
    if (one.id.empty()) return std::nullopt;
    all.push_back(std::move(one));
  }
  return all;
}

std::optional<PreviousSecret> read_previous_secret(const base::Json& json) {
  const auto until = base::string_member(json, "accepted_until");
  return until ? std::optional(PreviousSecret{*until}) : std::nullopt;
}

}  // namespace ui

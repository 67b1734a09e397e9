#include "ui/tenant/credentials.h"

namespace ui {
namespace {

std::string member_text(const base::Json& json, const char* member) {
  return base::string_member(json, member).value_or("");
}

}  // namespace

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
    one.id = member_text(item, "id");
    one.type = member_text(item, "credential_type");
    one.kid = member_text(item, "kid");
    one.algorithm = member_text(item, "alg");
    one.name = member_text(item, "name");
    one.subject = member_text(item, "subject_dn");
    one.thumbprint = member_text(item, "thumbprint_sha256");
    one.created_at = member_text(item, "created_at");
    one.expires_at = member_text(item, "expires_at");
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

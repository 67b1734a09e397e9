// API · Settings: what a token of the API is signed with, bound to and encrypted for.
#include <algorithm>

#include "ui/screens/api.h"
#include "ui/tenant/jwk_pem.h"
#include "ui/text/apis.h"
#include "ui/text/common.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/detail.h"
#include "ui/widgets/field.h"
#include "ui/widgets/page.h"
#include "ui/widgets/switch_row.h"

namespace ui {

std::vector<Option> signing_algorithm_options() {
  return {{"RS256", words::algorithm_rs256, words::algorithm_rs256_note},
          {"RS512", "RS512", words::algorithm_rs512_note},
          {"PS256", "PS256", words::algorithm_ps256_note},
          {"ES256", "ES256", words::algorithm_es256_note},
          {"HS256", words::algorithm_hs256, words::algorithm_hs256_note}};
}

bool ApiSettingsTab::Draft::names_a_key(const Api& api) const {
  if (encryption == no_encryption) return true;
  if (encryption_pem.empty()) return !api.encryption_thumbprint.empty();
  return !public_key_pem(encryption_pem).empty();
}

void ApiSettingsTab::draw_security(Context& context, const Api& api) {
  Look& look = context.look;
  Card card(look);
  card_header(look, words::api_security);
  {
    Columns columns(look, {1, 1}, 16);
    columns.next();
    select(look, "algorithm", m_form.draft.algorithm, signing_algorithm_options(),
           {.label = words::api_algorithm, .enabled = api.is_system ? Enabled::no : Enabled::yes});
    columns.next();
    select(look, "possession", m_form.draft.possession,
           {{no_possession, words::possession_none, words::possession_none_note},
            {"dpop", words::possession_dpop, words::possession_dpop_note},
            {"mtls", words::possession_mtls, words::possession_mtls_note}},
           {.label = words::api_possession});
  }
  if (m_form.draft.possession != no_possession) {
    gap(16);
    switch_row(look, "possession required", m_form.draft.possession_required,
               words::possession_required, words::possession_required_help);
  }
  if (!api.signing_secret.empty() && m_form.draft.algorithm == "HS256") {
    gap(16);
    copyable_secret(look, "secret", words::api_signing_secret, api.signing_secret, m_revealed,
                    words::api_signing_secret_help);
  }
  if (api.is_system) return;
  gap(24);
  select(look, "encryption", m_form.draft.encryption,
         {{no_encryption, words::encryption_none, words::encryption_none_note},
          {"RSA-OAEP-256", "RSA-OAEP-256", {}},
          {"RSA-OAEP-384", "RSA-OAEP-384", {}},
          {"RSA-OAEP-512", "RSA-OAEP-512", {}}},
         {.label = words::api_encryption,
          .help = words::api_encryption_help,
          .width = std::min(look.available(), 440.0f)});
  if (m_form.draft.encryption == no_encryption) return;
  gap(16);
  if (!api.encryption_thumbprint.empty()) {
    copyable(look, "thumbprint", words::encryption_thumbprint, api.encryption_thumbprint);
    gap(16);
  }
  const bool there = !api.encryption_thumbprint.empty();
  text_field(look, "encryption pem", m_form.draft.encryption_pem,
             {.label = there ? words::encryption_pem_other : words::encryption_pem,
              .help = words::encryption_pem_help,
              .error = m_form.draft.names_a_key(api) ? "" : words::encryption_pem_wrong,
              .typeface = Typeface::mono,
              .lines = 5});
}

void ApiSettingsTab::add_security(const Api& api, base::Json& body) const {
  if (m_form.draft.algorithm != m_form.original.algorithm)
    body["signing_alg"] = m_form.draft.algorithm;
  if (m_form.draft.possession != m_form.original.possession ||
      m_form.draft.possession_required != m_form.original.possession_required) {
    body["proof_of_possession"] = nullptr;
    if (m_form.draft.possession != no_possession)
      body["proof_of_possession"] = {{"mechanism", m_form.draft.possession},
                                     {"required", m_form.draft.possession_required},
                                     {"required_for", "all_clients"}};
  }
  if (m_form.draft.encryption == m_form.original.encryption && m_form.draft.encryption_pem.empty())
    return;
  body["token_encryption"] = nullptr;
  if (m_form.draft.encryption == no_encryption) return;
  base::Json key = {{"alg", m_form.draft.encryption}};
  if (m_form.draft.encryption_pem.empty()) {
    key["thumbprint_sha256"] = api.encryption_thumbprint;
  } else {
    key["pem"] = public_key_pem(m_form.draft.encryption_pem);
  }
  body["token_encryption"] = {{"format", "compact-nested-jwe"}, {"encryption_key", std::move(key)}};
}

}  // namespace ui
